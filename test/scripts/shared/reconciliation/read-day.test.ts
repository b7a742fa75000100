import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fingerprint } from "../../../../scripts/shared/reconciliation/fingerprint.js";
import { readDays, type LocatedEntry } from "../../../../scripts/shared/reconciliation/read-day.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";
import { contentOf } from "../../../support/fakes/reconcile-fakes.js";

const DAY = "2026-11-21";
const ALL = "~";

interface Stored {
  readonly key: string;
  readonly processed: string;
  readonly modified: string;
}

const recordOf = ({ key, processed }: Stored) =>
  aTicketRecord({ ticket_id: "A", subject: key, processed_at: `2026-11-21T${processed}:00.000Z` });

const entryOf = (stored: Stored): LocatedEntry => ({
  day: DAY,
  content: contentOf(recordOf(stored)),
  version: { key: stored.key, etag: stored.key, modifiedAt: `2026-11-21T${stored.modified}:00.000Z` },
});

// eslint-disable-next-line @typescript-eslint/require-await -- a location awaits here
async function* inOrder(entries: readonly LocatedEntry[]): AsyncGenerator<LocatedEntry> {
  yield* entries;
}

const read = async (stored: readonly Stored[], settledBefore = ALL) =>
  (await readDays(inOrder(stored.map(entryOf)), [DAY], settledBefore, undefined))(DAY);

const OLD = { key: "z.json", processed: "08:00", modified: "12:00" };
const NEW = { key: "a.json", processed: "09:00", modified: "09:00" };

describe("readDays", () => {
  it.each([
    ["was processed later", OLD, NEW],
    [
      "was written later, if they were processed at the same time",
      { ...OLD, processed: "09:00", modified: "08:00" },
      NEW,
    ],
    ["has the last key, if all times are equal", NEW, { ...NEW, key: "b.json" }],
  ])("takes of two objects with a ticket the record that %s, and reports the other", async (_rule, older, newer) => {
    for (const order of [
      [older, newer],
      [newer, older],
    ]) {
      const { tickets, versions, superseded } = await read(order);

      expect(tickets.get("A")).toBe(fingerprint(contentOf(recordOf(newer))));
      expect(versions.get("A")).toMatchObject({ key: newer.key });
      expect(superseded).toEqual([{ ticketId: "A", day: DAY, key: older.key, by: newer.key }]);
    }
  });

  it("reads the same whatever the order of the objects", async () => {
    const time = fc.constantFrom("08:00", "09:00", "10:00");
    const object = fc.record({ key: fc.constantFrom("a", "b", "c", "d"), processed: time, modified: time });
    const objects = fc.uniqueArray(object, { selector: ({ key }) => key, minLength: 1 });
    const shuffled = objects.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );

    await fc.assert(
      fc.asyncProperty(shuffled, async ([one, other]) => {
        const [first, second] = [await read(one), await read(other)];
        expect(second.tickets).toEqual(first.tickets);
        expect(second.versions).toEqual(first.versions);
        expect(second.superseded).toHaveLength(one.length - 1);
      }),
    );
  });

  it("does not compare a ticket whose newest record is too recent with an older one", async () => {
    const { tickets, unsettled } = await read([NEW, OLD], "2026-11-21T08:30:00.000Z");

    expect([...tickets.keys()]).toEqual([]);
    expect(unsettled).toBe(1);
  });

  it("takes each entry to its day, and leaves out those of days that were not asked for", async () => {
    const days = ["2026-11-20", DAY];
    const entries = [...days, "2026-11-22"].map((day) => ({ ...entryOf({ ...NEW, key: day }), day }));
    const of = await readDays(inOrder([...entries, { day: DAY, key: "x", reason: "broken" }]), days, ALL, undefined);

    expect(days.map((day) => of(day).versions.get("A")?.key)).toEqual(days);
    expect(days.map((day) => of(day).unreadable.length)).toEqual([0, 1]);
    expect(of("2026-11-22").tickets.size).toBe(0);
  });

  it("takes the last of equal records of one object, and reports none", async () => {
    const { tickets, superseded } = await read([NEW, NEW]);

    expect(tickets.size).toBe(1);
    expect(superseded).toEqual([]);
  });
});
