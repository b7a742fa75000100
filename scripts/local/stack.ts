import { mkdir } from "node:fs/promises";
import path from "node:path";
import { loadEnvironment, NODE_FOLDER, projectIn, type Project } from "../project.js";
import { startEmulator } from "./emulator.js";
import { findFreePort, LOOPBACK } from "./free-port.js";
import { startModelServerProcess } from "./model-server.js";
import { registerStack, RUNS_FOLDER, unregisterStack } from "./registry.js";
import { timed, type Listener } from "./stack-events.js";
import { synthesize } from "./synthesize.js";
import { openTerraform } from "./terraform.js";
import { settleAll, Undo } from "./undo.js";
import { startWarehouseProcess } from "./warehouse-process.js";

export interface LocalStackOptions {
  /** Told of every step and resource. */
  readonly onEvent?: Listener;
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
  /** Address of the model server, for scripting its faults. */
  readonly modelUrl: string;
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

const CREDENTIALS = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };

/** Settings of a real deployment that must not reach the emulator. Empty counts as unset. */
const FORGOTTEN = {
  AWS_PROFILE: undefined,
  AWS_SESSION_TOKEN: undefined,
  TERRAFORM_STATE_BUCKET: "",
  REDSHIFT_MODE: "none",
};

const ignore = (): void => undefined;

/** The part of the environment that leads clients to the stack. */
const clientEnvironment = ({ AWS_ENDPOINT_URL = "", AWS_REGION = "" }: NodeJS.ProcessEnv): Record<string, string> => ({
  AWS_ENDPOINT_URL,
  AWS_REGION,
  ...CREDENTIALS,
});

const newRun = async (): Promise<{ id: string; runFolder: string }> => {
  const id = `${new Date().toISOString().replaceAll(/[-:]|\.\d+Z/g, "")}-${process.pid}`;
  const runFolder = path.join(RUNS_FOLDER, id);
  await mkdir(runFolder, { recursive: true });
  return { id, runFolder };
};

/** The environment of every process of the stack. State stays local and stage is dev, whatever .env says of real deployments. */
const stackEnvironment = (options: LocalStackOptions, endpoint: string): NodeJS.ProcessEnv => {
  const own = loadEnvironment();
  const { region } = projectIn(own);
  return {
    ...own,
    ...FORGOTTEN,
    ...CREDENTIALS,
    PATH: [NODE_FOLDER, own["PATH"] ?? ""].join(path.delimiter),
    STAGE: "dev",
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ENDPOINT_URL: endpoint,
    ...options.env,
  };
};

interface Run {
  readonly id: string;
  readonly runFolder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly options: LocalStackOptions;
  readonly tell: Listener;
  readonly undo: Undo;
}

/** Starts the model server and the emulator, in this order since the emulator's functions inherit the address. */
const startServers = async (run: Run, port: number): Promise<string> => {
  const { runFolder, env, tell, undo } = run;
  const models = await timed("model server", tell, () => startModelServerProcess({ runFolder, env }));
  undo.add(() => models.process.stop());
  const enforceIam = run.options.enforceIam ?? false;
  const emulator = await timed("emulator", tell, () =>
    startEmulator({ port, runFolder, env, modelUrl: models.url, enforceIam }),
  );
  undo.add(() => emulator.stop());
  return models.url;
};

const startWarehouse = async ({ runFolder, env, tell, undo, options }: Run): Promise<string | undefined> => {
  if (options.warehouse !== true) return undefined;
  const warehouse = await timed("warehouse", tell, () => startWarehouseProcess({ runFolder, env }));
  undo.add(() => warehouse.stop());
  return warehouse.url;
};

const deploy = async (run: Run, stackFolder: string): Promise<Readonly<Record<string, unknown>>> => {
  const { runFolder, env, tell, options } = run;
  const terraform = await openTerraform({
    stackFolder,
    runFolder,
    env,
    ...(options.signal && { signal: options.signal }),
  });
  await timed("terraform init", tell, () => terraform.init());
  await timed("terraform apply", tell, () => terraform.apply(tell));
  return await terraform.outputs();
};

const bringUp = async (options: LocalStackOptions, undo: Undo): Promise<LocalStack> => {
  const port = await findFreePort();
  const endpoint = `http://${LOOPBACK}:${port}`;
  const env = stackEnvironment(options, endpoint);
  const run: Run = { ...(await newRun()), env, options, tell: options.onEvent ?? ignore, undo };
  const [modelUrl, warehouseUrl, stackFolder] = await settleAll(
    startServers(run, port),
    startWarehouse(run),
    timed("synth", run.tell, () => synthesize(run)),
  );
  const outputs = await deploy(run, stackFolder);
  const project = projectIn(env);
  const { id, runFolder } = run;
  const places = { id, endpoint, modelUrl, warehouseUrl };
  undo.add(() => unregisterStack(id));
  await registerStack({ ...places, pid: process.pid, startedAt: new Date().toISOString(), ...project });
  return { ...places, runFolder, project, outputs, environment: clientEnvironment(env), stop: () => undo.all() };
};

/**
 * Starts the emulator, the model server and, if asked to, the warehouse, and deploys the stack to them with Terraform.
 * When it fails or is aborted half way, everything it started is stopped.
 */
export const startLocalStack = async (options: LocalStackOptions = {}): Promise<LocalStack> => {
  const undo = new Undo();
  try {
    return await bringUp(options, undo);
  } catch (error) {
    await undo.all();
    throw error;
  }
};
