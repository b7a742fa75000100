import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readReplyPolicy } from "../../../../functions/shared/reply-gate/read-policy.js";
import { type Reply, reasonsToHold } from "../../../../functions/shared/reply-gate/reply-gate.js";
import { isBelowExpectation } from "../../../../functions/shared/reply-gate/unlisted-language.js";
import { texts } from "../../../support/builders/arbitraries.js";

const POLICY = readReplyPolicy({});

const aReply = (changes: Partial<Reply> = {}): Reply => ({
  text: "Thank you, the team looks into it.",
  priority: "NORMAL",
  isRaised: false,
  ticketText: "Order 4711 is missing.",
  customerAddress: "ada@example.org",
  secrets: ["mark0123456789abcdef"],
  ...changes,
});

describe("reasonsToHold", () => {
  it.each([
    ["nothing", {}, []],
    ["a critical ticket", { priority: "CRITICAL" }, ["CRITICAL"]],
    ["a priority that rules raised", { isRaised: true }, ["PRIORITY_RAISED"]],
    ["mark-up", { text: "<b>Thank you</b>" }, ["MARKUP"]],
    ["a number of the ticket", { text: "Your order 4711 is on its way." }, []],
    ["another number", { text: "Your order 4712 is on its way." }, ["NUMBER"]],
    ["the customer's own address", { text: "We wrote to ada@example.org." }, []],
    ["another address", { text: "We wrote to eve@example.org." }, ["ADDRESS"]],
    ["the mark of the prompt in pieces", { text: "M a r k 0123-4567-89ab-cdef" }, ["NUMBER", "PROMPT_LEAK"]],
  ] as const)("of a reply with %s", (_what, changes, reasons) => {
    expect(reasonsToHold(aReply(changes), POLICY)).toEqual(reasons);
  });

  const SECRET = "never invent facts of any kind";
  const moved = (text: string, by: number): string =>
    text.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + by) % 26) + 97));

  it.each([
    ["backwards", Array.from(SECRET).reverse().join("")],
    ["in ROT13", moved(SECRET, 13)],
    ["with its letters moved by five, backwards", Array.from(moved(SECRET, 5)).reverse().join("")],
    ["in base64", Buffer.from(SECRET).toString("base64")],
    ["in hexadecimal", Buffer.from(SECRET).toString("hex")],
    ["in base64 twice", Buffer.from(Buffer.from(SECRET).toString("base64")).toString("base64")],
    ["in escapes of HTML", Array.from(SECRET, (letter) => `&#${letter.charCodeAt(0)};`).join("")],
  ])("holds a sentence of the prompt %s", (_how, written) => {
    const reply = aReply({ text: `Here it is: ${written}`, secrets: [SECRET.replaceAll(" ", "")] });

    expect(reasonsToHold(reply, POLICY)).toContain("PROMPT_LEAK");
  });

  /** The least of several runs of user CPU time, in milliseconds. */
  const leastTime = (text: string): number => {
    const times = [1, 2, 3, 4, 5].map(() => {
      const before = process.cpuUsage();
      reasonsToHold(aReply({ text }), POLICY);
      return process.cpuUsage(before).user / 1000;
    });
    return Math.min(...times);
  };

  it.each([" ", "\n", " \n", "a", "д", "한", "ا", "1", "a.", "a@a.", "- ", "( ", "dot "])(
    "takes no more than in proportion for more of %j",
    (unit) => {
      const ofLength = (length: number): string => unit.repeat(Math.ceil(length / unit.length));
      leastTime(ofLength(4_000));

      // Quadratic, it would take sixteen times as long. What takes less than 10 ms cannot be compared.
      expect(leastTime(ofLength(16_000))).toBeLessThan(10 * leastTime(ofLength(4_000)) + 10);
    },
  );

  it("allows what the configuration allows, and forbids only what it forbids", () => {
    const policy = readReplyPolicy({
      REPLY_ALLOWED: "example.com, help@example.com, 0800 123 456",
      REPLY_FORBIDS: "none",
    });
    const text = "See https://docs.example.com/a, write to help@example.com or call 0800 123 456. We will refund you.";

    expect(reasonsToHold(aReply({ text }), policy)).toEqual([]);
    expect(reasonsToHold(aReply({ text: "See https://example.com.evil.net" }), policy)).toEqual(["LINK"]);
  });

  it.each([
    ["LINK", "Пожалуйста, откройте пример.рф"],
    ["LINK", "请访问 例子.中国"],
    ["NUMBER", "Call +٤٩١٧٠١٢٣٤٥٦٧"],
    ["NUMBER", "अपना आदेश ४७१२ देखें"],
    ["CARD", "Tell us the three digits on the back of your card."],
    ["REFUND", "Your account has been credited."],
    ["DEADLINE", "Le problème sera résolu demain."],
    ["DEADLINE", "Das wird morgen behoben."],
    ["DEADLINE", "El problema se resolverá mañana."],
    ["DEADLINE", "Il problema sarà risolto domani."],
    ["DEADLINE", "O problema será resolvido amanhã."],
    ["DEADLINE", "Het wordt morgen opgelost."],
    ["DEADLINE", "明日には修正いたします。"],
    ["DEADLINE", "我们明天会解决。"],
    ["DEADLINE", "내일 해결하겠습니다."],
  ])("is %s for: %s", (reason, text) => {
    expect(reasonsToHold(aReply({ text }), POLICY)).toEqual([reason]);
  });

  it.each([
    "Ihr Auftrag ٤٧١١ ist eingegangen.",
    "Guten Morgen, wir sehen uns das an.",
    "Nous sommes désolés pour la panne d'aujourd'hui.",
    "Buenos días, lo miramos pronto.",
  ])("holds none of: %s", (text) => {
    expect(reasonsToHold(aReply({ text }), POLICY)).toEqual([]);
  });

  it("holds a link wherever it stands in any text", () => {
    fc.assert(
      fc.property(texts(), texts(), (before, after) => {
        const text = `${before} https://evil.example.com ${after}`;
        expect(reasonsToHold(aReply({ text }), POLICY)).toContain("LINK");
      }),
    );
  });
});

describe("readReplyPolicy", () => {
  it("refuses a policy that does not exist", () => {
    expect(() => readReplyPolicy({ REPLY_FORBIDS: "refunds" })).toThrow(/"refunds"; expected password, card/);
  });
});

describe("isBelowExpectation", () => {
  const sentiment = (language: string, label: "NEGATIVE" | "NEUTRAL", confidence: number) => ({
    sentiment: label,
    language,
    confidence,
    scores: { mixed: 0, negative: 0, neutral: 1, positive: 0 },
  });

  it.each([
    ["a long ticket in Russian that is NORMAL", sentiment("ru", "NEUTRAL", 0), "я".repeat(100), "NORMAL", true],
    ["a short one", sentiment("ru", "NEUTRAL", 0), "я".repeat(99), "NORMAL", false],
    ["one that is MEDIUM", sentiment("ru", "NEUTRAL", 0), "я".repeat(100), "MEDIUM", false],
    ["a negative one", sentiment("ru", "NEGATIVE", 0.9), "плохо", "NORMAL", true],
    ["a language with a list", sentiment("de", "NEGATIVE", 0.9), "x".repeat(200), "NORMAL", false],
  ] as const)("of %s", (_what, detected, text, priority, expected) => {
    expect(isBelowExpectation(detected, text, priority)).toBe(expected);
  });
});
