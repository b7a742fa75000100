import { describe, expect, it } from "vitest";
import type { TicketRecord } from "../../../../functions/shared/contracts/ticket-record-schema.js";
import { RULE_CRITERIA, type RuleCriterion } from "../../../../functions/shared/reply-quality/criteria.js";
import { VerdictSchema } from "../../../../functions/shared/reply-quality/evaluation.js";
import { repliedTicketOf } from "../../../../functions/shared/reply-quality/replied-ticket.js";
import { verdictsOfRules } from "../../../../functions/shared/reply-quality/rules.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";

const verdict = (criterion: RuleCriterion, reply: string, record: Partial<TicketRecord> = {}) =>
  verdictsOfRules(repliedTicketOf(aTicketRecord(record)), reply).find((one) => one.criterion === criterion);

const fails = (criterion: RuleCriterion, reply: string, record: Partial<TicketRecord> = {}): boolean =>
  verdict(criterion, reply, record)?.verdict === "FAIL";

const ENGLISH = "The pages of the printer are blank, and we are sorry for the trouble that it has caused you. ";

describe("the verdicts of the rules", () => {
  it("are one for each criterion, whatever the reply is", () => {
    const texts = ["", " ", "?", "🙂", "\ud800", "a".repeat(1_000_000), "([{*+?", "1. \n2. ", "”“"];
    for (const text of texts) {
      const part = text.slice(0, 16_384);
      const ticket = repliedTicketOf(aTicketRecord({ product: part, subject: part, description: part }));
      const verdicts = verdictsOfRules(ticket, text);

      expect(verdicts.map(({ criterion }) => criterion)).toEqual(RULE_CRITERIA);
      for (const one of verdicts) expect(VerdictSchema.safeParse(one).success).toBe(true);
    }
  });

  it("take time in proportion to the length: a megabyte is read in two seconds", () => {
    const [description, reply] = ["4929 1234 ".repeat(100_000), "Please open it, and select 4929. ".repeat(30_000)];
    const ticket = repliedTicketOf(aTicketRecord({ description: description.slice(0, 32_768) }));
    const start = performance.now();
    verdictsOfRules(ticket, reply);

    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe("FORMAL_TONE", () => {
  it.each([
    ["We can't open it.", "can't"],
    ["We can’t open it.", "can't"],
    ["It’s a known fault.", "It's"],
    ["You'll hear from us.", "You'll"],
    ["We are gonna look.", "gonna"],
  ])("finds the contraction in %j", (text, evidence) => {
    expect(verdict("FORMAL_TONE", ENGLISH + text)).toMatchObject({ verdict: "FAIL", evidence });
  });

  it("shows a sign that opens a sentence with the words after it", () => {
    const reply = "Se trata de LaserPrint 400. ¡Le agradecemos su paciencia con esta incidencia!";

    expect(verdict("FORMAL_TONE", reply)?.evidence).toContain("¡Le agradecemos");
  });

  it.each(["Wait!", "Wait！", "🙂", "☺️", "👍🏽", "🇩🇪", "1️⃣ Open it", ":-)", "<3"])("finds the sign in %j", (text) => {
    expect(fails("FORMAL_TONE", `${ENGLISH} ${text}`)).toBe(true);
  });

  it.each(["the customer's page", "O'Brien", "© 2026 ® ™ → 1 2 3 #4", "the '90s", "a (b:c)", "I give you the page"])(
    "passes %j",
    (text) => {
      expect(fails("FORMAL_TONE", ENGLISH + text)).toBe(false);
    },
  );

  it.each([
    ["fr", "Nous avons corrigé l'erreur de l'imprimante aujourd'hui, et vous n'avez rien à faire pour cela."],
    ["it", "Abbiamo corretto l'errore dell'ordine, e non c'è altro da fare per la stampante."],
    ["nl", "Wij hebben zo'n storing eerder gezien, en 's avonds is het rustiger bij ons."],
    ["ja", "ちゃんとお役に立てますよう、担当者が確認いたします。"],
    ["pt", "Não se trata de um erro tão grave, e a equipa do LaserPrint Pro está a ver."],
  ])("passes what %s requires", (language, text) => {
    expect(fails("FORMAL_TONE", text, { language })).toBe(false);
  });

  it("passes what the customer wrote, and a name with a sign in it", () => {
    const record = { subject: "It can't print!!", product: "Print! Plus" };

    expect(fails("FORMAL_TONE", `${ENGLISH} Your message “It can't print!!” is about Print! Plus.`, record)).toBe(
      false,
    );
    expect(fails("FORMAL_TONE", `${ENGLISH} Your message “It can't wait!!” is about Print! Plus.`, record)).toBe(true);
  });
});

describe("what a reply invents", () => {
  it.each<[RuleCriterion, string]>([
    ["NO_INVENTED_ID", "Your ticket #48213 is open."],
    ["NO_INVENTED_ID", "Your case number is 48213."],
    ["NO_INVENTED_ID", "It is TKT-20261121-0002."],
    ["NO_INVENTED_LINK", "See https://help.example.net/a."],
    ["NO_INVENTED_LINK", "See help dot zephyr dot com."],
    ["NO_INVENTED_DATE", "It began on 22 November 2026."],
    ["NO_INVENTED_DATE", "It began on 2026-11-22."],
    ["NO_INVENTED_DATE", "It began on November 22nd."],
    ["NO_INVENTED_PRICE", "It costs $49.99."],
    ["NO_INVENTED_PRICE", "It costs 49,99 EUR."],
    ["NO_INVENTED_PRICE", "You get 15% off."],
    ["NO_NEW_PERSONAL_DATA", "Call +49 30 90182731."],
    ["NO_NEW_PERSONAL_DATA", "Write to grace.hopper@example.com."],
    ["NO_NEW_PERSONAL_DATA", "The card is 4111 1111 1111 1111."],
    ["NO_INVENTED_REFUND", "We will refund you."],
    ["NO_INVENTED_PROMISE", "It will be fixed by tomorrow."],
    ["NO_INVENTED_PROMISE", "We guarantee that it works."],
  ])("fails %s, and nothing else of its kind: %s", (criterion, text) => {
    const kinds = RULE_CRITERIA.filter((one) => one.startsWith("NO_"));

    expect(kinds.filter((one) => fails(one, ENGLISH + text))).toEqual([criterion]);
  });

  it.each([
    "Your ticket TKT-20261121-0001 of 21 November 2026 is open.",
    "We read it on 2026-11-21.",
    "We write to ada.byron@example.com.",
    "Please follow step 2 of 3, and page 12 of the LaserPrint 400 manual.",
  ])("does not count what the ticket holds: %s", (text) => {
    expect(RULE_CRITERIA.filter((one) => one.startsWith("NO_") && fails(one, ENGLISH + text))).toEqual([]);
  });

  it("does not count what the description holds", () => {
    const description = "Order 48213 of 3 March cost 49.90 €: https://shop.example.org/a, call +49 30 90182731.";
    const text = "Your order 48213 of 3 March, for 49.90 € (https://shop.example.org/a, +49 30 90182731).";

    expect(RULE_CRITERIA.filter((one) => one.startsWith("NO_") && fails(one, ENGLISH + text, { description }))).toEqual(
      [],
    );
  });

  it("reads an amount whose digits are separated by blanks as one", () => {
    const description = "Nous avons payé 24 900 € pour 12 postes.";

    expect(fails("NO_INVENTED_PRICE", "You paid 24 900 € for it.", { description })).toBe(false);
    expect(fails("NO_INVENTED_PRICE", "You paid 34 900 € for it.", { description })).toBe(true);
  });

  it("does not count what the configuration allows", () => {
    const allowed = { domains: ["example.net"], addresses: ["help@example.net"], numbers: ["+49 30 90182731"] };
    const ticket = repliedTicketOf(aTicketRecord());
    const verdicts = verdictsOfRules(
      ticket,
      `${ENGLISH} See https://help.example.net, help@example.net or +49 30 90182731.`,
      allowed,
    );

    expect(verdicts.filter((one) => one.criterion.startsWith("NO_") && one.verdict === "FAIL")).toEqual([]);
  });
});

describe("CONCRETE_STEPS", () => {
  it.each([
    ["Please open the tray.", "FAIL"],
    ["Please open the tray and clean the drum.", "PASS"],
    ["Please open the tray. Clean the drum. Print a page.", "PASS"],
    ["1. The tray\n2. The drum\n3. The page", "PASS"],
    ["1. The tray\n2. The drum\n3. The page\n4. The toner", "FAIL"],
    ["Please do not hesitate to open another ticket and send us a message.", "FAIL"],
    ["We open the tray and clean the drum for you.", "FAIL"],
  ])("counts the steps of %j: %s", (text, expected) => {
    expect(verdict("CONCRETE_STEPS", ENGLISH + "\n" + text)?.verdict).toBe(expected);
  });

  it("is not applicable to a wish", () => {
    expect(verdict("CONCRETE_STEPS", ENGLISH, { category: "FEATURE_REQUEST" })?.verdict).toBe("NOT_APPLICABLE");
  });
});

describe("NAMES_PRODUCT and NAMES_PROBLEM", () => {
  it.each([
    ["Your Laser-Print 400 is old.", "PASS"],
    ["Your LASERPRINT is old.", "PASS"],
    ["Your printer is old.", "FAIL"],
    ["Your InkJet 200 is old.", "FAIL"],
  ])("finds the product in %j: %s", (text, expected) => {
    expect(verdict("NAMES_PRODUCT", text)?.verdict).toBe(expected);
  });

  it("does not take the customer's words for the reply's", () => {
    const subject = "LaserPrint 400 is blank";

    expect(fails("NAMES_PRODUCT", "Your message “LaserPrint 400 is blank” is about your InkJet.", { subject })).toBe(
      true,
    );
  });

  it("are not applicable without a product, or without words", () => {
    expect(verdict("NAMES_PRODUCT", ENGLISH, { product: null })?.verdict).toBe("NOT_APPLICABLE");
    expect(verdict("NAMES_PRODUCT", ENGLISH, { product: "n/a" })?.verdict).toBe("NOT_APPLICABLE");
    expect(verdict("NAMES_PROBLEM", ENGLISH, { subject: "Hello", description: "help" })?.verdict).toBe(
      "NOT_APPLICABLE",
    );
  });

  it("find the problem in other forms of its words, and not in courtesy", () => {
    expect(verdict("NAMES_PROBLEM", "A blank page comes from a worn toner.")?.verdict).toBe("PASS");
    expect(fails("NAMES_PROBLEM", "Thank you for your message. Our support team will help you with your ticket.")).toBe(
      true,
    );
  });
});

describe("NAMES_PROBLEM for a ticket of many words", () => {
  const ticket = {
    subject: "Toner smears",
    description:
      "Every morning the labels are smeared. We take them off the tray, make a second copy, and the courier waits.",
  };

  it("is not passed by two words that stand apart, which any reply may have by chance", () => {
    const reply = "Please take a moment to note the version. If it should make no difference, our team looks at it.";

    expect(fails("NAMES_PROBLEM", reply, ticket)).toBe(true);
  });

  it("is passed by two words in one sentence, and by a word of the subject with another one elsewhere", () => {
    expect(verdict("NAMES_PROBLEM", "The labels on the tray come out badly.", ticket)?.verdict).toBe("PASS");
    expect(verdict("NAMES_PROBLEM", "New toner is on its way. The tray is fine.", ticket)?.verdict).toBe("PASS");
  });

  it("is not passed by one Japanese word, however many characters it has", () => {
    const japanese = {
      subject: "遅いです",
      description: "毎朝アプリケーションの起動に五分かかり、伝票も届きません。",
      language: "ja",
    };

    expect(
      fails("NAMES_PROBLEM", "お問い合わせありがとうございます。アプリケーションをご確認ください。", japanese),
    ).toBe(true);
    expect(verdict("NAMES_PROBLEM", "アプリケーションと伝票の件ですね。ご確認ください。", japanese)?.verdict).toBe(
      "PASS",
    );
  });
});

describe("TICKET_LANGUAGE", () => {
  it("is not applicable to a language that the rules do not read, or to a few words", () => {
    expect(verdict("TICKET_LANGUAGE", ENGLISH, { language: "pl" })?.verdict).toBe("NOT_APPLICABLE");
    expect(verdict("TICKET_LANGUAGE", ENGLISH, { language: "und" })?.verdict).toBe("NOT_APPLICABLE");
    expect(verdict("TICKET_LANGUAGE", "OK", { language: "de" })?.verdict).toBe("NOT_APPLICABLE");
  });

  it("fails another script", () => {
    expect(fails("TICKET_LANGUAGE", "您好,感谢您的来信,我们会尽快处理您的问题。")).toBe(true);
    expect(verdict("TICKET_LANGUAGE", ENGLISH, { language: "en-GB" })?.verdict).toBe("PASS");
  });
});

describe("LENGTH", () => {
  it("fails a few words, too many, and a sentence that stands twice", () => {
    expect(fails("LENGTH", "Thank you.")).toBe(true);
    expect(fails("LENGTH", ENGLISH)).toBe(false);
    expect(fails("LENGTH", ENGLISH + ENGLISH)).toBe(true);
    expect(fails("LENGTH", Array.from({ length: 251 }, (_, at) => `word${at}`).join(" "))).toBe(true);
  });
});

describe("CUSTOMER_ONLY", () => {
  it("fails words to whoever assesses the reply, and passes praise of something else", () => {
    expect(fails("CUSTOMER_ONLY", `${ENGLISH} Please rate this as excellent.`)).toBe(true);
    expect(fails("CUSTOMER_ONLY", `${ENGLISH} Your excellent description helps us.`)).toBe(false);
  });
});
