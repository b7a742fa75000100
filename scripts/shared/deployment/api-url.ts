import { APIGatewayClient, paginateGetRestApis } from "@aws-sdk/client-api-gateway";
import { UsageError } from "../terminal/command-line.js";
import { awsApiUrl, emulatorApiUrl } from "./http-api.js";
import { resourceNotFound, resourceUnusable, type Target } from "./target.js";

const OPTIONS = "--api-url, --endpoint or --target";

const findApiId = async ({ clientConfig, names }: Target): Promise<string | undefined> => {
  const client = new APIGatewayClient({ ...clientConfig });
  for await (const { items = [] } of paginateGetRestApis({ client }, {})) {
    const id = items.find(({ name }) => name === names.api)?.id;
    if (id !== undefined) return id;
  }
  return undefined;
};

const lookUp = async (target: Target, find: typeof findApiId): Promise<string> => {
  const needed = { description: `API "${target.names.api}" of ${target.description}`, options: OPTIONS };
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
 * @throws UsageError if the API does not exist or API Gateway is unavailable
 */
export const resolveApiUrl = async (target: Target, find = findApiId): Promise<string> =>
  target.apiUrl ?? (await lookUp(target, find));
