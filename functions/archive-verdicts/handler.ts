import { MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { s3Settings } from "../shared/lambda/aws-clients.js";
import { readEnv } from "../shared/lambda/env.js";
import { describeError } from "../shared/lambda/errors.js";
import { logger, METRICS, metrics } from "../shared/lambda/observability.js";
import { S3JsonStore } from "../shared/lambda/s3-json-store.js";
import { createTableClient } from "../shared/table/table-client.js";
import { ticketIdOfVerdict } from "../shared/table/ticket-table.js";
import { type ArchivedBatch, archiveVerdicts, type VerdictChange } from "./archive-verdicts.js";
import { DynamoPeoplesVerdicts } from "./dynamo-peoples-verdicts.js";

/** A verdict takes at most three attempts each to read its item and to write its object: 12 s and the SDK's waits. */
const REQUEST_TIMEOUT_MS = 2_000;
const LONGEST_MS = 15_000;

const env = readEnv({ table: "TICKET_TABLE", bucket: "TICKET_BUCKET" });
const verdicts = new DynamoPeoplesVerdicts(createTableClient(REQUEST_TIMEOUT_MS), env.table);
const archive = new S3JsonStore(s3Settings(REQUEST_TIMEOUT_MS), env.bucket);

const onUnreadable = (ticketId: string): void => {
  logger.error("Verdict cannot be read", { ticket_id: ticketId });
  metrics.addMetric(METRICS.verdictsNotArchived, MetricUnit.Count, 1);
};

/** The changes of people's verdicts. The filter of the mapping lets no others through. */
const changesIn = ({ Records }: DynamoDBStreamEvent): readonly VerdictChange[] =>
  Records.flatMap(({ dynamodb: { Keys, SequenceNumber: sequenceNumber = "" } = {} }) => {
    const ticketId = ticketIdOfVerdict(Keys);
    return ticketId === undefined ? [] : [{ ticketId, sequenceNumber }];
  });

const log = (records: number, { archived, stoppedAt, error }: ArchivedBatch): void => {
  if (archived > 0) metrics.addMetric(METRICS.verdictsArchived, MetricUnit.Count, archived);
  if (stoppedAt === undefined) logger.info("Verdicts archived", { records, archived });
  else {
    const { ticketId: ticket_id, sequenceNumber: sequence_number } = stoppedAt;
    const reason = error === undefined ? { error: "OutOfTime" } : describeError(error);
    logger.error("Verdicts handed back", { records, archived, ticket_id, sequence_number, ...reason });
  }
};

/**
 * A consumer of the table's stream: archives people's verdicts on drafts for the warehouse. It returns the change at
 * which it stopped, from which on Lambda sends the batch again.
 */
export const handler = async (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> => {
  logger.addContext(context);
  const hasTime = (): boolean => context.getRemainingTimeInMillis() >= LONGEST_MS;
  try {
    const batch = await archiveVerdicts(changesIn(event), { verdicts, archive, hasTime, onUnreadable });
    log(event.Records.length, batch);
    const { stoppedAt } = batch;
    return { batchItemFailures: stoppedAt === undefined ? [] : [{ itemIdentifier: stoppedAt.sequenceNumber }] };
  } finally {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  }
};
