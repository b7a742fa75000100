import { parseJson } from "../terminal/parse-json.js";
import type { ApiRequest } from "./curl-line.js";

export interface ApiReply {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; the text itself of what is none. */
  readonly body: unknown;
}

/**
 * Sends requests as they are, and follows no redirect: the token would be taken along to any host.
 * @throws Error naming the address when nothing answers there within 30 s.
 */
export const sendRequest = async ({ method, url, headers, body }: ApiRequest): Promise<ApiReply> => {
  const signal = AbortSignal.timeout(30_000);
  const sent = body === undefined ? {} : { body };
  const response = await fetch(url, { method, headers, signal, redirect: "manual", ...sent }).catch(
    (error: unknown) => {
      throw new Error(`Nothing answers at ${url}.`, { cause: error });
    },
  );
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parseJson(text) ?? text };
};
