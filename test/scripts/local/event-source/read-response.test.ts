import { describe, expect, it } from "vitest";
import { readResponse } from "../../../../scripts/local/event-source/read-response.js";
import { aRecord } from "../../../support/builders/tickets.js";

const records = ["9", "10", "11"].map((sequenceNumber) => aRecord({ sequenceNumber }));

const failing = (...identifiers: readonly unknown[]): unknown => ({
  batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })),
});

describe("a response under ReportBatchItemFailures", () => {
  it.each([
    ["nothing", undefined],
    ["null", null],
    ["an empty object", {}],
    ["an empty list", failing()],
    ["a list that is null", { batchItemFailures: null }],
  ])("is a success when it is %s", (_name, response) => {
    expect(readResponse(response, records)).toEqual({ kind: "success" });
  });

  it.each([
    ["an empty identifier", failing("")],
    ["an identifier that is null", failing(null)],
    ["an identifier under another name", { batchItemFailures: [{ sequenceNumber: "10" }] }],
    ["an identifier of no record of the batch", failing("12")],
    ["one good and one unknown identifier", failing("10", "12")],
    ["something that is no list", { batchItemFailures: "10" }],
  ])("fails the whole batch when it holds %s", (_name, response) => {
    expect(readResponse(response, records)).toEqual({ kind: "failure" });
  });

  it.each([
    ["one record", failing("10"), 1],
    ["two records, the higher one first", failing("11", "10"), 1],
    ["a lower number that is greater as text", failing("11", "9"), 0],
  ])("names the lowest sequence number of %s", (_name, response, from) => {
    expect(readResponse(response, records)).toEqual({ kind: "partial", from });
  });
});
