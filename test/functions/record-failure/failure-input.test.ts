import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FailureInputSchema, readError, readIds, UNKNOWN } from "../../../functions/record-failure/failure-input.js";
import { jsonValues } from "../../support/builders/arbitraries.js";
import { aWorkflowInput } from "../../support/builders/tickets.js";

const HASH = "ab".repeat(32);

describe("readIds", () => {
  it("finds the ids in an execution's input", () => {
    expect(readIds(aWorkflowInput())).toEqual({ ticketId: "TKT-20261121-0001", contentHash: HASH });
  });

  it("finds one of them when the other is missing", () => {
    expect(readIds({ ticket: { ticketId: "TKT-1" } })).toEqual({ ticketId: "TKT-1", contentHash: UNKNOWN });
    expect(readIds({ contentHash: HASH })).toEqual({ ticketId: UNKNOWN, contentHash: HASH });
  });

  it.each([
    ["an id with a character that execution names forbid", { ticket: { ticketId: "a/b" } }],
    ["an id that is too long", { ticket: { ticketId: "x".repeat(64) } }],
    ["an id that is no text", { ticket: { ticketId: 7 } }],
    ["an invalid ticket", { ticket: "TKT-1" }],
    ["null", null],
    ["nothing", undefined],
  ])("finds none in %s", (_what, input) => {
    expect(readIds(input)).toEqual({ ticketId: UNKNOWN, contentHash: UNKNOWN });
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.anything(), (input) => typeof readIds(input).ticketId === "string"));
  });
});

describe("readError", () => {
  it("reads the message inside a function's cause", () => {
    const Cause = JSON.stringify({ errorType: "InvalidInput", errorMessage: "ticket: missing", trace: [] });

    expect(readError({ Error: "InvalidInput", Cause })).toEqual({ name: "InvalidInput", message: "ticket: missing" });
  });

  it.each([
    ["prose", "The id was used before"],
    ["JSON without a message", '{"a":1}'],
    ["a JSON text", '"text"'],
  ])("uses a cause of %s as the message", (_what, Cause) => {
    expect(readError({ Error: "TicketConflict", Cause })).toEqual({ name: "TicketConflict", message: Cause });
  });

  it.each([[undefined], [null], ["text"], [{}], [{ Error: 7, Cause: 7 }]])("returns unknown for %j", (error) => {
    expect(readError(error)).toEqual({ name: UNKNOWN, message: "" });
  });
});

describe("FailureInputSchema", () => {
  const execution = {
    arn: "arn:aws:states:us-east-1:111122223333:execution:m:n",
    startedAt: "2026-11-21T08:30:01.000Z",
  };

  it("accepts any input and any error", () => {
    fc.assert(
      fc.property(jsonValues(), jsonValues(), (input, error) => {
        expect(FailureInputSchema.parse({ input, error, execution })).toEqual({ input, error, execution });
      }),
    );
  });

  it("requires the execution, which names the object", () => {
    expect(FailureInputSchema.safeParse({ input: {}, error: {} }).success).toBe(false);
    expect(FailureInputSchema.safeParse({ input: {}, execution: { ...execution, startedAt: "today" } }).success).toBe(
      false,
    );
  });
});
