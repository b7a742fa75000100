import { describe, expect, it } from "vitest";
import { listQuarantine, renderQuarantine, totals } from "../../../../scripts/commands/quarantine/list-quarantine.js";
import { GIVEN_UP_BATCH_KEY, filledQuarantine } from "../../../support/fakes/replay-fakes.js";

describe("listQuarantine", () => {
  it("lists time, reason, fields, bytes and key of each object, oldest first, with the number of records", async () => {
    const { objects, wrong, bytes } = filledQuarantine();

    expect(await listQuarantine(objects, {})).toMatchObject([
      {
        when: "2026-11-21T08:30:00.250Z",
        reason: "invalid-ticket",
        fields: ["data.subject"],
        bytes: 7,
        records: 1,
        key: wrong,
      },
      { when: "2026-11-21T08:31:40.000Z", reason: "not-utf8", fields: [], bytes: 4, key: bytes },
      { reason: "unreadable", records: 0, key: "quarantine/not-json/x.json" },
      { reason: "given-up", bytes: 11, records: 2, key: GIVEN_UP_BATCH_KEY },
    ]);
  });

  it("filters by reason and by time", async () => {
    const { objects, wrong, bytes } = filledQuarantine();
    const keysOf = async (options: Parameters<typeof listQuarantine>[1]) =>
      (await listQuarantine(objects, options)).map(({ key }) => key);

    expect(await keysOf({ reason: "invalid-ticket" })).toEqual([wrong]);
    expect(await keysOf({ reason: "given-up" })).toEqual([GIVEN_UP_BATCH_KEY]);
    expect(await keysOf({ until: new Date("2026-11-21T08:31:40Z") })).toEqual([wrong]);
    expect(await keysOf({ until: new Date("2026-11-21T08:31:41Z"), since: new Date("2026-11-21T08:31:00Z") })).toEqual([
      bytes,
    ]);
  });

  it("is rendered with totals by reason", async () => {
    const entries = await listQuarantine(filledQuarantine().objects, {});

    expect(renderQuarantine(entries)).toMatch(
      /\n\n1 invalid-ticket, 1 not-utf8, 1 unreadable, 1 given-up \(2 records\)$/,
    );
    expect(totals([])).toEqual([]);
    expect(renderQuarantine([])).toBe("Nothing found.");
  });
});
