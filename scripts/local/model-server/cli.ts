import { Command } from "commander";
import { runWhenStarted, UsageError, wholeNumber } from "../../shared/terminal/command-line.js";
import { untilAborted } from "../../shared/terminal/interruption.js";
import { stopSignal } from "../process/stop-signal.js";
import { runModelServer } from "./run-model-server.js";

interface Options {
  readonly port: number;
  readonly host: string;
}

/** The variable's URL, or undefined if it is unset. @throws UsageError naming it when its value is not a URL. */
const readUrl = (variable: string): string | undefined => {
  const value = process.env[variable];
  if (value === undefined || value === "") return undefined;
  if (/^https?:$/.test(URL.parse(value)?.protocol ?? "")) return value;
  throw new UsageError(`${variable} is "${value}"; expected a URL such as http://127.0.0.1:11434/v1.`);
};

const serve = async ({ port, host }: Options): Promise<void> => {
  const modelUrl = readUrl("LOCAL_MODEL_URL");
  const name = process.env["LOCAL_MODEL_NAME"];
  const stop = stopSignal();
  const server = await runModelServer({ port, host, modelUrl, modelName: name === "" ? undefined : name });
  process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);
  await untilAborted(stop);
  await server.close();
};

export const createProgram = (): Command =>
  new Command("model-server")
    .description('Stands in for Comprehend and Bedrock Converse. Prints {"url": …} when ready; stops on SIGTERM.')
    .option(
      "--port <number>",
      "port to listen on; 0 chooses a free one",
      wholeNumber("--port", { min: 0, max: 65_535 }),
      0,
    )
    .option("--host <name>", "address to listen on", "127.0.0.1")
    .addHelpText(
      "after",
      "\nWith LOCAL_MODEL_URL, Converse calls are forwarded to an OpenAI-compatible server;\n" +
        "LOCAL_MODEL_NAME chooses its model (default: the first that it lists).\n\n" +
        "Exit codes: 0 stopped; 1 failed; 2 wrong options.",
    )
    .action(serve);

await runWhenStarted(import.meta.filename, createProgram);
