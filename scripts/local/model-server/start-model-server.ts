import path from "node:path";
import * as z from "zod";
import { startAnnouncedProcess } from "../process/announced-process.js";
import { newAccessKey } from "../process/local-access.js";
import type { ManagedProcess } from "../process/managed-process.js";

export interface StartModelServerOptions {
  readonly runFolder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Cancels the start when aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Called when it ends without having been stopped, with a sentence that says so. */
  readonly onDeath?: (what: string) => void;
}

/** The running model server, which stands in for Comprehend and Bedrock. */
export interface ModelServerProcess {
  readonly url: string;
  /** Kills it and starts it again at the same address, without the scripted faults. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const Ready = z.object({ url: z.url() });

/** A server that is started again keeps its address, which contains its key. */
type Address = Pick<URL, "port"> & { readonly key: string };

interface Started {
  readonly url: string;
  readonly process: ManagedProcess;
}

const launch = async (
  { runFolder, env, onDeath, signal }: StartModelServerOptions,
  { port, key }: Address,
  run: number,
): Promise<Started> => {
  const { firstLine, process } = await startAnnouncedProcess({
    name: "the model server",
    args: [
      "--import",
      "./scripts/local/process/end-with-parent.ts",
      "scripts/local/model-server/cli.ts",
      "--port",
      port,
    ],
    env: { ...env, LOCAL_SERVER_KEY: key },
    signal,
    logFile: path.join(runFolder, run === 0 ? "model-server.log" : `model-server-${run}.log`),
  });
  if (onDeath !== undefined) void process.died.then(onDeath);
  return { url: Ready.parse(JSON.parse(firstLine)).url, process };
};

/** Starts it on a free port; resolves once it has printed its address. */
export const startModelServer = async (options: StartModelServerOptions): Promise<ModelServerProcess> => {
  const key = newAccessKey();
  const first = await launch(options, { port: "0", key }, 0);
  let current = first.process;
  let restarts = 0;
  return {
    url: first.url,
    restart: async () => {
      await current.stop(0);
      restarts += 1;
      current = (await launch(options, { port: new URL(first.url).port, key }, restarts)).process;
    },
    stop: () => current.stop(),
  };
};
