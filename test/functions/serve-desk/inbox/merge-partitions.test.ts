import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ListedRow,
  mergePartitions,
  type ReadPartition,
} from "../../../../functions/serve-desk/inbox/merge-partitions.js";

type Rows = ListedRow[][];

const aRow = (due: number, changes: Partial<ListedRow> = {}): ListedRow => {
  const ticketId = `T${due}`;
  return { ticketId, version: 1, dueKey: `${String(due).padStart(6, "0")}#${ticketId}`, ...changes };
};

const byKey = (one: ListedRow, other: ListedRow): number => (one.dueKey < other.dueKey ? -1 : 1);

/** Partitions in memory. A read with a limit that examined so many says how far it came, as DynamoDB does. */
const reading = (partitions: Rows, isWanted: (row: ListedRow) => boolean = () => true) => {
  const counts = { reads: 0, examined: 0 };
  const read: ReadPartition<number, ListedRow> = (partition, after = "", limit) => {
    const rest = (partitions[partition] ?? []).filter(({ dueKey }) => dueKey > after).toSorted(byKey);
    const examined = rest.slice(0, limit);
    counts.reads += 1;
    counts.examined += examined.length;
    const readUpTo = examined.length === limit ? examined.at(-1)?.dueKey : undefined;
    return Promise.resolve({ rows: examined.filter(isWanted), readUpTo });
  };
  return { counts, read, numbers: [...partitions.keys()] };
};

/** Reads all pages. @param between what happens after each */
const readAll = async (
  numbers: readonly number[],
  limit: number,
  read: ReadPartition<number, ListedRow>,
  between: (next: string) => void = () => undefined,
): Promise<ListedRow[]> => {
  const found: ListedRow[] = [];
  let after: string | undefined;
  do {
    const { rows, next } = await mergePartitions(numbers, { limit, after }, read);
    found.push(...rows);
    expect(rows.length).toBeLessThanOrEqual(limit);
    after = next;
    if (after !== undefined) between(after);
  } while (after !== undefined);
  return found;
};

/** Rows by their deadlines, spread over up to eight partitions. */
const partitionsWithRows = () =>
  fc
    .uniqueArray(fc.tuple(fc.nat(900), fc.nat(7)), { selector: ([due]) => due, maxLength: 200 })
    .map((rows) =>
      Array.from({ length: 8 }, (_, partition) => rows.filter((row) => row[1] === partition).map(([due]) => aRow(due))),
    );

describe("rows of several partitions", () => {
  it("are in the order of a plain sort, on pages without gaps and repeats", async () => {
    await fc.assert(
      fc.asyncProperty(partitionsWithRows(), fc.integer({ min: 1, max: 30 }), async (partitions, limit) => {
        const { numbers, read } = reading(partitions);

        expect(await readAll(numbers, limit, read)).toEqual(partitions.flat().toSorted(byKey));
      }),
    );
  });

  it("are all found by a filter, however few there are", async () => {
    await fc.assert(
      fc.asyncProperty(
        partitionsWithRows(),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 60 }),
        async (partitions, limit, one) => {
          const isWanted = ({ ticketId }: ListedRow): boolean => Number(ticketId.slice(1)) % one === 0;
          const { numbers, read } = reading(partitions, isWanted);

          expect(await readAll(numbers, limit, read)).toEqual(partitions.flat().filter(isWanted).toSorted(byKey));
        },
      ),
    );
  });

  it("stay without gaps and repeats while others are added and removed between pages", async () => {
    await fc.assert(
      fc.asyncProperty(
        partitionsWithRows(),
        fc.integer({ min: 1, max: 10 }),
        fc.infiniteStream(fc.tuple(fc.nat(900), fc.nat(7))),
        async (partitions, limit, more) => {
          const before = partitions.flat();
          const added = new Set<ListedRow>();
          const { numbers, read } = reading(partitions);
          const found = await readAll(numbers, limit, read, () => {
            const [due, partition] = more.next().value as [number, number];
            const row = aRow(due, {
              ticketId: `N${added.size}`,
              dueKey: `${String(due).padStart(6, "0")}#N${added.size}`,
            });
            if (added.size < 50) partitions[partition]?.push(row);
            added.add(row);
          });

          expect(found).toEqual(found.toSorted(byKey));
          expect(new Set(found.map(({ ticketId }) => ticketId)).size).toBe(found.length);
          expect(found.filter((row) => !added.has(row))).toEqual(before.toSorted(byKey));
        },
      ),
    );
  });

  it("are read with the same work, whether there are a hundred or a hundred thousand", async () => {
    const spread = (rows: number): Rows =>
      Array.from({ length: 24 }, (_, partition) =>
        Array.from({ length: Math.ceil(rows / 24) }, (_each, index) => aRow(index * 24 + partition)),
      );
    const work = async (rows: number) => {
      const { counts, numbers, read } = reading(spread(rows));
      await mergePartitions(numbers, { limit: 25, after: undefined }, read);
      return counts;
    };

    expect(await work(100_000)).toEqual(await work(200));
    expect(await work(100_000)).toEqual({ reads: 24, examined: 24 * 5 });
  });

  it("need one more round when one partition has the whole page", async () => {
    const partitions = [Array.from({ length: 1_000 }, (_, due) => aRow(due)), ...Array.from({ length: 23 }, () => [])];
    const { counts, numbers, read } = reading(partitions);
    const { rows } = await mergePartitions(numbers, { limit: 20, after: undefined }, read);

    expect(rows).toHaveLength(20);
    expect(counts).toEqual({ reads: 25, examined: 4 + 20 });
  });

  it("are looked for in a bounded number of rows, and the page says where it ended", async () => {
    const partitions = [Array.from({ length: 9_000 }, (_, due) => aRow(due)), [aRow(9_500)]];
    const { counts, numbers, read } = reading(partitions, ({ ticketId }) => ticketId === "T9500");
    const page = await mergePartitions(numbers, { limit: 25, after: undefined }, read);

    expect(page).toEqual({ rows: [], next: expect.any(String) as string });
    expect(counts.examined).toBeLessThan(4 * 1_200);
    expect(await readAll(numbers, 25, read)).toEqual([aRow(9_500)]);
  });

  it("include a ticket once, as its newer version has it, when it moves during the reads", async () => {
    const older = aRow(10);
    const newer = aRow(10, { version: 2 });
    const moved = aRow(700, { ticketId: older.ticketId, version: 3 });
    const pageOf = async (partitions: Rows) => {
      const { numbers, read } = reading(partitions);
      return (await mergePartitions(numbers, { limit: 9, after: undefined }, read)).rows;
    };

    expect(await pageOf([[older], [newer]])).toEqual([newer]);
    expect(await pageOf([[newer], [older]])).toEqual([newer]);
    expect(await pageOf([[older, aRow(20)], [moved]])).toEqual([aRow(20), moved]);
  });
});
