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
    // The request's own limit ends with the answer's first byte, and an answer may stop in its middle.
    socketTimeout: requestTimeoutMs,
    throwOnRequestTimeout: true,
  }),
});

/** As clientSettings. An overridden endpoint has no name for every bucket, so there the bucket goes into the path. */
export const s3Settings = (requestTimeoutMs: number, env: NodeJS.ProcessEnv = process.env) => ({
  ...clientSettings(requestTimeoutMs),
  forcePathStyle: Boolean(env["AWS_ENDPOINT_URL_S3"] ?? env["AWS_ENDPOINT_URL"]),
});
