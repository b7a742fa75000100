import fc from "fast-check";
import { expect, it } from "vitest";
import { TicketRecordSchema } from "../../../../functions/shared/contracts/ticket-record-schema.js";
import { answerByRules } from "../../../../functions/shared/triage/answer-by-rules.js";
import { HOLDING_REPLY } from "../../../../functions/shared/triage/answer-without-model.js";
import { TicketSchema } from "../../../../functions/shared/contracts/ticket-event-schema.js";
import { ticketEvents } from "../../../support/builders/arbitraries.js";
import { anAnswerInput, aSentiment, aTicket, aTicketData } from "../../../support/builders/tickets.js";

const NOW = new Date("2026-11-21T08:30:05.000Z");

it("waits for a person, and has no columns of a model", () => {
  expect(answerByRules(anAnswerInput(), NOW)).toMatchObject({
    outcome: "NEEDS_HUMAN",
    confidence: 0,
    model_id: null,
    prompt_version: null,
    input_tokens: null,
    output_tokens: null,
    response_text: HOLDING_REPLY,
    priority_reasoning: expect.stringMatching(/^Rules: the sentiment is NEGATIVE[^.]*\.$/),
  });
});

it("names the error for which the model gave no answer", () => {
  expect(answerByRules(anAnswerInput({ reason: "DependencyRejected" }), NOW).priority_reasoning).toMatch(
    /^Rules: the sentiment is NEGATIVE.*\. The model gave no answer \(DependencyRejected\)\.$/,
  );
});

it("takes priority and category from the ticket's words", () => {
  const ticket = aTicket({ data: aTicketData({ subject: "We were hacked" }) });

  expect(answerByRules(anAnswerInput({ ticket }), NOW)).toMatchObject({ priority: "CRITICAL", category: "SECURITY" });
});

it("reads the words of the language that was detected", () => {
  const data = aTicketData({ subject: "Todo caído", description: "Nadie puede entrar, toda la oficina está parada." });
  const inLanguage = (language: string) =>
    answerByRules(anAnswerInput({ ticket: aTicket({ data }), sentiment: aSentiment({ language }) }), NOW).priority;

  expect(inLanguage("es")).toBe("CRITICAL");
  expect(inLanguage("en")).not.toBe("CRITICAL");
});

it("reads the readable texts", () => {
  const readable = { subject: "Help", description: "lost data", setApart: "" };
  const ticket = {
    ...aTicket({ data: aTicketData({ subject: "Help", description: "<b>lost</b> <b>data</b>" }) }),
    readable,
  };

  expect(answerByRules(anAnswerInput({ ticket }), NOW)).toMatchObject({ priority: "CRITICAL", category: "DATA_LOSS" });
});

it("makes a valid record from any valid ticket", () => {
  fc.assert(
    fc.property(ticketEvents(), (event) => {
      const input = anAnswerInput({ ticket: TicketSchema.parse(event) });
      expect(TicketRecordSchema.parse(answerByRules(input, NOW)).ticket_id).toBe(event.ticketId);
    }),
  );
});
