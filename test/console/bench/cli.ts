import { loadavg } from "node:os";
import type { Command } from "commander";
import { buildConsole } from "../../../scripts/local/console/build-console.js";
import { runWhenStarted, UsageError } from "../../../scripts/shared/terminal/command-line.js";
import { formatFigure } from "../../../scripts/shared/terminal/format.js";
import { createCommand, type CommandHelp } from "../../../scripts/shared/terminal/help.js";
import { checkJsonFile, printLine, withJsonFile, writeJsonFile } from "../../../scripts/shared/terminal/output.js";
import { renderGrid } from "../../../scripts/shared/terminal/table.js";
import { ConsoleBrowser } from "../support/console-browser.js";
import type { ConsoleFigure } from "./figure.js";
import { measureLoading, measureOpening } from "./opening.js";
import { measureScrolling } from "./scrolling.js";
import { measureTenTickets } from "./ten-tickets.js";

/** In the order of measuring. */
const PARTS = {
  load: measureLoading,
  open: measureOpening,
  answer: measureTenTickets,
  scroll: measureScrolling,
} as const;
const NAMES = Object.keys(PARTS).join(", ");

const HELP: CommandHelp = {
  name: "bench:console",
  description: "Measures how fast the web console is in a browser, and prints the figures with their targets.",
  notes:
    "Builds the console first if its sources have changed. The API is in memory, with made-up tickets. Needs Chromium, on the PATH or in CHROMIUM_PATH. Other work on the machine makes every figure worse: the load average is printed with them.",
  examples: ["npm run bench:console", "npm run bench:console -- scroll"],
  exitCodes: {
    0: "measured, and every target is met",
    1: "a target was missed, or something failed",
    2: "wrong options, no Chromium, or the console's packages are not installed",
  },
};

type Part = (typeof PARTS)[keyof typeof PARTS];

const toPart = (name: string): Part => {
  const part = Object.entries(PARTS).find(([known]) => known === name)?.[1];
  if (part === undefined) throw new UsageError(`Unknown part "${name}"; expected ${NAMES}.`);
  return part;
};

const isMet = ({ milliseconds, most = Number.POSITIVE_INFINITY }: ConsoleFigure): boolean => milliseconds <= most;

const render = (figures: readonly ConsoleFigure[]): string =>
  renderGrid(
    [
      { name: "in the browser", numeric: false },
      { name: "figure", numeric: true },
      { name: "target", numeric: true },
      { name: "", numeric: true },
    ],
    figures.map((figure) => [
      figure.name,
      `${formatFigure(figure.milliseconds)} ms`,
      ...(figure.most === undefined ? ["", ""] : [`at most ${figure.most} ms`, isMet(figure) ? "met" : "MISSED"]),
    ]),
  );

const measureInBrowser = async (part: Part): Promise<readonly ConsoleFigure[]> => {
  const console = await ConsoleBrowser.start();
  if (console === undefined) throw new UsageError("No Chromium: install it, or name its file in CHROMIUM_PATH.");
  try {
    return await part(console);
  } finally {
    await console.close();
  }
};

const bench = async (names: readonly string[], { json }: { readonly json?: string }): Promise<void> => {
  const parts = names.length === 0 ? Object.values(PARTS) : names.map(toPart);
  await checkJsonFile(json);
  await buildConsole({ env: process.env });
  const all: ConsoleFigure[] = [];
  for (const part of parts) {
    const figures = await measureInBrowser(part);
    printLine(`${render(figures)}\nload average ${formatFigure(loadavg()[0] ?? 0)}`);
    all.push(...figures);
  }
  if (!all.every(isMet)) process.exitCode = 1;
  await writeJsonFile(json, { figures: all, loadAverage: loadavg() });
};

/** The command line of `npm run bench:console`. */
export const createProgram = (): Command =>
  withJsonFile(createCommand(HELP)).argument("[parts...]", `what to measure: ${NAMES}; by default all`).action(bench);

await runWhenStarted(import.meta.filename, createProgram);
