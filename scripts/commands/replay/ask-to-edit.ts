import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { onOneLine } from "../../shared/terminal/table.js";
import type { EditStep } from "./step.js";

/** What a person wants to do with a record, and with those after it if there is an `-all`. */
export type EditChoice = "edit" | "edit-all" | "skip" | "stop";

/** Asks before a record is opened. Its place is "2 of 7". */
export type AskToEdit = (step: EditStep, place: string) => Promise<EditChoice>;

const ANSWERS: Readonly<Record<string, EditChoice>> = { "": "edit", e: "edit", a: "edit-all", s: "skip", q: "stop" };

const QUESTION = "Enter opens it, a opens all without asking, s skips it, q stops editing: ";

/**
 * Reads a line in the terminal's own line mode, in which Ctrl-C ends the process.
 * @returns undefined at the end of the input (Ctrl-D)
 */
const readLine = (input: Readable, output: Writable, question: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    output.write(question);
    const lines = createInterface({ input, terminal: false });
    lines.once("line", (line) => {
      resolve(line);
      // Pauses the input, so that the editor is the only one that reads it.
      lines.close();
    });
    lines.once("close", () => {
      resolve(undefined);
    });
  });

/** Shows on a terminal which record is next, and asks until the answer is one of the choices. */
export const askOnTerminal =
  (input: Readable, output: Writable): AskToEdit =>
  async ({ id, why }, place) => {
    output.write(`\n${place}: ${onOneLine(id, 1_024)}\n  ${onOneLine(why, 300)}\n`);
    for (;;) {
      const line = await readLine(input, output, QUESTION);
      const choice = line === undefined ? "stop" : ANSWERS[line.trim().toLowerCase()];
      if (choice !== undefined) return choice;
    }
  };
