/** Tickets of each day at a location. Infinity for a day with too many to count. */
export type DayCounts = ReadonlyMap<string, number>;

/** Entries of one window, of all locations: at about 800 bytes each, a few megabytes. */
const MOST_ENTRIES = 3_000;
const MOST_DAYS = 100;

/** Adds the counts of several listings of days. */
export const addCounts = (all: Iterable<DayCounts>): DayCounts => {
  const total = new Map<string, number>();
  for (const counts of all) for (const [day, count] of counts) total.set(day, (total.get(day) ?? 0) + count);
  return total;
};

/**
 * Groups days, in order, so that many quiet days are read with few requests and that no group exceeds memory. A busy
 * day is a window of its own.
 */
export const toWindows = (counts: DayCounts): readonly (readonly string[])[] => {
  const windows: string[][] = [];
  let entries = Infinity;
  for (const [day, count] of [...counts].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const current = windows.at(-1);
    entries += count;
    if (current !== undefined && entries <= MOST_ENTRIES && current.length < MOST_DAYS) current.push(day);
    else {
      windows.push([day]);
      entries = count;
    }
  }
  return windows;
};
