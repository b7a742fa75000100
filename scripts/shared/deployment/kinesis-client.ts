import { KinesisClient } from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { ClientConfig } from "./target.js";

/**
 * A client for large PutRecords requests. It uses HTTP/1.1, which emulators need, and does not retry: the sender
 * retries record by record, and the two would multiply.
 */
export const createKinesisClient = (config: ClientConfig): KinesisClient =>
  new KinesisClient({
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 5_000,
      requestTimeout: 60_000,
      throwOnRequestTimeout: true,
    }),
    ...config,
    maxAttempts: 1,
  });
