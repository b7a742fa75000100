import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import { PROJECT_ROOT } from "../../shared/deployment/project.js";
import { assignHalves } from "../../shared/golden/assign-halves.js";
import { inHashOrder } from "../../shared/golden/golden-ticket.js";
import {
  GOLDEN_FOLDER,
  type GoldenLine,
  isForTuningAlone,
  readGoldenLines,
  readGoldenSet,
} from "../../shared/golden/read-golden-set.js";
import { compareWithSecond, readSecondPass, type SecondPass, toBlind } from "../../shared/golden/second-pass.js";
import { runWhenStarted, UsageError } from "../../shared/terminal/command-line.js";
import { plural } from "../../shared/terminal/format.js";
import { createCommand, createCommandGroup, type CommandHelp } from "../../shared/terminal/help.js";
import { checkOutputFile, printLine, printNote, readTextFile } from "../../shared/terminal/output.js";
import { renderAgreement, renderCounts } from "./render-golden.js";

const EXIT_CODES = {
  0: "done",
  1: "the golden set, or the labels of the second pass, cannot be used",
  2: "wrong options",
};

const HELP: CommandHelp = {
  name: "golden",
  description: "Checks the golden set, splits it in halves, and lets a second person label it.",
  notes: "The golden set is in test/golden; its README has the guide for labelling.",
  examples: ["npm run golden -- check", "npm run golden -- blind --to /tmp/blind", "npm run golden -- second --help"],
  exitCodes: EXIT_CODES,
};

const CHECK_HELP: CommandHelp = {
  name: "check",
  description: "Checks every line, and prints how many tickets there are by language, kind and label.",
  examples: ["npm run golden -- check"],
  exitCodes: EXIT_CODES,
};

const HALVES_HELP: CommandHelp = {
  name: "halves",
  description: "Assigns new tickets to the tuning or the test half. Tickets that have a half keep it.",
  notes: "Tickets in the folder tuning/ of the set are for tuning alone, and are left as they are.",
  examples: ["npm run golden -- halves"],
  exitCodes: EXIT_CODES,
};

const BLIND_HELP: CommandHelp = {
  name: "blind",
  description: "Writes the tickets without labels, kinds and reasons, shuffled, for whoever labels them a second time.",
  examples: ["npm run golden -- blind --to /tmp/blind"],
  exitCodes: { ...EXIT_CODES, 2: "the folder cannot be written to" },
};

const SECOND_HELP: CommandHelp = {
  name: "second",
  description: "Stores the labels of a second pass beside the author's, and prints where they disagree.",
  notes:
    'FILE has lines such as {"id":"en-001","labels":{"sentiment":"NEUTRAL","priority":"HIGH","category":"BUG",' +
    '"language":"en"},"reason":"…"}. The labels of both passes are kept. Where they disagree, a third look decides: ' +
    "write its labels and reason as `final` into the line of the ticket. New labels for a ticket remove its `final`.",
  examples: ["npm run golden -- second second-pass.jsonl"],
  exitCodes: { ...EXIT_CODES, 2: "a file cannot be read" },
};

const toLine = (value: unknown): string => `${JSON.stringify(value)}\n`;

interface FileLine {
  readonly file: string;
  readonly value: unknown;
}

/** Writes one file of JSON lines per file of the golden set. */
const writeFiles = async (folder: string, lines: readonly FileLine[]): Promise<void> => {
  for (const name of new Set(lines.map(({ file }) => file))) {
    const ofFile = lines.filter(({ file }) => file === name);
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), ofFile.map(({ value }) => toLine(value)).join(""));
  }
};

interface FolderOption {
  readonly folder: string;
}

const check = async ({ folder }: FolderOption): Promise<void> => {
  printLine(renderCounts(await readGoldenSet(folder)));
};

const halves = async ({ folder }: FolderOption): Promise<void> => {
  const lines = await readGoldenLines(folder);
  const inHalves = lines.filter((line) => !isForTuningAlone(line));
  const assigned = assignHalves(inHalves.map(({ ticket }) => ticket));
  const values = inHalves.map(({ file, raw, ticket: { id } }) => ({
    file,
    value: { id, half: assigned.get(id), ...raw },
  }));
  await writeFiles(folder, values);
  printLine(renderCounts(await readGoldenSet(folder)));
};

const blind = async ({ folder, to }: FolderOption & { readonly to: string }): Promise<void> => {
  const lines = await readGoldenLines(folder);
  await mkdir(to, { recursive: true }).catch(() => {
    throw new UsageError(`--to is "${to}", which is not a folder that can be written to.`);
  });
  await checkOutputFile("--to", path.join(to, "blind.jsonl"));
  await writeFiles(
    to,
    inHashOrder(lines, ({ ticket }) => ticket.id).map(({ file, ticket }) => ({ file, value: toBlind(ticket) })),
  );
  printNote(`Wrote ${plural(lines.length, "ticket")} without labels to ${to}`);
};

/** The line with the labels of the second pass, and without a decision on earlier ones. */
const withSecond = ({ file, raw, ticket }: GoldenLine, passes: ReadonlyMap<string, SecondPass>): FileLine => {
  const pass = passes.get(ticket.id);
  if (pass === undefined) return { file, value: raw };
  const { labels, reason } = pass;
  return { file, value: { ...raw, second: { labels, reason }, final: undefined } };
};

const second = async (names: readonly string[], { folder }: FolderOption): Promise<void> => {
  const lines = await readGoldenLines(folder);
  const tickets = lines.map(({ ticket }) => ticket);
  const texts = new Map<string, string>();
  for (const name of names) texts.set(name, await readTextFile("FILE", name));
  const passes = readSecondPass(texts, new Set(tickets.map(({ id }) => id)));
  await writeFiles(
    folder,
    lines.map((line) => withSecond(line, passes)),
  );
  printLine(renderAgreement(compareWithSecond(tickets, passes)));
};

const withFolder = (command: Command): Command =>
  command.option("--folder <folder>", "folder of the golden set", path.relative(PROJECT_ROOT, GOLDEN_FOLDER));

/** The command line of `npm run golden`. */
export const createProgram = (): Command =>
  createCommandGroup(HELP, [
    withFolder(createCommand(CHECK_HELP)).action(check),
    withFolder(createCommand(HALVES_HELP)).action(halves),
    withFolder(createCommand(BLIND_HELP)).requiredOption("--to <folder>", "folder for the files").action(blind),
    withFolder(createCommand(SECOND_HELP)).argument("<file...>", "labels of the second pass").action(second),
  ]);

await runWhenStarted(import.meta.filename, createProgram);
