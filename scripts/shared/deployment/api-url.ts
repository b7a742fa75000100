import { APIGatewayClient, paginateGetRestApis } from "@aws-sdk/client-api-gateway";
import type { Command } from "commander";
import { UsageError } from "../terminal/command-line.js";
import { awsApiUrl, emulatorApiUrl } from "./http-api.js";
import { loadEnvironment } from "./project.js";
import {
  isAwsAddress,
  resolveTarget,
  resourceNotFound,
  resourceUnusable,
  withEndpoint,
  withTarget,
  type Target,
  type TargetOptions,
} from "./target.js";

const OPTIONS = "--api-url, --endpoint or --target";

const findApiId = async ({ clientConfig, names }: Target): Promise<string | undefined> => {
  const client = new APIGatewayClient({ ...clientConfig });
  for await (const { items = [] } of paginateGetRestApis({ client }, {})) {
    const id = items.find(({ name }) => name === names.api)?.id;
    if (id !== undefined) return id;
  }
  return undefined;
};

const lookUp = async (target: Target, find: typeof findApiId, options: string): Promise<string> => {
  const needed = { description: `API "${target.names.api}" of ${target.description}`, options };
  const id = await find(target).catch((error: unknown) => {
    throw resourceUnusable(needed, error);
  });
  if (id === undefined) throw resourceNotFound(needed);
  return target.endpoint === undefined ? awsApiUrl(target.region, id) : emulatorApiUrl(target.endpoint, id);
};

/** A base URL that the user passed, without a slash at its end. @throws UsageError if it is not an address */
export const validApiUrl = (url: string): string => {
  if (URL.canParse(url) && /^https?:\/\//.test(url)) return url.replace(/\/+$/, "");
  throw new UsageError(`The API's URL is "${url}"; expected an address such as https://example.com/v1.`);
};

/**
 * Base URL of a target's API, without a slash at its end: that of the local stack, or of the API with the stack's name.
 * @param options those of the command that select another API
 * @throws UsageError if the API does not exist or API Gateway is unavailable
 */
export const resolveApiUrl = async (target: Target, find = findApiId, options = OPTIONS): Promise<string> =>
  target.apiUrl ?? (await lookUp(target, find, options));

export interface ApiUrlOptions extends TargetOptions {
  /** Base URL of any API. */
  readonly apiUrl?: string;
}

/** Adds `--api-url`, and what else selects an API. See `findApi`. */
export const withApiUrl = (command: Command): Command =>
  withEndpoint(withTarget(command)).option(
    "--api-url <url>",
    "base URL of the API (default: API_URL, else that of the stack)",
  );

/** The address of API_URL; one on AWS may not be used by accident. @throws UsageError */
const configuredUrl = (url: string, { target }: TargetOptions): string => {
  if (target === "aws" || !isAwsAddress(url)) return url;
  throw new UsageError(`API_URL is "${url}", an API on AWS; pass --target aws, or name it with --api-url.`);
};

/**
 * The API that a command should use: that of --api-url or API_URL, else that of the deployment.
 * @returns its base URL without a slash at its end, and the deployment unless the URL was given
 * @throws UsageError as resolveTarget and resolveApiUrl do, or if the URL is not an address
 */
export const findApi = async ({
  apiUrl,
  ...where
}: ApiUrlOptions): Promise<{ readonly apiUrl: string; readonly target?: Target }> => {
  const { API_URL = "" } = loadEnvironment();
  const url = apiUrl ?? configuredUrl(API_URL, where);
  if (url !== "") return { apiUrl: validApiUrl(url) };
  const target = await resolveTarget(where);
  return { apiUrl: await resolveApiUrl(target), target };
};
