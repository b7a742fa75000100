import { Command } from "commander";
import { runCommand } from "../../shared/terminal/command-line.js";
import { resolveTarget } from "../../shared/deployment/target.js";
import { clientsOf } from "./clients.js";
import { EventSourceDriver } from "./driver.js";
import { stderrLog } from "./log.js";

const untilStopped = (): AbortSignal => {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => {
      stop.abort();
    });
  }
  return stop.signal;
};

const serve = async (options: { readonly endpoint?: string }): Promise<void> => {
  const { endpoint = "", region } = await resolveTarget({ target: "local", ...options });
  const stopped = untilStopped();
  process.stdout.write(`${JSON.stringify({ endpoint })}\n`);
  await new EventSourceDriver(clientsOf(endpoint, region), stderrLog()).run(stopped);
};

const program = new Command("event-source")
  .description(
    'Reads Kinesis streams of an emulator and calls its functions, as the event source mappings there say. Prints {"endpoint": …} when ready; SIGTERM stops it.',
  )
  .option("--endpoint <url>", "address of the emulator; its own Kinesis poller must be off")
  .action(serve);

await runCommand(program);
