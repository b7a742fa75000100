import { readdir, readFile } from "node:fs/promises";
import { UsageError } from "../../shared/terminal/command-line.js";
import { median } from "../median.js";

/** Size of a memory page in MiB, the unit of /proc on Linux. All common machines have pages of 4 KiB. */
const PAGE_MIB = 4 / 1_024;

interface Worker {
  readonly pid: string;
  /** Name of the function that it runs. */
  readonly name: string;
}

const readOr = (file: string): Promise<string> => readFile(file, "utf8").catch(() => "");

const variablesOf = async (pid: string): Promise<ReadonlyMap<string, string>> => {
  const lines = (await readOr(`/proc/${pid}/environ`)).split("\0");
  return new Map(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
};

/** The processes that run functions of the emulator at `endpoint`, found by their environment variables. */
const findWorkers = async (endpoint: string): Promise<readonly Worker[]> => {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid): Promise<readonly Worker[]> => {
      const variables = await variablesOf(pid);
      const name = variables.get("AWS_LAMBDA_FUNCTION_NAME");
      return name !== undefined && variables.get("AWS_ENDPOINT_URL") === endpoint ? [{ pid, name }] : [];
    }),
  );
  return found.flat();
};

const residentOf = async (pid: string): Promise<number> => {
  const [, pages = "0"] = (await readOr(`/proc/${pid}/statm`)).split(" ");
  return Number(pages) * PAGE_MIB;
};

/** The resident memory of each function's processes in total, in MiB. @throws UsageError on a system without /proc */
export const readFunctionMemory = async (endpoint: string): Promise<ReadonlyMap<string, number>> => {
  if (process.platform !== "linux")
    throw new UsageError("soak reads the memory of processes from /proc, so it runs only on Linux.");
  const memory = new Map<string, number>();
  for (const { pid, name } of await findWorkers(endpoint)) {
    memory.set(name, (memory.get(name) ?? 0) + (await residentOf(pid)));
  }
  return memory;
};

/** The memory of one function's worker processes in total, at one time. */
export interface MemorySample {
  /** Seconds since the run began. */
  readonly second: number;
  /** Name of the function. */
  readonly name: string;
  /** Resident memory, in MiB. */
  readonly mebibytes: number;
}

/** How a function's memory developed over a run. */
export interface MemoryTrend {
  readonly name: string;
  /** Median of the first fifth after the warm-up, in MiB. */
  readonly early: number;
  /** Median of the last fifth, in MiB. */
  readonly late: number;
  /** Whether `late` exceeds `early` by at most 10%. */
  readonly flat: boolean;
}

/** Share of a run that is ignored, while new processes fill their caches and heaps. */
const WARM_UP = 0.2;

/** Share of the run that `early` and `late` each cover. */
const EDGE = 0.2;

/** Growth that still counts as flat: V8 releases memory in steps of about this size. */
const MAX_GROWTH = 1.1;

/** @throws RangeError without values */
const typical = (values: readonly number[]): number => {
  if (values.length === 0) throw new RangeError("No memory was sampled in part of the run; make the run longer.");
  return median(values);
};

/**
 * Compares the early with the late memory of each function, by name.
 * @param seconds length of the run
 * @throws RangeError when a function was not sampled in the early or the late part
 */
export const memoryTrends = (samples: readonly MemorySample[], seconds: number): readonly MemoryTrend[] => {
  const names = [...new Set(samples.map(({ name }) => name))].sort();
  return names.map((name) => {
    const own = samples.filter((sample) => sample.name === name);
    const between = (from: number, to: number): number =>
      typical(
        own
          .filter(({ second }) => second >= from * seconds && second <= to * seconds)
          .map(({ mebibytes }) => mebibytes),
      );
    const [early, late] = [between(WARM_UP, WARM_UP + EDGE), between(1 - EDGE, 1)];
    return { name, early, late, flat: late <= early * MAX_GROWTH };
  });
};
