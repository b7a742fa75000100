import * as z from "zod";
import { emulatorApiUrl } from "../../shared/deployment/http-api.js";
import { loadEnvironment, projectIn, type Project } from "../../shared/deployment/project.js";
import { registerStack, unregisterStack } from "../../shared/deployment/registry.js";
import { createScratchFolder } from "../../shared/cleanup/scratch-folder.js";
import { createRunFolder, keepLogs } from "./run-folder.js";
import { ServerHealth } from "./server-health.js";
import { chooseEmulatorAddress, startServers, type ServerOptions, type Servers } from "./servers.js";
import { clientEnvironment, stackEnvironment, type EmulatorAccess } from "./stack-environment.js";
import type { Credentials } from "../../shared/deployment/target.js";
import { runTimedStep, type StackListener } from "./stack-events.js";
import { synthesize } from "./synthesize.js";
import { applyPatiently } from "./apply-patiently.js";
import { openTerraform, type Dependencies } from "./terraform.js";
import { Cleanup, runTogether } from "../process/cleanup.js";
import { startWarehouse } from "../postgres/start-warehouse.js";

export interface LocalStackOptions {
  /** Called for every step and resource. */
  readonly onEvent?: StackListener;
  /** Cancels the start when aborted. */
  readonly signal?: AbortSignal;
  /** Whether the emulator enforces each role's IAM policy. @default false */
  readonly enforceIam?: boolean;
  /** Whether to start a warehouse (PostgreSQL) too. @default false */
  readonly warehouse?: boolean;
  /** Added to the environment of the emulator, its functions, the model server and synth. */
  readonly env?: NodeJS.ProcessEnv;
}

export interface LocalStack {
  readonly id: string;
  /** Address of the AWS emulator. */
  readonly endpoint: string;
  /** The only credentials that the emulator accepts. */
  readonly credentials: Credentials;
  /** Address at which faults of the emulator are scripted: its path contains the access key. */
  readonly controlUrl: string;
  /** Address at which functions reach Comprehend and Bedrock: the model server, in which faults can be scripted. */
  readonly modelUrl: string;
  /** Kills the model server and starts it again, without its faults; undefined when this stack did not start it. */
  readonly restartModels: (() => Promise<void>) | undefined;
  /** Base URL of the HTTP API, without a trailing slash. */
  readonly apiUrl: string;
  /** `postgresql://…` of the warehouse, initially empty; undefined unless requested. */
  readonly warehouseUrl: string | undefined;
  /** The same with a role that may only read. */
  readonly warehouseReaderUrl: string | undefined;
  /** Folder of the run, with Terraform's state, the logs and the synthesized stack. Only the logs stay at its end. */
  readonly runFolder: string;
  readonly project: Project;
  /** The stack's outputs by name. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Reads what each of the stack's resources had to wait for. */
  readonly readDependencies: () => Promise<Dependencies>;
  /** Environment variables with which SDK clients and the AWS CLI connect to this stack. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Runs work that uses the stack. Its signal aborts like the one with which the stack was started, and when a server
   * of the stack dies.
   * @throws the work's error; if a server has died, at once an error that says so
   */
  use<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result>;
  /** Stops every process of the stack and removes its temporary files. Can be called more than once. */
  stop(): Promise<void>;
}

const ignore = (): void => undefined;

interface Run extends ServerOptions {
  readonly id: string;
  readonly health: ServerHealth;
  /** The signal with which the stack was started. */
  readonly interrupted: AbortSignal;
}

interface WarehouseAddresses {
  readonly warehouseUrl: string | undefined;
  readonly warehouseReaderUrl: string | undefined;
}

const startRequestedWarehouse = async (run: Run, isRequested: boolean): Promise<WarehouseAddresses> => {
  if (!isRequested) return { warehouseUrl: undefined, warehouseReaderUrl: undefined };
  const warehouse = await runTimedStep("warehouse", run.onEvent, () => startWarehouse(run));
  run.cleanup.add(() => warehouse.stop());
  void warehouse.died.then(run.onDeath);
  return { warehouseUrl: warehouse.url, warehouseReaderUrl: warehouse.readerUrl };
};

const deploy = async (run: Run, stackFolder: string): Promise<Pick<LocalStack, "outputs" | "readDependencies">> => {
  const { onEvent } = run;
  const terraform = await openTerraform({ ...run, stackFolder });
  await runTimedStep("terraform init", onEvent, () => terraform.init());
  await runTimedStep("terraform apply", onEvent, () => applyPatiently(terraform, onEvent));
  return { outputs: await terraform.outputs(), readDependencies: () => terraform.dependencies() };
};

const startRun = async (emulator: EmulatorAccess, options: LocalStackOptions, cleanup: Cleanup): Promise<Run> => {
  const { id, runFolder } = await createRunFolder();
  cleanup.add(() => keepLogs(runFolder));
  const scratch = await createScratchFolder();
  cleanup.add(() => scratch.remove());
  const health = new ServerHealth();
  const interrupted = options.signal ?? new AbortController().signal;
  return {
    id,
    runFolder,
    env: { ...stackEnvironment(emulator, options.env ?? {}), ...scratch.environment },
    enforceIam: options.enforceIam ?? false,
    onEvent: options.onEvent ?? ignore,
    signal: AbortSignal.any([health.signal, interrupted]),
    cleanup,
    health,
    interrupted,
    onDeath: health.report,
  };
};

const ApiOutputs = z.object({ api_id: z.string() });

interface Addresses extends Servers, WarehouseAddresses {
  readonly credentials: Credentials;
  readonly apiUrl: string;
}

const register = async (run: Run, addresses: Addresses): Promise<void> => {
  const { id, env, cleanup } = run;
  const { endpoint, credentials, modelUrl, apiUrl, warehouseUrl, warehouseReaderUrl } = addresses;
  const warehouse = { warehouseUrl, warehouseReaderUrl };
  cleanup.add(() => unregisterStack(id));
  const entry = { id, pid: process.pid, endpoint, credentials, modelUrl, apiUrl, ...warehouse, ...projectIn(env) };
  await registerStack({ ...entry, startedAt: new Date().toISOString() });
};

const bringUp = async (options: LocalStackOptions, cleanup: Cleanup): Promise<LocalStack> => {
  const address = await chooseEmulatorAddress({ ...loadEnvironment(), ...options.env });
  const run = await startRun(address, options, cleanup);
  const [servers, warehouse, stackFolder] = await runTogether(run.signal, (signal) => {
    const step = { ...run, signal };
    return [
      startServers(step, address),
      startRequestedWarehouse(step, options.warehouse ?? false),
      runTimedStep("synth", run.onEvent, () => synthesize(step)),
    ];
  });
  const deployed = await deploy(run, stackFolder);
  const apiUrl = emulatorApiUrl(servers.endpoint, ApiOutputs.parse(deployed.outputs).api_id);
  const addresses = { ...servers, ...warehouse, credentials: address.credentials, apiUrl };
  await register(run, addresses);
  const { id, runFolder, env, signal, health, interrupted } = run;
  return {
    id,
    ...addresses,
    runFolder,
    project: projectIn(env),
    ...deployed,
    environment: clientEnvironment(env),
    use: (work) => health.during(() => work(signal), interrupted),
    stop: () => cleanup.runAll(),
  };
};

/**
 * Starts the emulator, the model server and, if requested, the warehouse, and deploys the stack to them with Terraform.
 * With AWS_ENDPOINT_URL set, deploys to the emulator at that address instead. When it fails or is aborted, everything
 * that it started is stopped.
 */
export const startLocalStack = async (options: LocalStackOptions = {}): Promise<LocalStack> => {
  const cleanup = new Cleanup();
  try {
    return await bringUp(options, cleanup);
  } catch (error) {
    await cleanup.runAll();
    throw error;
  }
};
