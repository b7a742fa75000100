import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ApiProblem } from "../../../../functions/shared/http/problem.js";
import { type ListScope, readCursor, writeCursor } from "../../../../functions/serve-api/reading/cursor.js";
import { ticketIds } from "../../../support/builders/arbitraries.js";

const SCOPE: ListScope = {
  customerId: "C-1",
  window: { from: "2026-01-01T00:00:00.000Z", until: "2026-12-31T23:59:59.999Z" },
  status: undefined,
  priority: undefined,
};
const POSITION = { submittedAt: "2026-11-21T08:30:00.000Z", ticketId: "TKT-1" };
const CURSOR = writeCursor(POSITION, SCOPE);

const refusalOf = (cursor: string, scope = SCOPE): unknown => {
  try {
    return readCursor(cursor, scope);
  } catch (error) {
    return error;
  }
};
const REFUSED = expect.objectContaining({
  kind: "invalid-request",
  particulars: { errors: [expect.objectContaining({ parameter: "cursor" })] },
}) as ApiProblem;

describe("a cursor", () => {
  it("leads back to its position in its list, for every ticket", () => {
    const times = fc.date({ min: new Date(SCOPE.window.from), max: new Date(SCOPE.window.until), noInvalidDate: true });
    fc.assert(
      fc.property(ticketIds(), times, (ticketId, time) => {
        const position = { ticketId, submittedAt: time.toISOString() };
        const cursor = writeCursor(position, SCOPE);

        expect(cursor).toMatch(/^[\w-]{1,1024}$/);
        expect(readCursor(cursor, SCOPE)).toEqual(position);
      }),
    );
  });

  it.each([
    ["another customer's", { customerId: "C-2" }],
    ["another status's", { status: "ANSWERED" as const }],
    ["another priority's", { priority: "HIGH" as const }],
    ["another time's", { window: { ...SCOPE.window, from: "2026-02-01T00:00:00.000Z" } }],
  ])("is refused in %s list", (_what, change) => {
    expect(refusalOf(CURSOR, { ...SCOPE, ...change })).toEqual(REFUSED);
  });

  it("is refused when it was truncated or altered anywhere", () => {
    fc.assert(
      fc.property(fc.nat(CURSOR.length - 1), fc.constantFrom("", "A", "b", "7", "_", "=", " ", "é"), (place, put) => {
        const altered = CURSOR.slice(0, place) + put + CURSOR.slice(place + 1);
        fc.pre(altered !== CURSOR);

        expect(refusalOf(altered)).toEqual(REFUSED);
        expect(refusalOf(CURSOR.slice(0, place))).toEqual(REFUSED);
        expect(refusalOf(`${CURSOR}${put}A`)).toEqual(REFUSED);
      }),
    );
  });

  it("is refused when it is any other text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(refusalOf(text)).toEqual(REFUSED);
      }),
    );
  });

  it("is refused outside of the queried range even with a correct checksum: DynamoDB would fail on it", () => {
    const outside = { ...POSITION, submittedAt: "2025-11-21T08:30:00.000Z" };

    expect(refusalOf(writeCursor(outside, SCOPE))).toEqual(REFUSED);
  });
});
