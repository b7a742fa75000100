// A command with the parts of `npm start` that deal with the terminal, processes and temporary files, and stubs for all
// that takes long:  node --import tsx stub-command.ts <stage> <port of its server>
// Its stages are those of `npm start`. It says "at <stage>" when it has reached the stage, and never gets further.
import { mkdtempSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Command } from "commander";
import { Cleanup } from "../../../scripts/local/process/cleanup.js";
import { startProcess, type ManagedProcess } from "../../../scripts/local/process/managed-process.js";
import { showStack } from "../../../scripts/local/stack/show-stack.js";
import { ServerHealth } from "../../../scripts/local/stack/server-health.js";
import { openTerraform } from "../../../scripts/local/stack/terraform.js";
import { createScratchFolder } from "../../../scripts/shared/cleanup/scratch-folder.js";
import { followExecutions } from "../../../scripts/shared/journey/follow.js";
import { runPython } from "../../../scripts/shared/load/load-job.js";
import { runCommand } from "../../../scripts/shared/terminal/command-line.js";
import { interruptible, untilAborted } from "../../../scripts/shared/terminal/interruption.js";
import { standardError, withProgress, withStatus } from "../../../scripts/shared/terminal/screen.js";

interface Run {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly folder: string;
}

/** Listens, leaves temporary files, and starts a process that ignores every request to end. */
const SERVER = `
const { tmpdir } = require("node:os");
require("node:fs").mkdtempSync(tmpdir() + "/server-");
require("node:child_process").spawn("sh", ["-c", 'trap "" TERM INT HUP; while :; do sleep 1; done # worker']);
require("node:net").createServer().listen(Number(process.argv[1]), "127.0.0.1", () => console.log("ready"));
`;

const startServer = async ({ env, folder }: Run, port: string): Promise<ManagedProcess> => {
  const ready = Promise.withResolvers<string>();
  const server = startProcess({
    name: "the server",
    command: process.execPath,
    args: ["-e", SERVER, port, "stub-server"],
    env,
    cwd: folder,
    logFile: path.join(folder, "server.log"),
    onLine: ready.resolve,
  });
  await ready.promise;
  return server;
};

const say = (stage: string): void => {
  standardError.write(`at ${stage}\n`);
};

const STAGES: Readonly<Record<string, (run: Run) => Promise<unknown>>> = {
  synth: ({ env, folder, signal }) => {
    const synth = startProcess({
      name: "synth",
      command: "sh",
      args: ["-c", 'trap "" TERM INT HUP; while :; do sleep 1; done # stub-synth'],
      env,
      cwd: folder,
      logFile: path.join(folder, "synth.log"),
      signal,
    });
    say("synth");
    return synth.ended.then(async () => {
      signal.throwIfAborted();
      throw new Error(await synth.died);
    });
  },
  apply: async ({ env, folder, signal }) => {
    writeFileSync(path.join(folder, "cdk.tf.json"), '{"terraform":{"required_providers":{}}}');
    const terraform = await openTerraform({ stackFolder: folder, runFolder: folder, env, signal });
    const show = showStack(standardError);
    await terraform.apply((event) => {
      show(event);
      if (event.kind === "planned") say("apply");
    });
  },
  following: ({ signal }) =>
    withProgress(standardError, { total: 100 }, (onProgress) => {
      say("following");
      const list = async function* () {
        yield await sleep(1, { executionArn: "", name: "one", status: "SUCCEEDED" });
      };
      return followExecutions(new Set(["one", "two"]), { list: list as never, onProgress, signal });
    }),
  load: ({ env, signal }) => {
    const JOB =
      "import signal, sys, time; signal.signal(signal.SIGINT, lambda *_: sys.exit(130)); print('at load', file=sys.stderr); time.sleep(600)  # stub-job";
    return runPython({ args: ["-c", JOB], env, signal });
  },
  idle: ({ signal }) => {
    say("idle");
    return untilAborted(signal);
  },
  "an uncaught error": () => {
    setTimeout(() => {
      throw new Error("nobody catches this");
    }, 100);
    return sleep(600_000);
  },
  nothing: () => Promise.resolve(),
};

const run = async (stage: string, port: string): Promise<void> => {
  const cleanup = new Cleanup();
  await interruptible(async (signal) => {
    try {
      const scratch = await createScratchFolder();
      cleanup.add(() => scratch.remove());
      const health = new ServerHealth();
      const run = {
        env: { ...process.env, ...scratch.environment },
        signal: AbortSignal.any([signal, health.signal]),
        folder: mkdtempSync(path.join(scratch.folder, "run-")),
      };
      const server = await startServer(run, port);
      cleanup.add(() => server.stop());
      void server.died.then(health.report);
      await withStatus(
        standardError,
        () => `In progress: ${stage}`,
        () =>
          health.during(async () => {
            await STAGES[stage]?.(run);
            signal.throwIfAborted();
          }, signal),
      );
    } finally {
      await cleanup.runAll();
    }
  });
};

await runCommand(new Command("stub").argument("<stage>").argument("<port>").action(run));
