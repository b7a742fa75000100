import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TicketEventSchema } from "../../../../functions/shared/contracts/ticket-event-schema.js";
import { aTicketData, aTicketEvent, aTicketRecord, type SentTicketEvent } from "../../../support/builders/tickets.js";
import {
  cutText,
  FIELD_LIMIT_BYTES,
  fitTicket,
  jsonBytes,
  TEXT_LIMIT_BYTES,
  TICKET_LIMIT_BYTES,
} from "../../../../functions/shared/intake/fit-ticket.js";
import { texts } from "../../../support/builders/arbitraries.js";

const LIMIT_OF_AWS = 256 * 1024;
const parsed = (changes: Partial<SentTicketEvent> & Record<string, unknown>) =>
  TicketEventSchema.parse({ ...aTicketEvent(), ...changes });

/** Every known text is a mebibyte of one character. */
const hugeEvent = (character: string) => {
  const text = character.repeat(1024 * 1024);
  return parsed({
    company: text,
    customerId: character.repeat(256),
    channel: character.repeat(64),
    data: {
      subject: text,
      description: text,
      customer_contact_information: { first_name: text, last_name: text, full_name: text, email: text, company: text },
      product_issue_information: { product: text, issue_type: text },
    },
  });
};

describe("fitTicket", () => {
  it("returns the same event when nothing has to be cut", () => {
    const event = parsed({ tags: ["a"], data: aTicketData({ description: "d".repeat(TEXT_LIMIT_BYTES) }) });

    expect(fitTicket(event)).toBe(event);
  });

  it("cuts only the text that is too long", () => {
    const event = parsed({ tags: ["a"], data: aTicketData({ description: "d".repeat(TEXT_LIMIT_BYTES + 1) }) });

    expect(fitTicket(event)).toEqual({ ...event, data: { ...event.data, description: "d".repeat(TEXT_LIMIT_BYTES) } });
  });

  it("cuts names, addresses, companies and products to a kibibyte", () => {
    const event = fitTicket(hugeEvent("x"));
    const cut = "x".repeat(FIELD_LIMIT_BYTES);

    expect(event.company).toBe(cut);
    expect(event.data.customer_contact_information).toEqual({
      first_name: cut,
      last_name: cut,
      full_name: cut,
      email: cut,
      company: cut,
    });
    expect(event.data.product_issue_information).toEqual({ product: cut, issue_type: cut });
  });

  it("drops unknown fields, at every level, only when they make the ticket too large", () => {
    const data = { ...aTicketData(), trace: "t" };
    const small = parsed({ data, notes: "n".repeat(TICKET_LIMIT_BYTES / 2) });
    const large = parsed({ data, notes: "n".repeat(TICKET_LIMIT_BYTES) });

    expect(fitTicket(small)).toBe(small);
    expect(JSON.parse(JSON.stringify(fitTicket(large)))).toEqual({ ...aTicketEvent(), tier: "general" });
  });

  it("adds nothing to a ticket of the API without contact and product", () => {
    const event = parsed({
      channel: "api",
      data: { subject: "s", description: "d" },
      notes: "n".repeat(TICKET_LIMIT_BYTES),
    });
    const { eventName, ticketId, submittedAt, data, channel, tier } = event;

    expect(JSON.parse(JSON.stringify(fitTicket(event)))).toEqual({
      eventName,
      ticketId,
      submittedAt,
      data,
      channel,
      tier,
    });
  });

  it.each(["x", '"', "\\", "\n", "\u0001", "\u007f", "é", "語", "😀"])(
    "keeps the largest ticket of %j within its limit, and its record, as JSON inside JSON, within that of AWS",
    (character) => {
      const ticket = fitTicket(hugeEvent(character));
      const contact = ticket.data.customer_contact_information;
      const record = aTicketRecord({
        subject: ticket.data.subject,
        description: ticket.data.description,
        customer_first_name: contact?.first_name ?? null,
        customer_last_name: contact?.last_name ?? null,
        customer_full_name: contact?.full_name ?? null,
        customer_email: contact?.email ?? null,
        customer_company: contact?.company ?? null,
        product: ticket.data.product_issue_information?.product ?? null,
        issue_type: ticket.data.product_issue_information?.issue_type ?? null,
        customer_id: ticket.customerId ?? null,
        channel: ticket.channel ?? null,
      });

      expect(jsonBytes(ticket)).toBeLessThanOrEqual(TICKET_LIMIT_BYTES);
      // A third of the limit stays free for the reply and the reasoning.
      expect(jsonBytes(JSON.stringify(record))).toBeLessThan((LIMIT_OF_AWS * 2) / 3);
    },
  );
});

const limits = fc.integer({ min: 0, max: 300 });
const sizeInJson = (text: string): number => jsonBytes(text) - 2;

describe("cutText", () => {
  it.each([
    ["abc", 3, "abc"],
    ["abcd", 3, "abc"],
    ["ééé", 5, "éé"],
    ["a😀b", 4, "a"],
    ["a😀b", 5, "a😀"],
    ['""""', 5, '""'],
    ["\u0001\u0001", 11, "\u0001"],
    ["a", 0, ""],
  ])("cuts %j to %d bytes of JSON as %j", (text, limit, expected) => {
    expect(cutText(text, limit)).toBe(expected);
  });

  it("returns a start of the text, within the limit and without a broken character", () => {
    fc.assert(
      fc.property(texts(), limits, (text, limit) => {
        const cut = cutText(text, limit);
        expect(text.startsWith(cut)).toBe(true);
        expect(sizeInJson(cut)).toBeLessThanOrEqual(limit);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });

  it("never cuts more than necessary: one more character would not fit", () => {
    fc.assert(
      fc.property(texts(), limits, (text, limit) => {
        const cut = cutText(text, limit);
        fc.pre(cut !== text);
        const next = String.fromCodePoint(text.codePointAt(cut.length) ?? 0);
        expect(sizeInJson(cut + next)).toBeGreaterThan(limit);
      }),
    );
  });

  it("fits the readable texts as well, into the same limit", () => {
    const event = { ...hugeEvent("x"), note: "n".repeat(60_000) };
    const ticket = fitTicket(event, {
      subject: "s".repeat(99_999),
      description: "d".repeat(99_999),
      setApart: "a".repeat(99_999),
    });

    expect(jsonBytes(ticket)).toBeLessThanOrEqual(TICKET_LIMIT_BYTES);
    expect(ticket.readable?.description.length).toBeGreaterThan(TEXT_LIMIT_BYTES - 10);
    expect(ticket.readable?.setApart.length).toBeGreaterThan(8_000);
  });
});
