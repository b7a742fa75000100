import { describe, expect, it } from "vitest";
import { buildTicketRecord, type TicketAnswer } from "../../../../functions/shared/contracts/build-ticket-record.js";
import { TicketRecordSchema } from "../../../../functions/shared/contracts/ticket-record-schema.js";
import {
  anAnswerInput,
  anAssumedSentiment,
  aTicket,
  aTicketData,
  aTicketRecord,
} from "../../../support/builders/tickets.js";

const NOW = new Date("2026-11-21T08:30:04.000Z");

const anAnswer = (): TicketAnswer => {
  const record = aTicketRecord();
  return {
    response_text: record.response_text,
    priority: record.priority,
    priority_reasoning: record.priority_reasoning,
    category: record.category,
    confidence: record.confidence,
    outcome: record.outcome,
    model_id: record.model_id,
    prompt_version: record.prompt_version,
    input_tokens: record.input_tokens,
    output_tokens: record.output_tokens,
    held_reasons: null,
  };
};

describe("buildTicketRecord", () => {
  it("fills all 37 columns of a ticket that has everything", () => {
    const ticket = aTicket({ channel: "web", customerId: "C-1", tier: "gold", originalKey: "originals/TKT-1.json" });
    const record = buildTicketRecord(anAnswerInput({ ticket }), anAnswer(), NOW);

    expect(Object.keys(record)).toHaveLength(37);
    expect(TicketRecordSchema.parse(record)).toEqual(
      aTicketRecord({ channel: "web", customer_id: "C-1", tier: "gold", original_key: "originals/TKT-1.json" }),
    );
  });

  it.each([
    ["ada@example.com", "ada@example.com", "VALID"],
    [" ada@example.com\u00a0", "ada@example.com", "VALID"],
    ["ada@@example.com", "ada@@example.com", "INVALID"],
    ["ada@example.com, eve@evil.example", "ada@example.com, eve@evil.example", "INVALID"],
    ["ada@example.com\r\nBcc: eve@evil.example", "ada@example.com\r\nBcc: eve@evil.example", "INVALID"],
    [`${"a".repeat(300)}@example.com`, `${"a".repeat(300)}@example.com`, "INVALID"],
    ["call me", "call me", "INVALID"],
    ["", "", null],
    [undefined, null, null],
  ])("keeps the address %j as %j and marks it %s", (email, kept, check) => {
    const contact = { full_name: "Ada", ...(email !== undefined && { email }) };
    const ticket = aTicket({ channel: "web", data: aTicketData({ customer_contact_information: contact }) });
    const record = buildTicketRecord(anAnswerInput({ ticket }), anAnswer(), NOW);

    expect(record).toMatchObject({ customer_email: kept, customer_email_check: check });
    expect(TicketRecordSchema.parse(record)).toEqual(record);
  });

  it("replaces in a model's texts what is replaced in a customer's", () => {
    const answer = { ...anAnswer(), response_text: "a\u001b[2J\ufffe", priority_reasoning: "b\uffff" };

    expect(buildTicketRecord(anAnswerInput(), answer, NOW)).toMatchObject({
      response_text: "a\ufffd[2J\ufffd",
      priority_reasoning: "b\ufffd",
    });
  });

  it("has null for what a ticket of the API leaves out", () => {
    const ticket = aTicket({ channel: "api", data: { subject: "Hi", description: "Help" } });

    expect(buildTicketRecord(anAnswerInput({ ticket }), anAnswer(), NOW)).toMatchObject({
      customer_first_name: null,
      customer_last_name: null,
      customer_full_name: null,
      customer_email: null,
      customer_company: null,
      customer_id: null,
      product: null,
      issue_type: null,
      original_key: null,
    });
  });

  it.each([
    ["api", null],
    ["web", ""],
  ])("has null for a part that the API does not know, and keeps other producers' texts: %s", (channel, text) => {
    const contact = { first_name: "", last_name: "", full_name: "", email: "" };
    const product = { product: "", issue_type: "" };
    const data = aTicketData({ customer_contact_information: contact, product_issue_information: product });

    expect(buildTicketRecord(anAnswerInput({ ticket: aTicket({ channel, data }) }), anAnswer(), NOW)).toMatchObject({
      customer_first_name: text,
      customer_last_name: text,
      customer_full_name: text,
      customer_email: text,
      product: text,
      issue_type: text,
    });
  });

  it("has null for a name that was not sent, whoever sent the ticket", () => {
    const contact = { full_name: "Mira Kallas", first_name: null };
    const data = aTicketData({ customer_contact_information: contact });

    expect(buildTicketRecord(anAnswerInput({ ticket: aTicket({ data }) }), anAnswer(), NOW)).toMatchObject({
      customer_first_name: null,
      customer_last_name: null,
      customer_full_name: "Mira Kallas",
      customer_email: null,
    });
  });

  it("takes the company from the contact, otherwise from the event", () => {
    const companyOf = (ticket: ReturnType<typeof aTicket>) =>
      buildTicketRecord(anAnswerInput({ ticket }), anAnswer(), NOW).customer_company;
    const contact = { first_name: "Ada", last_name: "Byron", full_name: "Ada Byron", email: "ada.byron@example.com" };
    const nameless = aTicketData({ customer_contact_information: contact });

    expect(companyOf(aTicket({ company: "Event Ltd" }))).toBe("Example Ltd");
    expect(companyOf(aTicket({ company: "Event Ltd", data: nameless }))).toBe("Event Ltd");
  });

  it("mentions an assumed sentiment in the reasoning", () => {
    const record = buildTicketRecord(anAnswerInput({ sentiment: anAssumedSentiment() }), anAnswer(), NOW);

    expect(record).toMatchObject({ sentiment: "NEUTRAL", sentiment_score_neutral: 1, language: "und" });
    expect(record.priority_reasoning).toBe(
      "One customer cannot print. The sentiment is assumed: it could not be detected.",
    );
  });

  it("leaves out unknown fields of the event", () => {
    const ticket = aTicket({ data: { ...aTicketData(), extra: "field" } });

    expect(TicketRecordSchema.safeParse(buildTicketRecord(anAnswerInput({ ticket }), anAnswer(), NOW)).success).toBe(
      true,
    );
  });
});
