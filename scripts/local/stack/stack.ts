import { mkdir } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { emulatorApiUrl } from "../../shared/deployment/api-address.js";
import { loadEnvironment, projectIn, type Project } from "../../shared/deployment/project.js";
import { registerStack, RUNS_FOLDER, unregisterStack } from "../../shared/deployment/registry.js";
import { chooseEmulatorAddress, startServers, type ServerOptions, type Servers } from "./servers.js";
import { clientEnvironment, stackEnvironment } from "./stack-environment.js";
import { runTimedStep, type StackListener } from "./stack-events.js";
import { synthesize } from "./synthesize.js";
import { openTerraform } from "./terraform.js";
import { waitForAll, Cleanup } from "../process/cleanup.js";
import { startWarehouse } from "../postgres/start-warehouse.js";

export interface LocalStackOptions {
  /** Told of every step and resource. */
  readonly onEvent?: StackListener;
  /** Stops the start half way when aborted. */
  readonly signal?: AbortSignal;
  /** Whether roles may do only what their policies say. @default false */
  readonly enforceIam?: boolean;
  /** Whether a PostgreSQL for the tickets of finished loads is started too. @default false */
  readonly warehouse?: boolean;
  /** Added to the environment of the emulator, its functions, the model server and synth. */
  readonly env?: NodeJS.ProcessEnv;
}

export interface LocalStack {
  readonly id: string;
  /** Address of the AWS emulator. */
  readonly endpoint: string;
  /** Address functions find Comprehend and Bedrock at: the model server, which takes faults to come. */
  readonly modelUrl: string;
  /** Kills the model server and starts it again, without its faults; undefined of one that is not ours. */
  readonly restartModels: (() => Promise<void>) | undefined;
  /** Base URL of the HTTP API, without a slash at its end. */
  readonly apiUrl: string;
  /** `postgresql://…` of the warehouse, empty at first; undefined unless asked for. */
  readonly warehouseUrl: string | undefined;
  /** Folder of the run: Terraform's state, logs, the synthesized stack. */
  readonly runFolder: string;
  readonly project: Project;
  /** The stack's outputs by name. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** What leads SDK clients and the AWS CLI to this stack. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends every process of the stack. May be called twice. */
  stop(): Promise<void>;
}

const ignore = (): void => undefined;

const newRun = async (): Promise<{ id: string; runFolder: string }> => {
  const id = `${new Date().toISOString().replaceAll(/[-:]|\.\d+Z/g, "")}-${process.pid}`;
  const runFolder = path.join(RUNS_FOLDER, id);
  await mkdir(runFolder, { recursive: true });
  return { id, runFolder };
};

interface Run extends ServerOptions {
  readonly id: string;
}

const startWarehouseIfWanted = async (run: Run, wanted: boolean): Promise<string | undefined> => {
  if (!wanted) return undefined;
  const { onEvent: tell, cleanup: undo } = run;
  const warehouse = await runTimedStep("warehouse", tell, () => startWarehouse(run));
  undo.add(() => warehouse.stop());
  return warehouse.url;
};

const deploy = async (run: Run, stackFolder: string): Promise<Readonly<Record<string, unknown>>> => {
  const { onEvent: tell } = run;
  const terraform = await openTerraform({ ...run, stackFolder });
  await runTimedStep("terraform init", tell, () => terraform.init());
  await runTimedStep("terraform apply", tell, () => terraform.apply(tell));
  return await terraform.outputs();
};

const startRun = async (endpoint: string, options: LocalStackOptions, undo: Cleanup): Promise<Run> => ({
  ...(await newRun()),
  env: stackEnvironment(endpoint, options.env ?? {}),
  enforceIam: options.enforceIam ?? false,
  onEvent: options.onEvent ?? ignore,
  signal: options.signal ?? new AbortController().signal,
  cleanup: undo,
});

const ApiOutputs = z.object({ api_id: z.string() });

interface Addresses extends Servers {
  readonly apiUrl: string;
  readonly warehouseUrl: string | undefined;
}

const register = async (run: Run, { endpoint, modelUrl, apiUrl, warehouseUrl }: Addresses): Promise<void> => {
  const { id, env, cleanup: undo } = run;
  undo.add(() => unregisterStack(id));
  const startedAt = new Date().toISOString();
  await registerStack({ id, pid: process.pid, endpoint, modelUrl, apiUrl, warehouseUrl, startedAt, ...projectIn(env) });
};

const bringUp = async (options: LocalStackOptions, undo: Cleanup): Promise<LocalStack> => {
  const place = await chooseEmulatorAddress({ ...loadEnvironment(), ...options.env });
  const run = await startRun(place.endpoint, options, undo);
  const [servers, warehouseUrl, stackFolder] = await waitForAll(
    startServers(run, place),
    startWarehouseIfWanted(run, options.warehouse ?? false),
    runTimedStep("synth", run.onEvent, () => synthesize(run)),
  );
  const outputs = await deploy(run, stackFolder);
  const apiUrl = emulatorApiUrl(servers.endpoint, ApiOutputs.parse(outputs).api_id);
  const addresses = { ...servers, apiUrl, warehouseUrl };
  await register(run, addresses);
  const { id, runFolder, env } = run;
  const environment = clientEnvironment(env);
  return { id, ...addresses, runFolder, project: projectIn(env), outputs, environment, stop: () => undo.runAll() };
};

/**
 * Starts the emulator, the model server and, if asked to, the warehouse, and deploys the stack to them with Terraform. With AWS_ENDPOINT_URL set, deploys to
 * the emulator that is there instead. When it fails or is aborted half way, everything it started is stopped.
 */
export const startLocalStack = async (options: LocalStackOptions = {}): Promise<LocalStack> => {
  const undo = new Cleanup();
  try {
    return await bringUp(options, undo);
  } catch (error) {
    await undo.runAll();
    throw error;
  }
};
