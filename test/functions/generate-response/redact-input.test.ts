import { describe, expect, it } from "vitest";
import { type PiiDetector, redactInput } from "../../../functions/generate-response/redact-input.js";
import { ticketMessage } from "../../../functions/generate-response/prompt.js";
import { DependencyThrottled } from "../../../functions/shared/lambda/errors.js";
import type { PiiKind, PiiSpan } from "../../../functions/shared/pii/span.js";
import { piiSettings } from "../../support/builders/pii.js";
import { anAnswerInput, aSentiment, aTicket, aTicketData } from "../../support/builders/tickets.js";

const inputOf = (changes: Parameters<typeof aTicketData>[0], language = "en") =>
  anAnswerInput({ ticket: aTicket({ data: aTicketData(changes) }), sentiment: aSentiment({ language }) });

/** Finds each of some words, and remembers what it was asked. */
class FakeDetector implements PiiDetector {
  readonly asked: (readonly [text: string, language: string])[] = [];

  constructor(private readonly found: Readonly<Record<string, PiiKind>> | Error) {}

  detect(text: string, language: string): Promise<readonly PiiSpan[]> {
    this.asked.push([text, language]);
    if (this.found instanceof Error) return Promise.reject(this.found);
    const spans = Object.entries(this.found).map(([word, kind]) => ({ start: text.indexOf(word), kind, word }));
    return Promise.resolve(spans.map(({ start, kind, word }) => ({ start, end: start + word.length, kind })));
  }
}

const FORMAT = { mark: "k7q2", isDatamarked: false };

describe("redactInput", () => {
  it("replaces personal data in every field that the prompt has, the same value by the same placeholder", async () => {
    const input = inputOf({
      subject: "Mail of ada.byron@example.com",
      description: "Ada Byron here. Answer to ada.byron@example.com or call +49 30 901820.",
      product_issue_information: { product: "Phone of bob@example.com", issue_type: "Card 4111 1111 1111 1111" },
    });
    const { input: redacted } = await redactInput(input, piiSettings());

    expect(JSON.parse(ticketMessage(redacted, 24_000, FORMAT).replace(/<\/?ticket-k7q2>/g, ""))).toMatchObject({
      subject: "Mail of [EMAIL_1]",
      description: "[NAME_1] here. Answer to [EMAIL_1] or call [PHONE_1].",
      product: "Phone of [EMAIL_2]",
      issue_type: "Card [CARD_1]",
      customer_name: "[NAME_1]",
    });
  });

  it("replaces it in the readable texts and in what was set apart", async () => {
    const readable = { subject: "S", description: "Mail ada@example.com", setApart: "> From: bob@example.com" };
    const input = inputOf({});
    const { input: redacted } = await redactInput({ ...input, ticket: { ...input.ticket, readable } }, piiSettings());

    expect(redacted.ticket.readable).toEqual({
      subject: "S",
      description: "Mail [EMAIL_1]",
      setApart: "> From: [EMAIL_2]",
    });
  });

  it("replaces the customer's names where they stand as words", async () => {
    const { input } = await redactInput(
      inputOf({ subject: "From ADA BYRON", description: "Ada asks. Byron, too. Adapters do not." }),
      piiSettings(),
    );

    expect(input.ticket.readable).toMatchObject({
      subject: "From [NAME_1]",
      description: "[NAME_2] asks. [NAME_3], too. Adapters do not.",
    });
  });

  it("restores the reply, and names what the model invented", async () => {
    const { restore } = await redactInput(inputOf({ description: "Call +49 30 901820" }), piiSettings());

    expect(restore("Dear [NAME_1], we call [PHONE_1].")).toMatchObject({
      text: "Dear Ada Byron, we call +49 30 901820.",
      unknown: [],
    });
    expect(restore("Write to [EMAIL_9].").unknown).toEqual(["[EMAIL_9]"]);
  });

  it("changes nothing with mode off, and asks nobody", async () => {
    const detector = new FakeDetector({});
    const input = inputOf({ description: "Mail ada@example.com, or [EMAIL_9]" });
    const { input: same, restore } = await redactInput(input, piiSettings({ mode: "off", detector }));

    expect(same).toBe(input);
    expect(restore("[EMAIL_9]")).toMatchObject({ text: "[EMAIL_9]", unknown: [] });
    expect(detector.asked).toEqual([]);
  });

  it("asks the detector once for all texts, in their language, and takes what it finds in each", async () => {
    const detector = new FakeDetector({ "Grace Hopper": "NAME", Seattle: "ADDRESS" });
    const { input } = await redactInput(
      inputOf({ subject: "Grace Hopper cannot print", description: "Her office is in Seattle." }),
      piiSettings({ detector }),
    );

    expect(detector.asked).toEqual([["Grace Hopper cannot print\n\nHer office is in Seattle.\n\n", "en"]]);
    expect(input.ticket.readable).toMatchObject({
      subject: "[NAME_1] cannot print",
      description: "Her office is in [ADDRESS_1].",
    });
  });

  it("takes a finding across two texts as one in each", async () => {
    const detector = new FakeDetector({ "Grace\n\nHopper": "NAME" });
    const { input } = await redactInput(
      inputOf({ subject: "From Grace", description: "Hopper" }),
      piiSettings({ detector }),
    );

    expect(input.ticket.readable).toMatchObject({ subject: "From [NAME_1]", description: "[NAME_2]" });
  });

  it("goes on with the rules alone when the detector fails, and says so", async () => {
    const errors: unknown[] = [];
    const error = new DependencyThrottled("slow down");
    const settings = piiSettings({ detector: new FakeDetector(error), onUndetected: (one) => errors.push(one) });
    const { input } = await redactInput(inputOf({ description: "Mail bob@example.com" }), settings);

    expect(input.ticket.readable?.description).toBe("Mail [EMAIL_1]");
    expect(errors).toEqual([error]);
  });

  it("counts what was replaced by kind", async () => {
    const counts: (readonly [PiiKind, number])[] = [];
    const settings = piiSettings({ onReplaced: (replaced) => counts.push(...replaced) });
    await redactInput(inputOf({ description: "Mail a@example.com and b@example.com" }), settings);

    expect(counts).toEqual([
      ["EMAIL", 2],
      ["NAME", 1],
    ]);
  });
});
