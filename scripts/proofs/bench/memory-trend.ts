/** Memory of one function's worker processes, all together, at one time. */
export interface MemorySample {
  /** Seconds since the run began. */
  readonly second: number;
  /** Name of the function. */
  readonly name: string;
  /** Resident memory, in MiB. */
  readonly mebibytes: number;
}

/** How a function's memory went over a run. */
export interface MemoryTrend {
  readonly name: string;
  /** Median of the first fifth after the warm-up, in MiB. */
  readonly early: number;
  /** Median of the last fifth, in MiB. */
  readonly late: number;
  /** Whether `late` is at most `early` and a tenth. */
  readonly flat: boolean;
}

/** Share of a run that is not judged: a new process fills its caches and its heap for a while. */
const WARM_UP = 0.2;

/** Share of the run at each end of what is judged. */
const EDGE = 0.2;

/** Growth that still counts as flat: V8 gives memory back in steps of about that size. */
const TOLERATED = 1.1;

/** @throws RangeError of no values. */
const median = (values: readonly number[]): number => {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  if (middle === undefined) throw new RangeError("No memory was sampled in a part of the run; make the run longer.");
  return middle;
};

/**
 * Compares the early with the late memory of each function, by name.
 * @param seconds length of the run.
 */
export const memoryTrends = (samples: readonly MemorySample[], seconds: number): readonly MemoryTrend[] => {
  const names = [...new Set(samples.map(({ name }) => name))].sort();
  return names.map((name) => {
    const own = samples.filter((sample) => sample.name === name);
    const between = (from: number, to: number): number =>
      median(
        own
          .filter(({ second }) => second >= from * seconds && second <= to * seconds)
          .map(({ mebibytes }) => mebibytes),
      );
    const [early, late] = [between(WARM_UP, WARM_UP + EDGE), between(1 - EDGE, 1)];
    return { name, early, late, flat: late <= early * TOLERATED };
  });
};
