/** A text of whole pieces with at least `bytes` bytes of UTF-8. */
export const repeatTo = (piece: string, bytes: number): string =>
  piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece)));

/** User CPU time of this process during a run, in milliseconds. Other processes disturb it less than the clock. */
export const cpuMilliseconds = async (run: () => unknown): Promise<number> => {
  const before = process.cpuUsage();
  await run();
  return process.cpuUsage(before).user / 1000;
};
