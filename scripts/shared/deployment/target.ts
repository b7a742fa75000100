import { NodeHttpHandler } from "@smithy/node-http-handler";
import { Option, type Command } from "commander";
import { asDependencyError } from "../../../functions/shared/lambda/errors.js";
import { resourceNames, type ResourceNames } from "../../../stacks/names.js";
import { UsageError } from "../terminal/command-line.js";
import { describeSystemError } from "../terminal/system-errors.js";
import { loadEnvironment, projectIn } from "./project.js";
import { listRunningStacks, type RunningStack } from "./registry.js";

const TARGETS = ["local", "aws"] as const;

export interface TargetOptions {
  /** `local`: an endpoint if one is set, else the newest local stack; never AWS. @default "local" */
  readonly target?: (typeof TARGETS)[number] | undefined;
  /** Address of an AWS emulator. @default AWS_ENDPOINT_URL */
  readonly endpoint?: string | undefined;
}

/** Adds `--target`, which selects the deployment that a command uses. See `resolveTarget`. */
export const withTarget = (command: Command): Command =>
  command.addOption(
    new Option("--target <where>", "local: the newest local stack; aws: AWS, which is never used otherwise")
      .choices(TARGETS)
      .default("local"),
  );

/** Adds `--endpoint`, which makes a command use an emulator. */
export const withEndpoint = (command: Command): Command =>
  command.option("--endpoint <url>", "address of an AWS emulator (default: AWS_ENDPOINT_URL)");

/** An access key of AWS or of an emulator. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** For emulators that accept any credentials: SDK clients do not work without. */
export const MADE_UP_CREDENTIALS: Credentials = { accessKeyId: "test", secretAccessKey: "test" };

/** Settings for any SDK client: `new SFNClient({ ...target.clientConfig })`. The clients share its sockets. */
export interface ClientConfig {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: Credentials;
  readonly requestHandler?: NodeHttpHandler;
}

/** The deployment that a command uses: in an emulator, or on AWS with the default credentials. */
export interface Target {
  readonly kind: "local" | "aws";
  /** For people: "the local stack at http://127.0.0.1:40123", "AWS in us-east-1". */
  readonly description: string;
  readonly endpoint?: string;
  readonly region: string;
  readonly names: ResourceNames;
  readonly clientConfig: ClientConfig;
  /** Base URL of a local stack's HTTP API. Elsewhere the API is found by its name, see `resolveApiUrl`. */
  readonly apiUrl?: string;
}

interface Sources {
  readonly env: NodeJS.ProcessEnv;
  readonly findStacks: () => Promise<readonly RunningStack[]>;
}

/**
 * How long a client waits for a connection to an emulator. An emulator that is not there refuses at once; one that is
 * there shares its machine with its clients, and either may get no turn for seconds.
 */
export const EMULATOR_CONNECT_TIMEOUT_MS = 15_000;

/**
 * Settings of SDK clients for an emulator: HTTP/1.1, since emulators do not support the HTTP/2 that the Kinesis and
 * Bedrock clients prefer, and the credentials that it accepts. Without any, the SDK takes those of the environment.
 */
export const emulatorClientConfig = (endpoint: string, region: string, credentials?: Credentials): ClientConfig => ({
  region,
  endpoint,
  requestHandler: new NodeHttpHandler({
    connectionTimeout: EMULATOR_CONNECT_TIMEOUT_MS,
    requestTimeout: 60_000,
    throwOnRequestTimeout: true,
  }),
  ...(credentials !== undefined && { credentials }),
});

/** Host names of AWS's own endpoints, in any partition. */
const AWS_HOST = /(^|\.)(amazonaws\.com|amazonaws\.com\.cn|api\.aws|on\.aws)$/;

/** Whether a URL is an address of AWS itself, which only `--target aws` may select. */
export const isAwsAddress = (url: string): boolean => AWS_HOST.test(URL.parse(url)?.hostname ?? "");

const validEndpoint = (endpoint: string): string => {
  if (!URL.canParse(endpoint) || !/^https?:/.test(endpoint))
    throw new UsageError(`The endpoint is "${endpoint}"; expected an address such as http://127.0.0.1:4566.`);
  if (!isAwsAddress(endpoint)) return endpoint;
  throw new UsageError(`The endpoint is "${endpoint}", which is AWS itself; pass --target aws instead.`);
};

const noLocalStack = (env: NodeJS.ProcessEnv): UsageError =>
  new UsageError(
    "No local stack is running, so nothing was done. Start one with `npm start`, " +
      `or pass --target aws to use AWS in ${projectIn(env).region}.`,
  );

const refuseEndpoint = (endpoint: string): never => {
  throw new UsageError(`--target is aws, but the endpoint is set to ${endpoint}; unset AWS_ENDPOINT_URL.`);
};

const madeUpUnlessIn = (env: NodeJS.ProcessEnv): Credentials | undefined =>
  env["AWS_ACCESS_KEY_ID"] || env["AWS_PROFILE"] ? undefined : MADE_UP_CREDENTIALS;

const atEndpoint = (endpoint: string, env: NodeJS.ProcessEnv): Target => {
  const { region, ...project } = projectIn(env);
  return {
    kind: "local",
    description: `the emulator at ${endpoint}`,
    endpoint,
    region,
    names: resourceNames(project),
    clientConfig: emulatorClientConfig(endpoint, region, madeUpUnlessIn(env)),
  };
};

const atLocalStack = (stack: RunningStack): Target => ({
  kind: "local",
  description: `the local stack at ${stack.endpoint}`,
  endpoint: stack.endpoint,
  region: stack.region,
  names: resourceNames(stack),
  // The stack's own credentials: those of the environment belong to another account.
  clientConfig: emulatorClientConfig(stack.endpoint, stack.region, stack.credentials),
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
 * Finds the deployment that a command should use: an endpoint from the options or AWS_ENDPOINT_URL, which may be a
 * local stack's, else the newest running local stack. AWS only if the target is `aws`, for commands that read, too:
 * whoever forgot to start a stack should not read production instead. PROJECT_NAME, STAGE and AWS_REGION are read from
 * the environment and .env.
 * @throws UsageError if the endpoint is not an address or is AWS itself, if no stack is running, or if the target is
 * `aws` and AWS_ENDPOINT_URL would send every client elsewhere
 */
export const resolveTarget = async (options: TargetOptions = {}, sources?: Partial<Sources>): Promise<Target> => {
  const { env = loadEnvironment(), findStacks = listRunningStacks } = sources ?? {};
  const endpoint = options.endpoint ?? env["AWS_ENDPOINT_URL"];
  if (options.target === "aws") return endpoint ? refuseEndpoint(endpoint) : atAws(env);
  const stacks = await findStacks();
  if (endpoint) {
    const own = stacks.find((stack) => stack.endpoint === endpoint);
    return own === undefined ? atEndpoint(validEndpoint(endpoint), env) : atLocalStack(own);
  }
  const [newest] = stacks;
  if (newest !== undefined) return atLocalStack(newest);
  throw noLocalStack(env);
};

/** A resource that a command needs, and how the user can select another. */
export interface NeededResource {
  /** For people: `stream "ticket-pipeline-dev-tickets" of AWS in us-east-1`. */
  readonly description: string;
  /** Options of the command that select another deployment or resource: "--endpoint or --stream". */
  readonly options: string;
}

const hint = ({ options }: NeededResource): string =>
  `Start a local stack with \`npm start\`, or set AWS credentials, ${options}.`;

/** The deployment is reachable and does not have the resource. */
export const resourceNotFound = (needed: NeededResource): UsageError => {
  const { description } = needed;
  return new UsageError(`${description.charAt(0).toUpperCase()}${description.slice(1)} not found. ${hint(needed)}`);
};

/** The deployment is unreachable or refused the call: nothing listens, missing or expired credentials, a policy. */
export const resourceUnusable = (needed: NeededResource, error: unknown): UsageError => {
  const what = `Cannot use ${needed.description}`;
  const words = describeSystemError(error);
  const reason = words === undefined ? asDependencyError(what, error).message : `${what}: ${words}`;
  return new UsageError(`${reason.replace(/\.$/, "")}. ${hint(needed)}`);
};
