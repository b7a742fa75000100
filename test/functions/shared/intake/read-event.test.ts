import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TicketEventSchema } from "../../../../functions/shared/contracts/ticket-event-schema.js";
import { foldFields } from "../../../../functions/shared/intake/fold-fields.js";
import { replaceTexts } from "../../../../functions/shared/intake/inspect-json.js";
import { readEvent } from "../../../../functions/shared/intake/read-event.js";
import { jsonValues, texts, ticketEvents } from "../../../support/builders/arbitraries.js";
import { aTicketData, aTicketEvent } from "../../../support/builders/tickets.js";

const read = (data: unknown) => readEvent(Buffer.from(typeof data === "string" ? data : JSON.stringify(data), "utf8"));
const invalidRecordOf = (data: unknown) => {
  const reading = read(data);
  return reading.kind === "invalid" ? reading.invalid : undefined;
};

describe("readEvent", () => {
  it("reads every valid event as its normal form", () => {
    fc.assert(
      fc.property(ticketEvents(), (sent) => {
        const json = JSON.stringify(sent);
        const event = foldFields(replaceTexts(sent));
        const replaced = event === sent ? {} : { replaced: true };
        expect(read(sent)).toEqual({ kind: "ticket", event: TicketEventSchema.parse(event), json, ...replaced });
      }),
    );
  });

  it("reads an event after a byte order mark", () => {
    const json = `\ufeff${JSON.stringify(aTicketEvent())}`;

    expect(read(json)).toMatchObject({ kind: "ticket", json });
  });

  it("says of a record that is base64 of a ticket that it is wrapped, not that it is not JSON", () => {
    const encoded = Buffer.from(JSON.stringify(aTicketEvent())).toString("base64");

    expect(invalidRecordOf(encoded)).toMatchObject({ reason: "wrapped", issues: [{ held: "base64 of JSON" }] });
  });

  it("refuses bytes that are not UTF-8", () => {
    expect(readEvent(Uint8Array.of(0x7b, 0xe9, 0x7d))).toMatchObject({
      invalid: { reason: "not-utf8", issues: [{ path: "", expected: "UTF-8 text" }] },
    });
  });

  it.each(["", "not json", '{"eventName":"TicketSubmitted"', "{} }", "undefined"])("refuses %j as not JSON", (data) => {
    expect(invalidRecordOf(data)?.reason).toBe("not-json");
  });

  it.each([
    ["null", "null"],
    ["true", "a boolean"],
    ["7", "a number"],
    ['"TicketSubmitted"', "a string of 15 characters"],
    ["[{}]", "a list of 1"],
  ])("refuses %s as not an object", (data, held) => {
    expect(invalidRecordOf(data)).toEqual({
      reason: "not-an-object",
      issues: [{ path: "", expected: "an object", held }],
    });
  });

  it.each([[{}], [{ eventName: null }], [{ eventName: ["TicketSubmitted"] }], [{ eventname: "TicketSubmitted" }]])(
    "refuses %j as having no event name",
    (event) => {
      expect(invalidRecordOf(event)).toMatchObject({ reason: "no-event-name", issues: [{ path: "eventName" }] });
    },
  );

  it("does not take an event's name from a prototype", () => {
    expect(invalidRecordOf('{"__proto__":{"eventName":"TicketSubmitted"}}')?.reason).toBe("no-event-name");
  });

  it("ignores events of any other name, whatever else they hold", () => {
    fc.assert(
      fc.property(texts(20), jsonValues(), (eventName, value) => {
        fc.pre(eventName !== "TicketSubmitted");
        expect(read({ value, eventName })).toEqual({ kind: "foreign" });
      }),
    );
  });

  it("refuses a field name with a lone surrogate, naming the field and the ticket", () => {
    expect(invalidRecordOf({ ...aTicketEvent(), "note\ud83d": "" })).toMatchObject({
      reason: "lone-surrogate",
      issues: [{ path: "note\ufffd" }],
      ticketId: "TKT-20261121-0001",
    });
  });

  it.each([
    ["half an emoji", "it broke \ud83d", "it broke \ufffd"],
    ["NUL, as C programs send it", "it broke\u0000", "it broke\ufffd"],
    ["an escape sequence of a terminal", "\u001b[31mred", "\ufffd[31mred"],
    ["backspace and DEL", "a\bb\u007f", "a\ufffdb\ufffd"],
    ["the vertical tab of a word processor's line break", "one\vtwo", "one\ntwo"],
    ["a form feed", "one\ftwo", "one\ntwo"],
  ])("replaces %s in a text, and says so", (_what, description, expected) => {
    const reading = read(aTicketEvent({ data: aTicketData({ description }) }));

    expect(reading).toMatchObject({ kind: "ticket", event: { data: { description: expected } }, replaced: true });
  });

  it("folds the lines of every field of a single line, from whatever a producer sends", () => {
    const line = "one\r\nBcc: two\u2028three";
    const event = aTicketEvent({
      channel: line,
      customerId: line,
      company: line,
      data: {
        subject: line,
        description: line,
        customer_contact_information: {
          first_name: line,
          last_name: line,
          full_name: line,
          email: line,
          company: line,
        },
        product_issue_information: { product: line, issue_type: line },
      },
    });
    const folded = "one Bcc: two three";

    expect(read(event)).toMatchObject({
      kind: "ticket",
      replaced: true,
      event: {
        channel: folded,
        customerId: folded,
        company: folded,
        data: {
          subject: folded,
          description: line,
          customer_contact_information: {
            first_name: folded,
            last_name: folded,
            full_name: folded,
            email: folded,
            company: folded,
          },
          product_issue_information: { product: folded, issue_type: folded },
        },
      },
    });
  });

  it.each(["line\r\nline", "tab\tstop", "C1 \u0085", "no-break\u00a0space", "\u2028", "👩‍💻", "\ufeff"])(
    "keeps %j as it is",
    (description) => {
      const reading = read(aTicketEvent({ data: aTicketData({ description }) }));

      expect(reading).toMatchObject({ kind: "ticket", event: { data: { description } } });
      expect(reading).not.toHaveProperty("replaced");
    },
  );

  it.each([
    ["brackets that never close", "[".repeat(1024 * 1024), "not-json"],
    ["lists in lists", "[".repeat(512 * 1024) + "]".repeat(512 * 1024), "not-an-object"],
    [
      "a field of lists in lists",
      `{"eventName":"TicketSubmitted","x":${"[".repeat(500_000)}${"]".repeat(500_000)}}`,
      "too-deep",
    ],
  ])("handles a mebibyte of %s", (_what, data, reason) => {
    expect(invalidRecordOf(data)?.reason).toBe(reason);
  });

  it("ignores a producer's value for the key of the original", () => {
    const json = JSON.stringify({ ...aTicketEvent(), originalKey: "failed/someone-elses.json" });

    expect(read(json)).toEqual({ kind: "ticket", event: TicketEventSchema.parse(aTicketEvent()), json });
  });

  it("never throws, and returns one of three kinds for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(["ticket", "foreign", "invalid"]).toContain(readEvent(bytes).kind);
      }),
    );
  });
});

describe("readEvent with an invalid ticket", () => {
  it("says for each field what was expected and what it was", () => {
    const event = { eventName: "TicketSubmitted", ticketId: "TKT 1", submittedAt: "2026-02-30T00:00:00Z", tier: 3 };

    expect(invalidRecordOf({ ...event, data: { subject: 7, description: null } })).toEqual({
      reason: "invalid-ticket",
      issues: [
        { path: "ticketId", expected: "1 to 63 characters of A-Z a-z 0-9 - _", held: '"TKT 1"' },
        {
          path: "submittedAt",
          expected: "an ISO 8601 date and time, such as 2026-11-21T08:30:00.000Z",
          held: '"2026-02-30T00:00:00Z"',
        },
        { path: "data.subject", expected: "string", held: "a number" },
        { path: "data.description", expected: "string", held: "null" },
        { path: "tier", expected: 'one of "general"|"gold"', held: "a number" },
        {
          path: "data.customer_contact_information",
          expected: "an object; only tickets of channel api may leave it out",
          held: "nothing",
        },
        {
          path: "data.product_issue_information",
          expected: "an object; only tickets of channel api may leave it out",
          held: "nothing",
        },
      ],
    });
  });

  it("names the ticket when its id is valid", () => {
    expect(invalidRecordOf({ ...aTicketEvent(), data: null })?.ticketId).toBe("TKT-20261121-0001");
    expect(invalidRecordOf({ ...aTicketEvent(), ticketId: "a/b" })?.ticketId).toBeUndefined();
  });

  it.each(["ticketId", "submittedAt", "tier", "channel"])("shows at most 40 characters of an invalid %s", (field) => {
    const [issue] = invalidRecordOf({ ...aTicketEvent(), [field]: `${"!".repeat(37)}😀`.repeat(99) })?.issues ?? [];

    expect(issue?.held).toBe(`"${"!".repeat(37)}\ufffd…`);
  });

  it("names a field once, however many rules it breaks", () => {
    expect(invalidRecordOf({ ...aTicketEvent(), channel: [] })?.issues).toEqual([
      { path: "channel", expected: "string", held: "a list of 0" },
    ]);
  });

  it("never repeats what people wrote", () => {
    const secret = "my password is swordfish";
    const event = {
      ...aTicketEvent(),
      company: [secret],
      customerId: secret.repeat(20),
      data: { subject: [secret], description: { secret }, customer_contact_information: secret },
    };

    const invalid = invalidRecordOf(event);
    expect(invalid?.issues.map((issue) => issue.path)).toEqual([
      "data.subject",
      "data.description",
      "data.customer_contact_information",
      "customerId",
      "company",
      "data.product_issue_information",
    ]);
    expect(JSON.stringify(invalid)).not.toContain("swordfish");
  });
});
