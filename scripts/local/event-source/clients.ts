import { KinesisClient } from "@aws-sdk/client-kinesis";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { EMULATOR_CONNECT_TIMEOUT_MS, emulatorClientConfig } from "../../shared/deployment/target.js";

/** Longest run of a function, 15 minutes, plus some time for the response, in milliseconds. */
const INVOKE_TIMEOUT_MS = 910_000;

export interface Clients {
  readonly kinesis: KinesisClient;
  readonly lambda: LambdaClient;
  readonly s3: S3Client;
}

/**
 * SDK clients for the emulator, with the credentials of the environment. Lambda's does not retry, and waits as long as
 * a function may run.
 */
export const clientsOf = (endpoint: string, region: string): Clients => {
  const config = emulatorClientConfig(endpoint, region);
  const requestHandler = new NodeHttpHandler({
    connectionTimeout: EMULATOR_CONNECT_TIMEOUT_MS,
    requestTimeout: INVOKE_TIMEOUT_MS,
    throwOnRequestTimeout: true,
  });
  return {
    kinesis: new KinesisClient(config),
    lambda: new LambdaClient({ ...config, requestHandler, maxAttempts: 1 }),
    s3: new S3Client({ ...config, forcePathStyle: true }),
  };
};
