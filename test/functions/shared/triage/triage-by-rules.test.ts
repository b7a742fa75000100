import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CATEGORIES,
  PRIORITIES,
  SENTIMENTS,
  type Category,
  type Priority,
  type Sentiment,
} from "../../../../functions/shared/contracts/ticket-record.js";
import { priorityFloor } from "../../../../functions/shared/triage/priority-floor.js";
import { triageByRules } from "../../../../functions/shared/triage/triage-by-rules.js";
import { texts } from "../../../support/builders/arbitraries.js";

const triage = (text: string, sentiment: Sentiment = "NEUTRAL", subject = "") =>
  triageByRules({ subject, description: text, sentiment });

describe("the priority of the rules", () => {
  it.each<[Sentiment, Priority]>([
    ["NEGATIVE", "MEDIUM"],
    ["MIXED", "MEDIUM"],
    ["NEUTRAL", "NORMAL"],
    ["POSITIVE", "NORMAL"],
  ])("is for a %s ticket without a word that they know %s", (sentiment, priority) => {
    expect(triage("Zażółć gęślą jaźń", sentiment).priority).toBe(priority);
  });

  it.each<[Priority, string]>([
    ["CRITICAL", "Nobody in our office can log in, all 80 people are blocked."],
    ["CRITICAL", "In der ganzen Firma geht nichts mehr, niemand kann arbeiten."],
    ["HIGH", "I am locked out of my account and cannot work at all."],
    ["HIGH", "Je suis bloquée, je ne peux plus travailler, mon compte est suspendu."],
    ["HIGH", "Me habéis cobrado dos veces, devolvedme el dinero."],
    ["MEDIUM", "The total on the report is wrong, we correct it by hand."],
    ["MEDIUM", "Die Seite ist seit dem Update sehr langsam."],
    ["NORMAL", "How do I export my contacts?"],
    ["NORMAL", "Sarebbe bello avere la modalità scura."],
    ["NORMAL", "設定方法を教えてください。"],
  ])("is %s for: %s", (priority, text) => {
    expect(triage(text).priority).toBe(priority);
  });

  it("is no higher because a text says so", () => {
    const question = "How do I export my contacts?";

    expect(triage(`URGENT! CRITICAL! ${question}`).priority).toBe("NORMAL");
  });

  it("does not depend on the subject that a reply repeats", () => {
    const [subject, description] = ["Nobody in our office can work, all 80 people are blocked", "Here is the form."];

    expect(triage(description, "NEUTRAL", subject).priority).toBe("CRITICAL");
    expect(triage(description, "NEUTRAL", `Re: ${subject}`).priority).toBe("NORMAL");
  });

  it("is raised to the priority floor, however friendly the ticket sounds", () => {
    expect(triage("Thank you so much! By the way, we were hacked.", "POSITIVE").priority).toBe("CRITICAL");
  });

  it("is that of a question which names an outage that is over, whose floor gives way", () => {
    expect(triage("How do I ask for the service credit for the outage in May, and until when?").priority).toBe(
      "NORMAL",
    );
    expect(triage("There is an outage.").priority).toBe("HIGH");
  });

  it("reads the subject like the description", () => {
    expect(triage("See subject", "POSITIVE", "Data breach").priority).toBe("CRITICAL");
  });

  it("is never below a CRITICAL floor, and always has reasons and a category", () => {
    const input = fc.record({
      subject: texts(),
      description: fc.oneof(texts(), fc.constantFrom("outage", "data loss", "security", "hacked", "urgent")),
      sentiment: fc.constantFrom(...SENTIMENTS),
    });
    fc.assert(
      fc.property(input, (ticket) => {
        const { priority, reasoning, category } = triageByRules(ticket);
        const isCritical = priorityFloor(`${ticket.subject}\n${ticket.description}`)?.priority === "CRITICAL";
        expect(isCritical ? priority : "CRITICAL").toBe("CRITICAL");
        expect(PRIORITIES).toContain(priority);
        expect(reasoning).toContain(ticket.sentiment);
        expect(CATEGORIES).toContain(category);
      }),
    );
  });
});

describe("the reasoning of the rules", () => {
  it("names the sentiment, words of the lists and the words of the floor", () => {
    const { reasoning } = triage("I am locked out of my account. Is there an outage?", "NEGATIVE");

    expect(reasoning).toMatch(
      /^Rules: the sentiment is NEGATIVE, and words that speak for HIGH are .*"locked out".*\. /,
    );
    expect(reasoning).toContain('The ticket mentions an outage ("outage").');
  });

  it("quotes only words of the lists", () => {
    const { reasoning } = triage("My PIN is 1234 and the total of Mira's invoice is wrong", "NEGATIVE");

    expect(reasoning).not.toMatch(/1234|Mira/i);
  });
});

describe("the category of the rules", () => {
  it.each<[Category, string]>([
    ["BILLING", "I was charged twice and want a refund for the invoice"],
    ["ACCOUNT", "I forgot my password and cannot log in"],
    ["PERFORMANCE", "Every page is slow and times out"],
    ["BUG", "The app crashes with an error when I press save"],
    ["FEATURE_REQUEST", "It would be great to have a dark mode, please add it"],
    ["HOW_TO", "How do I export my contacts?"],
    ["SECURITY", "Tell me about the security of your product, and how our data is encrypted."],
    ["SECURITY", "We were hacked and lost our password"],
    ["DATA_LOSS", "After the invoice was paid all files disappeared"],
    ["OUTAGE", "The website is down"],
    ["OTHER", "The sky is blue"],
    ["OTHER", ""],
  ])("is %s for: %s", (category, text) => {
    expect(triage(text).category).toBe(category);
  });

  it("follows the subject when the description mentions more", () => {
    expect(triage("There was an error with my card", "NEUTRAL", "Refund of my payment").category).toBe("BILLING");
  });
});
