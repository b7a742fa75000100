import path from "node:path";
import { startAnnouncedProcess } from "../process/announced-process.js";
import type { ManagedProcess } from "../process/managed-process.js";

export interface EventSourceOptions {
  readonly runFolder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Cancels the start when aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Address of an emulator whose own Kinesis poller is off. */
  readonly endpoint: string;
}

/** Starts the process that sends the stream's records to the functions; resolves once it is working. */
export const startEventSource = async (options: EventSourceOptions): Promise<ManagedProcess> => {
  const { process } = await startAnnouncedProcess({
    name: "the event source",
    args: [
      "--import",
      "./scripts/local/process/end-with-parent.ts",
      "scripts/local/event-source/cli.ts",
      "--endpoint",
      options.endpoint,
    ],
    env: options.env,
    signal: options.signal,
    logFile: path.join(options.runFolder, "event-source.log"),
  });
  return process;
};
