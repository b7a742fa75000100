import { SingleBar } from "cli-progress";
import type { MutationResult } from "./run-mutations.js";

export interface MutationProgress {
  readonly update: (result: MutationResult) => void;
  readonly stop: () => void;
}

const bar = (total: number): MutationProgress => {
  const format = "Mutations [{bar}] {value}/{total}, {unnoticed} not noticed, {duration_formatted}  {last}";
  const shown = new SingleBar({ format, hideCursor: true, stream: process.stderr, barsize: 24 });
  shown.start(total, 0, { unnoticed: 0, last: "" });
  let unnoticed = 0;
  return {
    update: ({ mutation, verdict }) => {
      if (verdict.kind !== "noticed") unnoticed++;
      shown.increment(1, { unnoticed, last: mutation.name });
    },
    stop: () => {
      shown.stop();
    },
  };
};

const WORDS = { noticed: "noticed", unnoticed: "NOT NOTICED", "did-not-run": "DID NOT RUN" } as const;

/** A line for each mutation: for logs. */
export const mutationLines = (write: (line: string) => void, total: number): MutationProgress => {
  let done = 0;
  return {
    update: ({ mutation, verdict, seconds }) => {
      write(`${++done}/${total} ${mutation.name}: ${WORDS[verdict.kind]} (${seconds.toFixed(1)} s)\n`);
    },
    stop: () => undefined,
  };
};

/** A bar on a terminal, lines elsewhere. */
export const showMutations = (total: number): MutationProgress =>
  process.stderr.isTTY ? bar(total) : mutationLines((line) => process.stderr.write(line), total);
