import { describe, expect, it } from "vitest";
import { ticketIdOf, ticketItemKey } from "../../../../functions/shared/table/ticket-table.js";

describe("the key of a ticket's item", () => {
  it("is TICKET#<id> and TICKET", () => {
    expect(ticketItemKey("TKT-1")).toEqual({ pk: { S: "TICKET#TKT-1" }, sk: { S: "TICKET" } });
  });

  it("contains the ticket's id", () => {
    expect(ticketIdOf(ticketItemKey("TKT-1").pk.S)).toBe("TKT-1");
  });
});
