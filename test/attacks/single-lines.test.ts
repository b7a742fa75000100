import { expect, it } from "vitest";
import { buildTicketRecord } from "../../functions/shared/contracts/build-ticket-record.js";
import { TicketSchema } from "../../functions/shared/contracts/ticket-event-schema.js";
import { planExecution } from "../../functions/shared/intake/plan-execution.js";
import { readEvent } from "../../functions/shared/intake/read-event.js";
import { anAnswerInput, aTicketEvent } from "../support/builders/tickets.js";

const ANSWER = {
  response_text: "Hi",
  priority: "NORMAL",
  priority_reasoning: "none",
  category: "OTHER",
  confidence: 1,
  outcome: "ANSWERED",
  model_id: null,
  prompt_version: null,
  input_tokens: null,
  output_tokens: null,
  held_reasons: null,
} as const;

/** What the ticket topic gets for an event on the stream. */
const messageFor = (event: object): string => {
  const read = readEvent(Buffer.from(JSON.stringify(event)));
  if (read.kind !== "ticket") throw new Error(`the event is ${read.kind}`);
  const { ticket } = planExecution(read).input;
  return JSON.stringify(buildTicketRecord(anAnswerInput({ ticket: TicketSchema.parse(ticket) }), ANSWER, new Date()));
};

const HEADERS = "Hello\r\nBcc: everybody@example.com\r\n\r\nBuy this";

const hostile = (text: string) =>
  aTicketEvent({
    customerId: text,
    company: text,
    data: {
      subject: text,
      description: "x",
      customer_contact_information: { first_name: text, last_name: text, full_name: text, email: text, company: text },
      product_issue_information: { product: text, issue_type: text },
    },
  });

it("a subject that brings the headers of a mail is one line in every message", () => {
  const record = JSON.parse(messageFor(hostile(HEADERS))) as Record<string, unknown>;

  for (const value of Object.values(record)) expect(String(value)).not.toMatch(/[\r\n\u0085\u2028\u2029]/);
  expect(record["subject"]).toBe("Hello Bcc: everybody@example.com Buy this");
});

it("U+FFFE and U+FFFF in any text do not keep a ticket from its topic", () => {
  const message = messageFor({ ...hostile("a\ufffeb\uffffc"), more: { text: "\uffff" } });

  expect(message).not.toMatch(/[\ufffe\uffff]/);
  expect(message).toContain("a\ufffdb\ufffdc");
});

it("an address that is none stops no ticket, and is marked", () => {
  const record = JSON.parse(messageFor(hostile("=HYPERLINK(\u202e)"))) as Record<string, unknown>;

  expect(record).toMatchObject({ customer_email: "=HYPERLINK(\u202e)", customer_email_check: "INVALID" });
});
