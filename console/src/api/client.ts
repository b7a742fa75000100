import createClient, { type Client } from "openapi-fetch";
import { UnreachableError } from "./problem";
import type { paths } from "./schema";

/** The API's paths, on the origin that serves the console. */
const BASE = "/v1";

/** A response that takes longer is given up, in ms. API Gateway itself ends a request after 29 s. */
const TIMEOUT_MS = 30_000;

export type Fetch = (request: Request) => Promise<Response>;

/** @throws UnreachableError if no response arrives; the request's own AbortError if its caller gave up */
export const reach: Fetch = async (request) => {
  try {
    return await fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT_MS)]) });
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new UnreachableError("The API could not be reached", { cause: error });
  }
};

export type Api = Client<paths>;

/** The API over a way to send requests. Relative addresses need the page's origin to become a Request. */
export const apiOver = (send: Fetch): Api => createClient<paths>({ baseUrl: `${location.origin}${BASE}`, fetch: send });
