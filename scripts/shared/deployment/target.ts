import { NodeHttpHandler } from "@smithy/node-http-handler";
import { resourceNames, type ResourceNames } from "../../../stacks/names.js";
import { UsageError } from "../terminal/command-line.js";
import { listRunningStacks, type RunningStack } from "./registry.js";
import { loadEnvironment, projectIn } from "./project.js";

export const TARGETS = ["auto", "local", "aws"] as const;

export interface TargetOptions {
  /** `auto`: an endpoint when one is set, else the newest local stack, else AWS. @default "auto" */
  readonly target?: (typeof TARGETS)[number] | undefined;
  /** Address of an AWS emulator. @default AWS_ENDPOINT_URL */
  readonly endpoint?: string | undefined;
}

/** Spread into the configuration of any SDK client: `new SFNClient({ ...target.clientConfig })`. Clients share its sockets. */
export interface ClientConfig {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly requestHandler?: NodeHttpHandler;
}

/** Where a command works: an emulator, or AWS by the default credentials. */
export interface Target {
  readonly kind: "local" | "aws";
  /** For people: "the local stack at http://127.0.0.1:40123", "AWS in us-east-1". */
  readonly description: string;
  readonly endpoint?: string;
  readonly region: string;
  readonly names: ResourceNames;
  readonly clientConfig: ClientConfig;
  /** Base URL of the HTTP API of a local stack; elsewhere it is found by its name, see `resolveApiUrl`. */
  readonly apiUrl?: string;
}

interface Sources {
  readonly env: NodeJS.ProcessEnv;
  readonly findStacks: () => Promise<readonly RunningStack[]>;
}

/**
 * Settings of SDK clients that speak to an emulator. HTTP/1.1, since the HTTP/2 that the Kinesis and Bedrock clients prefer
 * breaks against one; made-up credentials unless the environment brings its own.
 */
export const emulatorClientConfig = (endpoint: string, region: string, env: NodeJS.ProcessEnv): ClientConfig => ({
  region,
  endpoint,
  requestHandler: new NodeHttpHandler({
    connectionTimeout: 2_000,
    requestTimeout: 60_000,
    throwOnRequestTimeout: true,
  }),
  ...(env["AWS_ACCESS_KEY_ID"] || env["AWS_PROFILE"]
    ? {}
    : { credentials: { accessKeyId: "test", secretAccessKey: "test" } }),
});

const validEndpoint = (endpoint: string): string => {
  if (URL.canParse(endpoint) && /^https?:/.test(endpoint)) return endpoint;
  throw new UsageError(`The endpoint is "${endpoint}"; expected an address such as http://127.0.0.1:4566.`);
};

const refuseEndpoint = (endpoint: string): never => {
  throw new UsageError(`AWS was asked for, but the endpoint is set to ${endpoint}; unset AWS_ENDPOINT_URL.`);
};

const atEndpoint = (endpoint: string, env: NodeJS.ProcessEnv): Target => {
  const { region, ...project } = projectIn(env);
  return {
    kind: "local",
    description: `the emulator at ${endpoint}`,
    endpoint,
    region,
    names: resourceNames(project),
    clientConfig: emulatorClientConfig(endpoint, region, env),
  };
};

const atLocalStack = (stack: RunningStack): Target => ({
  kind: "local",
  description: `the local stack at ${stack.endpoint}`,
  endpoint: stack.endpoint,
  region: stack.region,
  names: resourceNames(stack),
  // Its own credentials always: those of the environment belong to some other account.
  clientConfig: emulatorClientConfig(stack.endpoint, stack.region, {}),
  apiUrl: stack.apiUrl,
});

const atAws = (env: NodeJS.ProcessEnv): Target => {
  const { region, ...project } = projectIn(env);
  return {
    kind: "aws",
    description: `AWS in ${region}`,
    region,
    names: resourceNames(project),
    clientConfig: { region },
  };
};

/**
 * Finds where a command should work. An endpoint given or in AWS_ENDPOINT_URL comes first, then the newest local stack that is
 * up, then AWS. PROJECT_NAME, STAGE and AWS_REGION are read from the environment and .env.
 * @throws UsageError when the endpoint is no address, when `local` was asked for and none is up, or when `aws` was asked for
 * but AWS_ENDPOINT_URL would lead every client elsewhere.
 */
export const resolveTarget = async (options: TargetOptions = {}, sources?: Partial<Sources>): Promise<Target> => {
  const { env = loadEnvironment(), findStacks = listRunningStacks } = sources ?? {};
  const endpoint = options.endpoint ?? env["AWS_ENDPOINT_URL"];
  if (options.target === "aws") return endpoint ? refuseEndpoint(endpoint) : atAws(env);
  if (endpoint) return atEndpoint(validEndpoint(endpoint), env);
  const [newest] = await findStacks();
  if (newest !== undefined) return atLocalStack(newest);
  if (options.target === "local") throw new UsageError("No local stack is up. Start one with `npm start`.");
  return atAws(env);
};
