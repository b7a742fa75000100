import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, sha256 } from "../../../../functions/shared/contracts/content-hash.js";
import { TicketEventSchema } from "../../../../functions/shared/contracts/ticket-event-schema.js";
import { WorkflowInputSchema } from "../../../../functions/shared/contracts/workflow.js";
import { readEvent } from "../../../../functions/shared/intake/read-event.js";
import { planExecution } from "../../../../functions/shared/intake/plan-execution.js";
import { ticketEvents } from "../../../support/builders/arbitraries.js";
import { aTicketData, aTicketEvent, type SentTicketEvent } from "../../../support/builders/tickets.js";
import { fitTicket, jsonBytes, TICKET_LIMIT_BYTES } from "../../../../functions/shared/intake/fit-ticket.js";

const planOf = (json: string) => planExecution({ event: TicketEventSchema.parse(JSON.parse(json)), json });
const plan = (sent: SentTicketEvent) => planOf(JSON.stringify(sent));
const oversize = (extra: Partial<SentTicketEvent> = {}) =>
  aTicketEvent({ data: aTicketData({ description: "lost ".repeat(60 * 1024) }), ...extra });

describe("planExecution", () => {
  it("names the execution by the ticket and its content, within what Step Functions allows", () => {
    fc.assert(
      fc.property(ticketEvents(), (sent) => {
        const { name, input } = plan(sent);
        expect(name).toBe(`${sent.ticketId}-${input.contentHash.slice(0, 16)}`);
        expect(name).toMatch(/^[A-Za-z0-9_-]{1,80}$/);
      }),
    );
  });

  it("gives the longest id a name of 80 characters", () => {
    expect(plan(aTicketEvent({ ticketId: "t".repeat(63) })).name).toHaveLength(80);
  });

  it("gives equal bytes the same name, and other bytes another one", () => {
    const json = JSON.stringify(aTicketEvent());

    expect(planOf(json).name).toBe(planOf(json).name);
    expect(planOf(`${json}\n`).name).not.toBe(planOf(json).name);
  });

  it("distinguishes events that differ only in a number too big for JavaScript", () => {
    const withInvoice = (invoice: string) => `${JSON.stringify(oversize()).slice(0, -1)},"invoice":${invoice}}`;
    const { name, original } = planOf(withInvoice("738529527931269425"));

    expect(original?.json).toContain('"invoice":738529527931269425}');
    expect(planOf(withInvoice("738529527931269426")).name).not.toBe(name);
  });

  it("gives other content with the same id a different name", () => {
    expect(plan(aTicketEvent({ data: aTicketData({ subject: "Other" }) })).name).not.toBe(plan(aTicketEvent()).name);
    expect(plan(aTicketEvent({ tier: "gold" })).name).not.toBe(plan(aTicketEvent()).name);
  });

  it("passes a ticket of normal size unchanged", () => {
    expect(plan(aTicketEvent())).toEqual({
      name: expect.any(String),
      input: { ticket: TicketEventSchema.parse(aTicketEvent()), contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it("stores the original event of a ticket that it cuts, and names its key in the ticket", () => {
    const { name, input, original } = plan(oversize());

    expect(input.ticket.data.description).toHaveLength(32 * 1024);
    expect(input.ticket.originalKey).toBe(`originals/${name}.json`);
    expect(original?.key).toBe(input.ticket.originalKey);
    expect(original?.json).toBe(JSON.stringify(oversize()));
  });

  describe("a number that JavaScript may write with other digits", () => {
    const withInvoice = (invoice: string) => `${JSON.stringify(aTicketEvent()).slice(0, -1)},"invoice":${invoice}}`;
    const originalOf = (json: string) => {
      const reading = readEvent(Buffer.from(json));
      return reading.kind === "ticket" ? planExecution(reading).original?.json : reading;
    };

    it.each([
      "738529527931269425",
      "[-9007199254740993]",
      "1152921504606846976",
      "12345678901234.5678",
      "0.1234567890123456789",
      "1e999",
      "-1E+400 ",
      "1e-400",
    ])("stores the original of a ticket with %s", (invoice) => {
      expect(originalOf(withInvoice(invoice))).toBe(withInvoice(invoice));
    });

    it.each([
      "9007199254740992",
      "1000000000000000000000000",
      "123456789012.50000000",
      "0.30000000000000004",
      "1.5E+100",
      "-0.0000000000000000000",
      '"738529527931269425"',
      '"1e999"',
    ])("stores none for %s", (invoice) => {
      expect(originalOf(withInvoice(invoice))).toBeUndefined();
    });
  });

  it("stores the original of a ticket with replaced characters, which alone has them", () => {
    const json = JSON.stringify(aTicketEvent());
    const event = TicketEventSchema.parse(JSON.parse(json));
    const { input, original } = planExecution({ event, json, replaced: true });

    expect(original).toEqual({ key: input.ticket.originalKey, json });
  });

  it("adds the readable texts to a ticket with mark-up or quotes, and keeps what was sent", () => {
    const data = aTicketData({ subject: "Re: <i>help</i>", description: "<p>lost&nbsp;data</p>\n> ransomware" });
    const { name, input, original } = plan(aTicketEvent({ data }));

    expect(input.ticket.data).toEqual(data);
    expect(input.ticket.readable).toEqual({ subject: "Re: help", description: "lost data", setApart: "> ransomware" });
    expect(original?.key).toBe(`originals/${name}.json`);
  });

  it("makes texts readable before it cuts them", () => {
    const image = `<img src="data:image/png;base64,${"iVBORw0KGgo1".repeat(10_000)}">`;
    const { input } = plan(aTicketEvent({ data: aTicketData({ description: `${image}<p>lost data</p>` }) }));

    expect(input.ticket.readable?.description).toBe("lost data");
  });

  it("hashes the original, so that a reader can verify it", () => {
    const { input, original } = plan(oversize());

    expect(sha256(original?.json ?? "")).toBe(input.contentHash);
  });

  it("hashes before it cuts: tickets that differ only beyond the cut are different", () => {
    const longer = oversize({ data: aTicketData({ description: "lost ".repeat(60 * 1024) + "!" }) });

    expect(plan(longer).input.ticket.data).toEqual(plan(oversize()).input.ticket.data);
    expect(plan(longer).original?.key).not.toBe(plan(oversize()).original?.key);
  });

  it("plans an input within 128 KiB that matches the workflow's contract", () => {
    fc.assert(
      fc.property(
        ticketEvents(),
        fc.constantFrom("x", '"', "\u0001", "語"),
        fc.nat(200_000),
        (sent, character, length) => {
          const text = character.repeat(length);
          const { input } = plan({ ...sent, note: text, data: { ...sent.data, description: text } });
          expect(jsonBytes(input)).toBeLessThanOrEqual(128 * 1024);
          expect(WorkflowInputSchema.parse(JSON.parse(JSON.stringify(input)))).toEqual(
            JSON.parse(JSON.stringify(input)),
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it("fits the largest ticket with the longest names into 128 KiB", () => {
    const sent = aTicketEvent({ ticketId: "t".repeat(63), data: aTicketData({ subject: "s".repeat(40 * 1024) }) });
    const bare = jsonBytes(fitTicket(TicketEventSchema.parse({ ...sent, note: "" })));
    const { input } = plan({ ...sent, note: "n".repeat(TICKET_LIMIT_BYTES - bare) });

    expect(input.ticket["note"]).toBeDefined();
    expect(input.ticket.originalKey).toBeDefined();
    expect(jsonBytes(input)).toBeLessThanOrEqual(128 * 1024);
    expect(jsonBytes(input)).toBeGreaterThan(127 * 1024);
  });

  it("plans the same for the same event", () => {
    fc.assert(
      fc.property(ticketEvents(), (sent) => {
        expect(canonicalJson(plan(sent))).toBe(canonicalJson(plan(sent)));
      }),
    );
  });
});
