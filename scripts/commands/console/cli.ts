import type { Command } from "commander";
import { buildConsole } from "../../local/console/build-console.js";
import { serveConsole } from "../../local/console/serve-console.js";
import { findApi, withApiUrl, type ApiUrlOptions } from "../../shared/deployment/api-url.js";
import { runWhenStarted, wholeNumber } from "../../shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { interruptible, untilAborted } from "../../shared/terminal/interruption.js";
import { printLine, printNote } from "../../shared/terminal/output.js";

interface ConsoleOptions extends ApiUrlOptions {
  readonly port?: number;
}

const HELP: CommandHelp = {
  name: "console",
  description: "Serves the web console on this machine, for a local stack or any other deployment.",
  notes:
    "Builds it first if its sources have changed. People sign in as they do on the deployment. Nothing beyond this machine can reach it; Ctrl-C stops it.",
  examples: [
    "npm run console",
    "npm run console -- --api-url https://example.com/v1",
    "STAGE=prod npm run console -- --target aws",
  ],
  exitCodes: {
    0: "stopped",
    1: "the build failed, or the port is in use",
    2: "wrong options, no stack, or the console's packages are not installed",
    130: "interrupted before it was served",
  },
};

const serve = async ({ port, ...where }: ConsoleOptions): Promise<void> => {
  const { apiUrl } = await findApi(where);
  await interruptible(async (signal) => {
    const folder = await buildConsole({ env: process.env, signal });
    const server = await serveConsole({ folder, apiUrl, port });
    printLine(server.url);
    printNote(`The console of ${apiUrl} is at this address. Ctrl-C stops it.`);
    await untilAborted(signal);
    await server.close();
  });
};

/** The command line of `npm run console`. */
export const createProgram = (): Command =>
  withApiUrl(createCommand(HELP))
    .option(
      "--port <number>",
      "port to listen on; 0 chooses a free one (default: 8700, else a free one)",
      wholeNumber("--port", { min: 0, max: 65_535 }),
    )
    .action(serve);

await runWhenStarted(import.meta.filename, createProgram);
