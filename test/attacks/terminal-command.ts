// A command that shows a hostile text in every way in which a program can write to a terminal:
//   node --import tsx terminal-command.ts <way>
import { Command } from "commander";
import { runPython } from "../../scripts/shared/load/load-job.js";
import { runCommand } from "../../scripts/shared/terminal/command-line.js";
import { printLine, printNote, standardStreams, toJson, writeAll } from "../../scripts/shared/terminal/output.js";
import { paint } from "../../scripts/shared/terminal/paint.js";
import { standardError, withStatus } from "../../scripts/shared/terminal/screen.js";
import { renderGrid, renderTable } from "../../scripts/shared/terminal/table.js";
import { HOSTILE } from "./hostile-text.js";

const PYTHON = `import sys; sys.stderr.write(${JSON.stringify(HOSTILE)} + "\\n"); sys.stdout.write(${JSON.stringify(HOSTILE)} + "\\n")`;

const WAYS: Readonly<Record<string, () => unknown>> = {
  line: () => {
    printLine(HOSTILE);
  },
  note: () => {
    printNote(HOSTILE);
  },
  json: () => {
    printLine(toJson({ subject: HOSTILE }));
  },
  stream: () =>
    writeAll(
      (async function* () {
        yield await Promise.resolve(HOSTILE);
      })(),
      standardStreams.out,
    ),
  bytes: () => {
    const bytes = Buffer.from(HOSTILE);
    process.stdout.write(bytes.subarray(0, 3));
    process.stdout.write(bytes.subarray(3));
    process.stdout.write(new Uint8Array([0x9b, 0x32, 0x4a]));
  },
  console: () => {
    console.log(HOSTILE);
    console.error(HOSTILE);
  },
  paint: () => {
    printLine(`${paint.red(HOSTILE)} ${paint.bold(`x ${paint.dim(HOSTILE)}`)}`);
  },
  table: () => {
    printLine(renderTable([HOSTILE], [[HOSTILE]]));
    printLine(renderGrid([{ name: HOSTILE, numeric: false }], [[HOSTILE], [null]]));
  },
  status: () =>
    withStatus(
      standardError,
      () => HOSTILE,
      () => new Promise((resolve) => setTimeout(resolve, 500)),
    ),
  error: () => {
    throw new Error(HOSTILE);
  },
  python: () => runPython({ args: ["-c", PYTHON], env: { ...process.env, PYTHONIOENCODING: "utf-8" } }),
};

await runCommand(
  new Command("hostile").argument("<way>").action(async (way: string) => {
    await WAYS[way]?.();
  }),
);
