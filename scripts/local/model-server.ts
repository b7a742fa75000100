import path from "node:path";
import * as z from "zod";
import { startAnnouncedProcess } from "./announced-process.js";
import type { ManagedProcess } from "./managed-process.js";

export interface ModelServerOptions {
  readonly runFolder: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface RunningModelServer {
  readonly url: string;
  readonly process: ManagedProcess;
}

const Ready = z.object({ url: z.url() });

/** Starts the stand-in for Comprehend and Bedrock on a free port; resolves once it says its address. */
export const startModelServerProcess = async (options: ModelServerOptions): Promise<RunningModelServer> => {
  const { firstLine, process } = await startAnnouncedProcess({
    name: "the model server",
    args: ["--import", "./scripts/local/end-with-parent.ts", "scripts/local/model-server/cli.ts"],
    env: options.env,
    logFile: path.join(options.runFolder, "model-server.log"),
  });
  return { url: Ready.parse(JSON.parse(firstLine)).url, process };
};
