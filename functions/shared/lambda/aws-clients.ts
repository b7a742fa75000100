import { NodeHttpHandler } from "@smithy/node-http-handler";

/**
 * Settings for every SDK client of a function. Only three attempts, because the workflow retries too and the two
 * multiply. HTTP/1.1 for all: the Bedrock client's default, HTTP/2, has no time limit of its own.
 * @param requestTimeoutMs how long to wait for one response; three of them must stay below the function's own timeout
 */
export const clientSettings = (requestTimeoutMs: number) => ({
  maxAttempts: 3,
  requestHandler: new NodeHttpHandler({
    connectionTimeout: 2_000,
    requestTimeout: requestTimeoutMs,
    // requestTimeout ends with the response's first byte, and a response may stall in the middle.
    socketTimeout: requestTimeoutMs,
    throwOnRequestTimeout: true,
  }),
});

/**
 * The address with which the environment replaces a service's own, as the SDK reads it; undefined for AWS. Not set on
 * any function in AWS.
 * @param service as in AWS_ENDPOINT_URL_SFN
 */
export const endpointOf = (service: string, env: NodeJS.ProcessEnv = process.env): string | undefined =>
  env[`AWS_ENDPOINT_URL_${service}`] ?? env["AWS_ENDPOINT_URL"];

/**
 * As clientSettings. With an overridden endpoint the bucket goes into the path, because it has no host name per bucket.
 */
export const s3Settings = (requestTimeoutMs: number, env: NodeJS.ProcessEnv = process.env) => ({
  ...clientSettings(requestTimeoutMs),
  forcePathStyle: Boolean(endpointOf("S3", env)),
});
