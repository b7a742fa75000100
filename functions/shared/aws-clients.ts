import { NodeHttpHandler } from "@smithy/node-http-handler";

/**
 * Settings every SDK client of a function starts from. Three attempts only, since the workflow retries too and the two multiply.
 * HTTP/1.1 for all: the Bedrock client's default, HTTP/2, has no time limit of its own.
 * @param requestTimeoutMs longest wait for one answer; keep three of them below the function's own timeout.
 */
export const clientSettings = (requestTimeoutMs: number) => ({
  maxAttempts: 3,
  requestHandler: new NodeHttpHandler({
    connectionTimeout: 2_000,
    requestTimeout: requestTimeoutMs,
    throwOnRequestTimeout: true,
  }),
});
