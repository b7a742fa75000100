import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fromNewTicket,
  fromSupportRequest,
  fromUserTicket,
  makeEvent,
  type TicketContent,
} from "../../../../functions/serve-api/intake/ticket-content.js";
import { NewTicketSchema } from "../../../../functions/shared/api/ticket-schemas.js";
import { TicketEventSchema } from "../../../../functions/shared/contracts/ticket-event-schema.js";

describe("fromNewTicket", () => {
  it("uses the short form's type as subject and kind of issue", () => {
    expect(fromNewTicket({ type: "Login", message: "It fails" })).toEqual({
      subject: "Login",
      description: "It fails",
      issueType: "Login",
    });
  });

  it.each([{ subject: "No login" }, { title: "No login" }])(
    "uses the full form's heading, by either name: %j",
    (heading) => {
      const contact = { email: "ada@example.com" };

      expect(
        fromNewTicket({ ...heading, description: "It fails", category: "Login", product: "Vault", contact }),
      ).toEqual({
        subject: "No login",
        description: "It fails",
        product: "Vault",
        issueType: "Login",
        contact,
      });
    },
  );
});

describe("requests of legacy clients", () => {
  it("contain whom they are for, besides the text", () => {
    expect(fromSupportRequest({ content: "Help", customerId: "someone" })).toEqual({
      subject: "Support request",
      description: "Help",
      requesterId: "someone",
    });
    expect(fromUserTicket({ user_id: "USR-1", description: "Help" })).toMatchObject({
      description: "Help",
      requesterId: "USR-1",
    });
  });

  it.each([undefined, "", " \n\u200b"])("say so when there is no description: %j", (description) => {
    expect(fromUserTicket({ user_id: "USR-1", description }).description).toBe(
      "The customer asked for support and gave no description.",
    );
  });
});

const ORIGIN = { ticketId: "TKT-1", submittedAt: "2026-11-21T08:30:00.000Z", tier: "gold" } as const;
const eventOf = (content: TicketContent) => makeEvent(content, ORIGIN, "C-1");

const visible = (maxLength: number) =>
  fc.string({ minLength: 1, maxLength, unit: "grapheme-ascii" }).map((text) => `a${text}`);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Bodies of the full form, as a client may write them. */
const fullBodies = () =>
  fc.record({
    subject: visible(20),
    description: visible(50),
    category: maybe(visible(10)),
    product: maybe(visible(10)),
    contact: maybe(
      fc.record({
        firstName: maybe(visible(10)),
        lastName: maybe(visible(10)),
        email: fc.constant("ada@example.com"),
        company: maybe(visible(10)),
      }),
    ),
  });

describe("makeEvent", () => {
  it("makes what the stream's consumer reads unchanged, so that the ticket's hash is that of the record", () => {
    fc.assert(
      fc.property(fullBodies(), (body) => {
        const event = eventOf(fromNewTicket(NewTicketSchema.parse(JSON.parse(JSON.stringify(body)))));

        expect(TicketEventSchema.parse(JSON.parse(JSON.stringify(event)))).toStrictEqual(event);
      }),
    );
  });

  it("makes the caller's ticket, whomever the caller names", () => {
    expect(eventOf({ subject: "s", description: "d", requesterId: "C-2" })).toEqual({
      eventName: "TicketSubmitted",
      ...ORIGIN,
      data: { subject: "s", description: "d" },
      channel: "api",
      customerId: "C-1",
      requesterId: "C-2",
    });
  });

  it("has the parts that were sent, and nothing for the others", () => {
    const { data } = eventOf({
      subject: "s",
      description: "d",
      product: "P",
      contact: { email: "a@b", lastName: "B" },
    });

    expect(data.product_issue_information).toEqual({ product: "P", issue_type: "" });
    expect(data.customer_contact_information).toEqual({ first_name: "", last_name: "B", full_name: "B", email: "a@b" });
  });

  it("is hardly larger than its body, so that 256 KiB stay far below a record's 1 MiB", () => {
    const body = { type: "é".repeat(200), message: "\n".repeat(131_000) };
    expect(Buffer.byteLength(JSON.stringify(body))).toBeGreaterThan(255 * 1024);

    expect(Buffer.byteLength(JSON.stringify(eventOf(fromNewTicket(body))))).toBeLessThan(258 * 1024);
  });
});
