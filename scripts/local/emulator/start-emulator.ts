import path from "node:path";
import { PROJECT_ROOT } from "../../shared/deployment/project.js";
import { LOOPBACK } from "../process/free-port.js";
import { startProcess, type ManagedProcess } from "../process/managed-process.js";
import { waitUntilHealthy } from "../process/wait-until-healthy.js";

export interface EmulatorOptions {
  readonly port: number;
  readonly runFolder: string;
  /** Environment of the emulator, which the workers of its functions inherit. */
  readonly env: NodeJS.ProcessEnv;
  /** Address at which functions reach Comprehend and Bedrock. */
  readonly modelUrl: string;
  /** Whether to enforce each role's IAM policy. */
  readonly enforceIam: boolean;
  /** Cancels the start when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** An empty variable counts as unset. */
const isSet = (value: string | undefined): value is string => value !== undefined && value !== "";

const valueOr = (value: string | undefined, fallback: string): string => (isSet(value) ? value : fallback);

/** Concurrent calls of one function. One is fastest with the local models, which are quick; real ones take seconds. */
const workersPerFunction = ({
  LOCAL_WORKERS_PER_FUNCTION: chosen,
  LOCAL_MODEL_URL: realModel,
}: NodeJS.ProcessEnv): string => valueOr(chosen, isSet(realModel) ? "8" : "1");

/**
 * The API's function mostly waits for the table and the stream, which are busy with the pipeline's own calls:
 * 50 submissions a second of about 0.2 s each are ten at a time. A process starts only when all others are busy.
 */
export const WORKERS_OF = "serve-api=10";

const PYTHON = path.join(PROJECT_ROOT, ".venv", "bin", "python");

const emulatorEnvironment = ({ port, ...options }: EmulatorOptions): NodeJS.ProcessEnv => ({
  ...options.env,
  GATEWAY_PORT: String(port),
  BIND_HOST: LOOPBACK,
  LOG_LEVEL: "WARNING",
  AUTH: String(options.enforceIam),
  PERSIST_STATE: "0",
  // Its MQTT broker would listen on all of the machine's addresses.
  IOT_MTLS_ENABLED: "0",
  // For the keys of its user pools, which it stores in files.
  STATE_DIR: path.join(options.runFolder, "emulator-state"),
  LOCAL_END_WITH_PARENT: "1",
  LOCAL_EVENT_SOURCES: "external",
  LOCAL_WORKERS_PER_FUNCTION: workersPerFunction(options.env),
  LOCAL_WORKERS_OF: valueOr(options.env["LOCAL_WORKERS_OF"], WORKERS_OF),
  // Calls that wait for a process count as running there, and beyond 1,000 all functions would be refused.
  LAMBDA_ACCOUNT_CONCURRENCY: "0",
  // The functions' code does not use these: the SDKs inside the workers read them.
  AWS_ENDPOINT_URL: `http://${LOOPBACK}:${port}`,
  AWS_ENDPOINT_URL_COMPREHEND: options.modelUrl,
  AWS_ENDPOINT_URL_BEDROCK_RUNTIME: options.modelUrl,
});

/** Starts the emulator, empty; resolves once it answers. */
export const startEmulator = async (options: EmulatorOptions): Promise<ManagedProcess> => {
  const emulator = startProcess({
    name: "the emulator",
    command: PYTHON,
    args: ["-m", "scripts.local.emulator.launcher"],
    cwd: PROJECT_ROOT,
    env: emulatorEnvironment(options),
    logFile: path.join(options.runFolder, "emulator.log"),
  });
  await waitUntilHealthy(emulator, `http://${LOOPBACK}:${options.port}/_ministack/health`, options);
  return emulator;
};
