import { describe, expect, it } from "vitest";
import {
  TextAttribute,
  ticketIdOf,
  ticketItemKey,
  ticketPartition,
} from "../../../../functions/shared/table/ticket-table.js";

describe("the key of a ticket's item", () => {
  it("is the ticket's partition, and TICKET", () => {
    expect(ticketItemKey("TKT-1")).toEqual({ pk: { S: "TICKET#TKT-1" }, sk: { S: "TICKET" } });
  });

  it("leads back to the ticket", () => {
    expect(ticketIdOf(ticketPartition("TKT-1").S)).toBe("TKT-1");
  });
});

describe("TextAttribute", () => {
  it("reads text, and refuses a number", () => {
    expect(TextAttribute.parse({ S: "text" })).toBe("text");
    expect(TextAttribute.safeParse({ N: "1" }).success).toBe(false);
  });
});
