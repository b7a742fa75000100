import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { s3Settings } from "../shared/lambda/aws-clients.js";
import { readEnv } from "../shared/lambda/env.js";
import { metrics, METRICS } from "../shared/lambda/observability.js";
import { S3JsonStore } from "../shared/lambda/s3-json-store.js";
import { stateHandler } from "../shared/lambda/state-handler.js";
import type { Outcome } from "../shared/contracts/ticket-record.js";
import { WriteTicketInputSchema } from "../shared/contracts/ticket-record-schema.js";
import { writeTicketJson } from "./write-ticket-json.js";

/** Three attempts: at most 24 s of the function's 30 s. */
const REQUEST_TIMEOUT_MS = 8_000;

const METRIC_BY_OUTCOME: Readonly<Record<Outcome, string>> = {
  ANSWERED: METRICS.ticketsAnswered,
  NEEDS_HUMAN: METRICS.ticketsNeedingHuman,
};

const env = readEnv({ bucket: "TICKET_BUCKET" });
const archive = new S3JsonStore(s3Settings(REQUEST_TIMEOUT_MS), env.bucket);

/** State Write ticket JSON: takes `{ record }` and returns `{ key }`, that of the ticket object in the bucket. */
export const handler = stateHandler({
  input: WriteTicketInputSchema,
  ids: ({ record }) => ({ ticket_id: record.ticket_id, execution_arn: record.execution_arn }),
  run: async ({ record }) => {
    const written = await writeTicketJson(record, archive);
    metrics.addMetric(METRIC_BY_OUTCOME[record.outcome], MetricUnit.Count, 1);
    return written;
  },
});
