/** Largest relative error of a quantile. DDSketch (VLDB 2019) shows that these buckets have it. */
export const RELATIVE_ERROR = 0.05;

/** Each bucket ends at this many times the end of the one before. */
const GROWTH = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);

/** What is shorter is in the first bucket and counts as one second: nobody needs to tell them apart. */
const SHORTEST_MS = 1_000;

/** The last bucket ends after some ten years, so that an odd time cannot make up a bucket of its own. */
const LAST_BUCKET = Math.ceil(Math.log(10 * 366 * 24 * 60 * 60) / Math.log(GROWTH));

/** The bucket of a duration: 0 for a second and less, 195 at most. */
export const bucketOf = (milliseconds: number): number => {
  if (!(milliseconds > SHORTEST_MS)) return 0;
  return Math.min(LAST_BUCKET, Math.ceil(Math.log(milliseconds / SHORTEST_MS) / Math.log(GROWTH)));
};

/** The duration that stands for all of a bucket, in milliseconds: as far from its shortest as from its longest. */
const valueOf = (bucket: number): number =>
  bucket === 0 ? SHORTEST_MS : (SHORTEST_MS * 2 * GROWTH ** bucket) / (GROWTH + 1);

/** How many durations are in each bucket. */
export type Histogram = ReadonlyMap<number, number>;

const sizeOf = (histogram: Histogram): number => [...histogram.values()].reduce((sum, count) => sum + count, 0);

/**
 * The duration that a share of all durations do not exceed (nearest rank), in milliseconds. Of those from a second to
 * ten years it is at most RELATIVE_ERROR off.
 * @param share above 0, at most 1
 * @returns undefined when there are none
 */
export const quantile = (histogram: Histogram, share: number): number | undefined => {
  const rank = Math.ceil(share * sizeOf(histogram));
  let passed = 0;
  for (const [bucket, count] of [...histogram].toSorted(([one], [other]) => one - other)) {
    passed += count;
    if (passed >= rank && count > 0) return valueOf(bucket);
  }
  return undefined;
};
