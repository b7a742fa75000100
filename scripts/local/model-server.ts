import path from "node:path";
import { NODE_FOLDER, PROJECT_ROOT } from "../project.js";
import { findFreePort, LOOPBACK } from "./free-port.js";
import { startProcess, type ManagedProcess } from "./managed-process.js";
import { waitUntilHealthy } from "./wait-until-healthy.js";

export interface ModelServerOptions {
  readonly runFolder: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface RunningModelServer {
  readonly url: string;
  readonly process: ManagedProcess;
}

/** Starts the stand-in for Comprehend and Bedrock on a free port; resolves once it answers. */
export const startModelServerProcess = async (options: ModelServerOptions): Promise<RunningModelServer> => {
  const port = await findFreePort();
  const server = startProcess({
    name: "the model server",
    command: path.join(NODE_FOLDER, "node"),
    args: ["--import", "tsx", "scripts/local/model-server/main.ts", "--port", String(port)],
    cwd: PROJECT_ROOT,
    env: options.env,
    logFile: path.join(options.runFolder, "model-server.log"),
  });
  const url = `http://${LOOPBACK}:${port}`;
  await waitUntilHealthy(server, `${url}/health`);
  return { url, process: server };
};
