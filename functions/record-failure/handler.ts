import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { DEFAULT_RULES } from "../shared/desk/desk-rules.js";
import { clientSettings, s3Settings } from "../shared/lambda/aws-clients.js";
import { readEnv } from "../shared/lambda/env.js";
import { metrics, METRICS } from "../shared/lambda/observability.js";
import { S3JsonStore } from "../shared/lambda/s3-json-store.js";
import { stateHandler } from "../shared/lambda/state-handler.js";
import { DynamoFailureTable } from "./dynamo-failure-table.js";
import { FailureInputSchema, readIds } from "./failure-input.js";
import { recordFailure } from "./record-failure.js";

/**
 * Three calls in sequence with three attempts each, the third only for a ticket that was on the desk or triaged before:
 * at most 27 s of the function's 30 s.
 */
const REQUEST_TIMEOUT_MS = 3_000;

const env = readEnv({ bucket: "TICKET_BUCKET", table: "TICKET_TABLE" });

const ports = {
  archive: new S3JsonStore(new S3Client(s3Settings(REQUEST_TIMEOUT_MS)), env.bucket),
  table: new DynamoFailureTable(new DynamoDBClient(clientSettings(REQUEST_TIMEOUT_MS)), env.table, DEFAULT_RULES),
  now: () => new Date(),
};

/** State Record failure: stores the failure and returns the pointer that is queued and published. */
export const handler = stateHandler({
  input: FailureInputSchema,
  ids: ({ input, execution }) => ({ ticket_id: readIds(input).ticketId, execution_arn: execution.arn }),
  run: async (failure) => {
    const pointer = await recordFailure(failure, ports);
    metrics.addMetric(METRICS.ticketsFailed, MetricUnit.Count, 1);
    return pointer;
  },
});
