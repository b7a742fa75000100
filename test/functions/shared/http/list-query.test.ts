import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TicketQuerySchema } from "../../../../functions/shared/api/ticket-schemas.js";
import { toTimeWindow } from "../../../../functions/shared/http/list-query.js";

describe("toTimeWindow", () => {
  it("is unbounded when both ends are open", () => {
    expect(toTimeWindow(undefined, undefined)).toEqual({
      from: "0001-01-01T00:00:00.000Z",
      until: "9999-12-31T23:59:59.999Z",
    });
  });

  it("includes `from` and ends before `to`, in UTC", () => {
    expect(toTimeWindow("2026-11-21T10:30:00+02:00", "2026-11-21T09:00:00Z")).toEqual({
      from: "2026-11-21T08:30:00.000Z",
      until: "2026-11-21T08:59:59.999Z",
    });
  });

  it("handles fractions of a millisecond", () => {
    expect(toTimeWindow("2026-11-21T08:30:00.0000001Z", "2026-11-21T08:30:00.0010001Z")).toEqual({
      from: "2026-11-21T08:30:00.001Z",
      until: "2026-11-21T08:30:00.001Z",
    });
    expect(toTimeWindow("2026-11-21T08:30:00.001000Z", undefined)?.from).toBe("2026-11-21T08:30:00.001Z");
  });

  it.each([
    ["2026-11-21T08:30:00Z", "2026-11-21T08:30:00Z"],
    ["2026-11-22T08:30:00Z", "2026-11-21T08:30:00Z"],
    ["9999-12-31T23:59:59.999-12:00", undefined],
    [undefined, "0001-01-01T00:00:00+12:00"],
  ])("is undefined from %s to %s", (from, to) => {
    expect(toTimeWindow(from, to)).toBeUndefined();
  });

  it("has bounds in the normal form for every accepted moment", () => {
    const ends = fc.date({ min: new Date("0000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
    const moments = fc
      .tuple(ends, fc.constantFrom("Z", "+23:59", "-23:59"))
      .map(([date, zone]) => date.toISOString().replace("Z", zone))
      .filter((text) => TicketQuerySchema.safeParse({ from: text }).success);
    fc.assert(
      fc.property(moments, moments, (from, to) => {
        const window = toTimeWindow(from, to);
        if (window === undefined) return;
        expect(window.from).toMatch(/^\d{4}-.{18}Z$/);
        expect(window.until).toMatch(/^\d{4}-.{18}Z$/);
        expect(window.from <= window.until).toBe(true);
      }),
    );
  });
});
