/** Why a job failed, from its log: its own last error on one line. What Spark says after it, or of itself, does not count. */
export const lastErrorLine = (log: string): string => {
  const lines = log.trimEnd().split("\n");
  return (lines.findLast((line) => line.startsWith("ERROR ")) ?? lines.at(-1) ?? "").replace(/^ERROR /, "");
};
