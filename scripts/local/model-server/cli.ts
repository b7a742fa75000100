import { Command } from "commander";
import { runCommand, UsageError, wholeNumber } from "../../shared/terminal/command-line.js";
import { runModelServer } from "./start-model-server.js";

interface Options {
  readonly port: number;
  readonly host: string;
}

/** The variable's URL, if it is set. @throws UsageError naming it when it holds something else. */
const readUrl = (variable: string): string | undefined => {
  const value = process.env[variable];
  if (value === undefined || value === "") return undefined;
  if (/^https?:$/.test(URL.parse(value)?.protocol ?? "")) return value;
  throw new UsageError(`${variable} is "${value}"; expected a URL such as http://127.0.0.1:11434/v1.`);
};

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
  });

const serve = async ({ port, host }: Options): Promise<void> => {
  const modelUrl = readUrl("LOCAL_MODEL_URL");
  const name = process.env["LOCAL_MODEL_NAME"];
  const server = await runModelServer({ port, host, modelUrl, modelName: name === "" ? undefined : name });
  process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);
  await untilStopped();
  await server.close();
};

const program = new Command("model-server")
  .description('Stands in for Comprehend and Bedrock Converse. Prints {"url": …} when ready; SIGTERM stops it.')
  .option("--port <number>", "port to listen on; 0 takes a free one", wholeNumber("--port", { min: 0, max: 65_535 }), 0)
  .option("--host <name>", "address to listen on", "127.0.0.1")
  .addHelpText(
    "after",
    "\nLOCAL_MODEL_URL passes Converse on to an OpenAI-compatible server; LOCAL_MODEL_NAME chooses its model (default: its first).",
  )
  .action(serve);

await runCommand(program);
