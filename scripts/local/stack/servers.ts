import { UsageError } from "../../shared/terminal/command-line.js";
import { startEmulator } from "../emulator/start-emulator.js";
import { startEventSource } from "../event-source/start-event-source.js";
import { findFreePort, LOOPBACK } from "../process/free-port.js";
import { startModelServer } from "../model-server/start-process.js";
import { runTimedStep, type StackListener } from "./stack-events.js";
import type { Cleanup } from "../process/cleanup.js";

export interface ServerOptions {
  readonly runFolder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly enforceIam: boolean;
  readonly onEvent: StackListener;
  readonly signal: AbortSignal;
  readonly cleanup: Cleanup;
}

/** Where the emulator is, or will be. */
export interface EmulatorAddress {
  readonly endpoint: string;
  /** Port for an emulator of ours; undefined when the user has one running. */
  readonly port: number | undefined;
}

export interface Servers {
  readonly endpoint: string;
  /** Where functions find Comprehend and Bedrock. */
  readonly modelUrl: string;
  /** Kills the model server and starts it again, without its faults; undefined of one that is not ours. */
  readonly restartModels: (() => Promise<void>) | undefined;
}

/** The user's own emulator if AWS_ENDPOINT_URL names one, else a free port. */
export const chooseEmulatorAddress = async ({ AWS_ENDPOINT_URL: own }: NodeJS.ProcessEnv): Promise<EmulatorAddress> => {
  if (own !== undefined && own !== "") return { endpoint: own, port: undefined };
  const port = await findFreePort();
  return { endpoint: `http://${LOOPBACK}:${port}`, port };
};

/** The user's emulator as it is; its functions find the models where its own environment says, as far as ours can tell. */
const useRunningEmulator = async (
  { endpoint }: EmulatorAddress,
  { env, enforceIam }: ServerOptions,
): Promise<Servers> => {
  if (enforceIam)
    throw new UsageError("Whether roles are enforced is up to the emulator at AWS_ENDPOINT_URL; unset one.");
  await fetch(endpoint, { signal: AbortSignal.timeout(5_000) }).catch(() => {
    throw new UsageError(
      `AWS_ENDPOINT_URL is "${endpoint}", where nothing answers. Unset it to have an emulator started.`,
    );
  });
  return { endpoint, modelUrl: env["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"] ?? endpoint, restartModels: undefined };
};

/**
 * Starts the model server, the emulator, whose functions inherit the address, and what feeds them from the stream. An
 * emulator of the user's own feeds its functions itself.
 */
export const startServers = async (options: ServerOptions, place: EmulatorAddress): Promise<Servers> => {
  const { endpoint, port } = place;
  if (port === undefined) return await useRunningEmulator(place, options);
  const { onEvent: tell, cleanup: undo } = options;
  const models = await runTimedStep("model server", tell, () => startModelServer(options));
  undo.add(() => models.stop());
  const emulator = await runTimedStep("emulator", tell, () =>
    startEmulator({ ...options, port, modelUrl: models.url }),
  );
  undo.add(() => emulator.stop());
  const source = await runTimedStep("event source", tell, () => startEventSource({ ...options, endpoint }));
  undo.add(() => source.stop());
  return { endpoint, modelUrl: models.url, restartModels: () => models.restart() };
};
