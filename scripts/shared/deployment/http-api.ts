import { describeError } from "../terminal/system-errors.js";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";

/** Name of the API's only stage, the last part of its base URL. */
const STAGE = "v1";

/** Base URL of a REST API in an emulator. MiniStack and LocalStack both use this path, under any host name. */
export const emulatorApiUrl = (endpoint: string, apiId: string): string =>
  `${endpoint.replace(/\/+$/, "")}/_aws/execute-api/${apiId}/${STAGE}`;

/** Base URL of a REST API on AWS. */
export const awsApiUrl = (region: string, apiId: string): string =>
  `https://${apiId}.execute-api.${region}.amazonaws.com/${STAGE}`;

/** A request to the API, which can be sent or shown as a `curl` line. */
export interface ApiRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body?: string;
}

export interface ApiResponse {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or the text itself if it is not JSON. */
  readonly body: unknown;
}

/**
 * Sends a request as it is. Redirects are not followed: they would send the token to any host.
 * @throws Error with the address if nothing responds there within 30 s
 */
export const sendRequest = async ({ method, url, headers, body }: ApiRequest): Promise<ApiResponse> => {
  const signal = AbortSignal.timeout(30_000);
  const sent = body === undefined ? {} : { body };
  const response = await fetch(url, { method, headers, signal, redirect: "manual", ...sent }).catch(
    (error: unknown) => {
      throw new Error(`No response from ${url}: ${describeError(error).replace(/\.$/, "")}.`, { cause: error });
    },
  );
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parseJson(text) ?? text };
};

/** In single quotes, inside which a shell interprets nothing. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

const VARIABLE = /\$[A-Z_]+/;

/** The request as a line for a shell. In a header value such as `Bearer $TOKEN` the shell inserts the variable. */
export const curlLine = ({ method, url, headers, body }: ApiRequest): string =>
  [
    "curl -sS",
    ...(method === "GET" ? [] : [`-X ${method}`]),
    quoted(url),
    ...Object.entries(headers).map(([name, value]) =>
      VARIABLE.test(value) ? `-H "${name}: ${value}"` : `-H ${quoted(`${name}: ${value}`)}`,
    ),
    ...(body === undefined ? [] : [`-d ${quoted(body)}`]),
  ].join(" ");
