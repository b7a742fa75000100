import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Command } from "commander";
import { checkConsoleInstalled, CONSOLE_FOLDER, environmentOfVite, VITE } from "../../local/console/build-console.js";
import { serveConsole } from "../../local/console/serve-console.js";
import { findApi, withApiUrl, type ApiUrlOptions } from "../../shared/deployment/api-url.js";
import { runWhenStarted } from "../../shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { interruptible } from "../../shared/terminal/interruption.js";

const HELP: CommandHelp = {
  name: "console:dev",
  description: "Serves the web console from its sources, with hot reload, for a local stack or any other deployment.",
  notes:
    "Vite's development server prints the address and passes /v1 on to the API. It sends no policy of contents: check changes with `npm run console` as well.",
  examples: ["npm run console:dev", "npm run console:dev -- --api-url https://example.com/v1"],
  exitCodes: {
    0: "stopped",
    1: "Vite failed; see its messages",
    2: "wrong options, no stack, or the console's packages are not installed",
  },
};

/** Runs Vite until it ends or is interrupted. A terminal's Ctrl-C reaches it by itself. @returns its exit code */
const runVite = async (apiServer: string, signal: AbortSignal): Promise<number> => {
  const vite = spawn(process.execPath, [VITE], {
    cwd: CONSOLE_FOLDER,
    env: { ...environmentOfVite(process.env), CONSOLE_API: apiServer },
    stdio: "inherit",
  });
  signal.addEventListener("abort", () => vite.kill("SIGTERM"));
  await once(vite, "exit");
  return signal.aborted ? 0 : (vite.exitCode ?? 1);
};

const develop = async (options: ApiUrlOptions): Promise<void> => {
  const { apiUrl } = await findApi(options);
  checkConsoleInstalled();
  await interruptible(async (signal) => {
    const server = await serveConsole({ folder: undefined, apiUrl, port: 0 });
    process.exitCode = await runVite(server.url, signal).finally(() => server.close());
  });
};

/** The command line of `npm run console:dev`. */
export const createProgram = (): Command => withApiUrl(createCommand(HELP)).action(develop);

await runWhenStarted(import.meta.filename, createProgram);
