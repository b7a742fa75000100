import { Command } from "commander";
import { runWhenStarted, UsageError } from "../../shared/terminal/command-line.js";
import { stopSignal } from "../process/stop-signal.js";
import { runWarehouse } from "./run-warehouse.js";
import { printLine } from "../../shared/terminal/output.js";

/** @throws UsageError when PostgreSQL is missing or does not start. */
const open = async () => {
  try {
    return await runWarehouse();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

const serve = async (): Promise<void> => {
  const stop = stopSignal();
  const warehouse = await open();
  printLine(JSON.stringify({ url: warehouse.url, readerUrl: warehouse.readerUrl }));
  const stopped = new Promise<void>((resolve) => {
    const end = (): void => {
      resolve();
    };
    if (stop.aborted) end();
    stop.addEventListener("abort", end);
    // The parent process may be killed; its end of the pipe then closes.
    process.stdin.once("end", end).resume();
  });
  const code = await Promise.race([stopped.then(() => 0), warehouse.ended.then(() => 1)]);
  await warehouse.stop();
  process.exit(code);
};

export const createProgram = (): Command =>
  new Command("warehouse")
    .description(
      "Runs a PostgreSQL as warehouse. Prints its URLs as JSON when ready; stops on SIGTERM or at the end of its input.",
    )
    .addHelpText(
      "after",
      "\nExit codes: 0 stopped; 1 failed; 2 wrong options, or PostgreSQL is missing or does not start.",
    )
    .action(serve);

await runWhenStarted(import.meta.filename, createProgram);
