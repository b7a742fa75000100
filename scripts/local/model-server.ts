import { readFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { NODE_FOLDER, PROJECT_ROOT } from "../project.js";
import { startProcess, type ManagedProcess } from "./managed-process.js";

export interface ModelServerOptions {
  readonly runFolder: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface RunningModelServer {
  readonly url: string;
  readonly process: ManagedProcess;
}

const Ready = z.object({ url: z.url() });

const ARGUMENTS = [
  "--import",
  "tsx",
  "--import",
  "./scripts/local/end-with-parent.ts",
  "scripts/local/model-server/cli.ts",
];

/** Starts the stand-in for Comprehend and Bedrock on a free port; resolves once it says its address. */
export const startModelServerProcess = async (options: ModelServerOptions): Promise<RunningModelServer> => {
  const logFile = path.join(options.runFolder, "model-server.log");
  const firstLine = Promise.withResolvers<string>();
  const server = startProcess({
    name: "the model server",
    command: path.join(NODE_FOLDER, "node"),
    args: ARGUMENTS,
    cwd: PROJECT_ROOT,
    env: options.env,
    logFile,
    onLine: firstLine.resolve,
  });
  const line = await Promise.race([firstLine.promise, server.ended]);
  if (typeof line !== "string")
    throw new Error(`The model server ended at its start:\n${await readFile(logFile, "utf8")}`);
  return { url: Ready.parse(JSON.parse(line)).url, process: server };
};
