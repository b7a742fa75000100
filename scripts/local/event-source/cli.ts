import { Command } from "commander";
import { resolveTarget } from "../../shared/deployment/target.js";
import { runWhenStarted } from "../../shared/terminal/command-line.js";
import { stopSignal } from "../process/stop-signal.js";
import { clientsOf } from "./clients.js";
import { EventSourceDriver } from "./driver.js";
import { stderrLog } from "./log.js";
import { printLine } from "../../shared/terminal/output.js";

const runEventSource = async (options: { readonly endpoint?: string }): Promise<void> => {
  const { endpoint = "", region } = await resolveTarget({ target: "local", ...options });
  const stop = stopSignal();
  printLine(JSON.stringify({ endpoint }));
  await new EventSourceDriver(clientsOf(endpoint, region), stderrLog()).run(stop);
};

export const createProgram = (): Command =>
  new Command("event-source")
    .description(
      "Reads the Kinesis streams of an emulator and calls its functions according to its event source mappings. " +
        'Prints {"endpoint": …} when ready; stops on SIGTERM.',
    )
    .option("--endpoint <url>", "address of the emulator, whose own Kinesis poller must be off")
    .addHelpText("after", "\nExit codes: 0 stopped; 1 failed; 2 wrong options.")
    .action(runEventSource);

await runWhenStarted(import.meta.filename, createProgram);
