import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { DEFAULT_RULES, type DeskRules } from "../shared/desk/desk-rules.js";
import { DynamoDeskRules } from "../shared/desk/store/dynamo-desk-rules.js";
import { s3Settings } from "../shared/lambda/aws-clients.js";
import { readEnv } from "../shared/lambda/env.js";
import { describeError } from "../shared/lambda/errors.js";
import { logger, metrics, METRICS } from "../shared/lambda/observability.js";
import { S3JsonStore } from "../shared/lambda/s3-json-store.js";
import { stateHandler } from "../shared/lambda/state-handler.js";
import { createTableClient } from "../shared/table/table-client.js";
import { DynamoFailureTable } from "./dynamo-failure-table.js";
import { FailureInputSchema, readIds } from "./failure-input.js";
import { recordFailure } from "./record-failure.js";

/**
 * Four calls in sequence with three attempts each, one of them to read the rules, and one only for a ticket that was on
 * the desk or triaged before: at most 26.4 s of the function's 30 s.
 */
const REQUEST_TIMEOUT_MS = 2_200;

const env = readEnv({ bucket: "TICKET_BUCKET", table: "TICKET_TABLE" });

const dynamodb = createTableClient(REQUEST_TIMEOUT_MS);
const rules = new DynamoDeskRules({ client: dynamodb, tableName: env.table, log: logger, now: Date.now });

/** No later state handles a failure: better a ticket on the desk by the default rules than one that is not there. */
const rulesOrDefaults = (): Promise<DeskRules> =>
  rules.load().catch((error: unknown) => {
    logger.warn("Rules cannot be read: the default ones are used", describeError(error));
    return DEFAULT_RULES;
  });

const ports = {
  archive: new S3JsonStore(s3Settings(REQUEST_TIMEOUT_MS), env.bucket),
  table: new DynamoFailureTable(dynamodb, env.table, rulesOrDefaults),
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
