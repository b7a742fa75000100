import { UsageError } from "../../shared/terminal/command-line.js";
import { startEmulator } from "../emulator/start-emulator.js";
import { startEventSource } from "../event-source/start-event-source.js";
import { findFreePort, LOOPBACK } from "../process/free-port.js";
import { startModelServer } from "../model-server/start-model-server.js";
import { runTimedStep, type StackListener } from "./stack-events.js";
import { newCredentials } from "./stack-environment.js";
import { MADE_UP_CREDENTIALS, type Credentials } from "../../shared/deployment/target.js";
import type { Cleanup } from "../process/cleanup.js";

export interface ServerOptions {
  readonly runFolder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly enforceIam: boolean;
  readonly onEvent: StackListener;
  readonly signal: AbortSignal;
  readonly cleanup: Cleanup;
  /** Called when a server has died. */
  readonly onDeath: (what: string) => void;
}

/** Address of the emulator, which may not be running yet. */
export interface EmulatorAddress {
  readonly endpoint: string;
  /** Port on which to start an emulator; undefined when the user's own one is used. */
  readonly port: number | undefined;
  readonly credentials: Credentials;
}

export interface Servers {
  readonly endpoint: string;
  /** Address at which faults of the emulator are scripted. */
  readonly controlUrl: string;
  /** Address at which functions reach Comprehend and Bedrock. */
  readonly modelUrl: string;
  /** Kills the model server and starts it again, without its faults; undefined when this stack did not start it. */
  readonly restartModels: (() => Promise<void>) | undefined;
}

/** The user's own emulator if AWS_ENDPOINT_URL is set, otherwise a free port. */
export const chooseEmulatorAddress = async ({ AWS_ENDPOINT_URL: own }: NodeJS.ProcessEnv): Promise<EmulatorAddress> => {
  if (own !== undefined && own !== "") return { endpoint: own, port: undefined, credentials: MADE_UP_CREDENTIALS };
  const port = await findFreePort();
  return { endpoint: `http://${LOOPBACK}:${port}`, port, credentials: newCredentials() };
};

/** Uses the user's own emulator. The address of its models is assumed to be the one in this environment. */
const useRunningEmulator = async (
  { endpoint }: EmulatorAddress,
  { env, enforceIam }: ServerOptions,
): Promise<Servers> => {
  if (enforceIam)
    throw new UsageError(
      "IAM policies cannot be enforced in the emulator at AWS_ENDPOINT_URL. Unset the variable, or omit the option.",
    );
  await fetch(endpoint, { signal: AbortSignal.timeout(5_000) }).catch(() => {
    throw new UsageError(`AWS_ENDPOINT_URL is "${endpoint}", which does not respond. Unset it to start an emulator.`);
  });
  const modelUrl = env["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"] ?? endpoint;
  return { endpoint, controlUrl: endpoint, modelUrl, restartModels: undefined };
};

/**
 * Starts the model server, the emulator, whose functions inherit its address, and the event source driver. The user's
 * own emulator is expected to poll the stream itself.
 */
export const startServers = async (options: ServerOptions, address: EmulatorAddress): Promise<Servers> => {
  const { endpoint, port } = address;
  if (port === undefined) return await useRunningEmulator(address, options);
  const { onEvent, cleanup, onDeath } = options;
  const models = await runTimedStep("model server", onEvent, () => startModelServer(options));
  cleanup.add(() => models.stop());
  const emulator = await runTimedStep("emulator", onEvent, () =>
    startEmulator({ ...options, port, modelUrl: models.url }),
  );
  cleanup.add(() => emulator.stop(0));
  void emulator.died.then(onDeath);
  const source = await runTimedStep("event source", onEvent, () => startEventSource({ ...options, endpoint }));
  cleanup.add(() => source.stop(0));
  void source.died.then(onDeath);
  const controlUrl = `${endpoint}/${address.credentials.accessKeyId}`;
  return { endpoint, controlUrl, modelUrl: models.url, restartModels: () => models.restart() };
};
