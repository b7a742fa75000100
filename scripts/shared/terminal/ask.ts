import { createInterface } from "node:readline/promises";
import { standardStreams } from "./output.js";
import { standardError } from "./screen.js";

/** Asks a question that is answered by yes or no, on a terminal; without one, the answer is no. */
export const ask = async (question: string, signal: AbortSignal): Promise<boolean> => {
  if (!process.stdin.isTTY || !standardError.isTerminal) return false;
  const lines = createInterface({ input: process.stdin, output: standardStreams.err });
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `, { signal })).trim());
  } finally {
    lines.close();
  }
};
