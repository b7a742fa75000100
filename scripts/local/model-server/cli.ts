import type { Command } from "commander";
import { runWhenStarted, wholeNumber } from "../../shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { untilAborted } from "../../shared/terminal/interruption.js";
import { stopSignal } from "../process/stop-signal.js";
import { localModel, probeModel } from "./probe-model.js";
import { runModelServer } from "./run-model-server.js";
import { printLine } from "../../shared/terminal/output.js";

interface Options {
  readonly port: number;
  readonly host: string;
}

const serve = async ({ port, host }: Options): Promise<void> => {
  const model = localModel(process.env);
  if (model !== undefined) await probeModel(model);
  const stop = stopSignal();
  const key = process.env["LOCAL_SERVER_KEY"];
  const server = await runModelServer({ port, host, key, modelUrl: model?.url, modelName: model?.name });
  printLine(JSON.stringify({ url: server.url }));
  await untilAborted(stop);
  await server.close();
};

const HELP: CommandHelp = {
  name: "model-server",
  description:
    'Stands in for Comprehend, and for Converse and ApplyGuardrail of Bedrock. Prints {"url": …} when ready; stops on SIGTERM.',
  notes:
    "With LOCAL_MODEL_URL, Converse calls are forwarded to an OpenAI-compatible server; LOCAL_MODEL_NAME chooses its model (default: the first that it lists).",
  examples: ["npm run model-server -- --port 8080", "LOCAL_MODEL_URL=http://127.0.0.1:11434/v1 npm run model-server"],
  exitCodes: { 0: "stopped", 1: "failed", 2: "wrong options, or no server at LOCAL_MODEL_URL" },
};

/** The command line of `npm run model-server`. */
export const createProgram = (): Command =>
  createCommand(HELP)
    .option(
      "--port <number>",
      "port to listen on; 0 chooses a free one",
      wholeNumber("--port", { min: 0, max: 65_535 }),
      0,
    )
    .option("--host <name>", "address to listen on", "127.0.0.1")
    .action(serve);

await runWhenStarted(import.meta.filename, createProgram);
