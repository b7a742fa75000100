import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInput } from "../../../../functions/shared/lambda/errors.js";
import { readRoutedTicket } from "../../../../functions/shared/contracts/routed-ticket.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";
import { aRoutedTicket } from "../../../support/builders/queue-messages.js";
import { SECRET } from "../../../support/builders/step-logs.js";

const read = (record: unknown) => readRoutedTicket(JSON.stringify(record));

describe("readRoutedTicket", () => {
  it("reads what the processors need of a ticket record", () => {
    expect(read(aTicketRecord())).toEqual(aRoutedTicket());
  });

  it("reads a record of a later version, which has more columns", () => {
    expect(read({ ...aTicketRecord(), schema_version: 2, mood: "new" })).toEqual(aRoutedTicket());
  });

  it.each([
    ["a text", SECRET, "expected JSON, got 12 characters that are not JSON"],
    ["JSON of another shape", JSON.stringify([SECRET]), "input: Invalid input: expected object, received array"],
    ["a field of another type", JSON.stringify(aTicketRecord({ product: 7 as never })), "product: Invalid input"],
    [
      "an id no ticket has",
      JSON.stringify(aTicketRecord({ ticket_id: `${SECRET}/..` })),
      "ticket_id: expected 1 to 63",
    ],
    [
      "an invalid tier",
      JSON.stringify(aTicketRecord({ tier: SECRET as never })),
      'tier: Invalid option: expected one of "general"|"gold"',
    ],
    ["an invalid time", JSON.stringify(aTicketRecord({ submitted_at: SECRET })), "submitted_at: Invalid ISO datetime"],
  ])("refuses %s by naming the field, not its value", (_what, body, reason) => {
    expect(() => readRoutedTicket(body)).toThrow(
      expect.objectContaining({ name: "InvalidInput", message: expect.stringContaining(reason) }),
    );
    expect(() => readRoutedTicket(body)).not.toThrow(SECRET);
  });

  it("throws only InvalidInput, for any text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        expect(() => readRoutedTicket(body)).toThrow(InvalidInput);
      }),
    );
  });
});
