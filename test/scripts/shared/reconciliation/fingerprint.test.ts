import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  COMPARED_COLUMNS,
  differingColumns,
  fingerprint,
} from "../../../../scripts/shared/reconciliation/fingerprint.js";
import { ticketRecords } from "../../../support/builders/arbitraries.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";
import { contentOf, warehouseRowOf } from "../../../support/fakes/reconcile-fakes.js";

const printOf = (changes: Readonly<Record<string, unknown>>) =>
  fingerprint(new Map<string, unknown>(Object.entries({ ...aTicketRecord(), ...changes })));

const differences = (one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>) =>
  differingColumns(printOf(one), printOf(other));

describe("fingerprint", () => {
  it("is the same for any record and its row in the warehouse", () => {
    fc.assert(
      fc.property(ticketRecords(), (record) => {
        expect(differingColumns(fingerprint(contentOf(record)), fingerprint(warehouseRowOf(record)))).toEqual([]);
      }),
    );
  });

  it.each(COMPARED_COLUMNS)("shows that only %s differs", (column) => {
    expect(differences({}, { [column]: "other" })).toEqual([column]);
  });

  it.each(COMPARED_COLUMNS)("distinguishes NULL in %s from a value, including empty text", (column) => {
    expect(differences({ [column]: null }, { [column]: column.includes("score") ? 0 : "" })).toEqual([column]);
  });

  it("treats a column that a location does not have as NULL", () => {
    expect(differences({ channel: null }, { channel: undefined })).toEqual([]);
  });

  it.each([
    [
      "a time, with and without T, zone and decimals",
      "processed_at",
      "2026-11-21T08:30:04.000Z",
      "2026-11-21 08:30:04",
    ],
    ["a time in another zone", "processed_at", "2026-11-21T08:30:04.120Z", "2026-11-21 09:30:04.12+01:00"],
    ["a number and its text", "confidence", 0.5, "0.50"],
    ["a number and its first 15 digits", "confidence", 0.30000000000000004, 0.3],
    ["NUL and its replacement", "subject", "a\0b", "a\ufffdb"],
    ["half a surrogate pair and its replacement", "subject", "a\ud800", "a\ufffd"],
  ])("treats as equal %s", (_case, column, one, other) => {
    expect(differences({ [column]: one }, { [column]: other })).toEqual([]);
  });

  it.each([
    ["times a millisecond apart", "processed_at", "2026-11-21T08:30:04.001Z", "2026-11-21 08:30:04"],
    ["numbers that differ in the sixth digit", "confidence", 0.123456, 0.123457],
    ["texts that differ in a space", "subject", "Help", "Help "],
  ])("treats as different %s", (_case, column, one, other) => {
    expect(differences({ [column]: one }, { [column]: other })).toEqual([column]);
  });
});
