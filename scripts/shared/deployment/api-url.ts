import { APIGatewayClient, paginateGetRestApis } from "@aws-sdk/client-api-gateway";
import { awsApiUrl, emulatorApiUrl } from "./api-address.js";
import { UsageError } from "../terminal/command-line.js";
import type { Target } from "./target.js";
import { resourceNotFound, resourceUnusable } from "./unreachable.js";

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
  const wanted = { description: `API "${target.names.api}" of ${target.description}`, options: OPTIONS };
  const id = await find(target).catch((error: unknown) => {
    throw resourceUnusable(wanted, error);
  });
  if (id === undefined) throw resourceNotFound(wanted);
  return target.endpoint === undefined ? awsApiUrl(target.region, id) : emulatorApiUrl(target.endpoint, id);
};

/** A base URL that was given, without the slash at its end. @throws UsageError when it is no address. */
export const validApiUrl = (url: string): string => {
  if (URL.canParse(url) && /^https?:\/\//.test(url)) return url.replace(/\/+$/, "");
  throw new UsageError(`The API's URL is "${url}"; expected an address such as https://example.com/v1.`);
};

/**
 * Base URL of the API that a target has, without a slash at its end: the local stack's own, else that of the API of the
 * stack's name.
 * @throws UsageError when there is none, or API Gateway cannot be asked.
 */
export const resolveApiUrl = async (target: Target, find = findApiId): Promise<string> =>
  target.apiUrl ?? (await lookUp(target, find));
