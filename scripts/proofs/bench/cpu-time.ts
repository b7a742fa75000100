import { median } from "../median.js";

/** A text of whole pieces with at least `bytes` bytes of UTF-8. */
export const repeatTo = (piece: string, bytes: number): string =>
  piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece)));

/** Other processes disturb the user CPU time of this one less than the clock. */
const cpuMilliseconds = async (run: () => unknown): Promise<number> => {
  const before = process.cpuUsage();
  await run();
  return process.cpuUsage(before).user / 1000;
};

/** The median CPU time of several runs, in milliseconds. It leaves out the first runs, which compile. */
export const medianCpu = async (runs: number, run: () => unknown): Promise<number> => {
  const times: number[] = [];
  for (let count = 0; count < runs; count++) times.push(await cpuMilliseconds(run));
  return median(times);
};
