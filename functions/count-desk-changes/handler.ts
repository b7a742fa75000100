import { setTimeout as sleep } from "node:timers/promises";
import { MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Context, DynamoDBStreamEvent } from "aws-lambda";
import { readEnv } from "../shared/lambda/env.js";
import { describeError } from "../shared/lambda/errors.js";
import { logger, METRICS, metrics } from "../shared/lambda/observability.js";
import { createTableClient } from "../shared/table/table-client.js";
import { TICKET_SORT_KEY, ticketIdOf } from "../shared/table/ticket-table.js";
import { countChanges } from "./count-changes.js";
import { DynamoDeskCounters } from "./dynamo-desk-counters.js";

/** How long to wait for one response of the table, in ms. A transaction takes tens. */
const REQUEST_TIMEOUT_MS = 2_000;

const env = readEnv({ table: "TICKET_TABLE" });
const ports = {
  counters: new DynamoDeskCounters({
    client: createTableClient(REQUEST_TIMEOUT_MS),
    tableName: env.table,
    onUnreadable: (ticketId, name) => {
      logger.error("Ticket cannot be counted", { ticket_id: ticketId, error: name });
      metrics.addMetric(METRICS.deskTicketsNotCounted, MetricUnit.Count, 1);
    },
  }),
  now: Date.now,
  sleep: (milliseconds: number) => sleep(milliseconds),
  random: Math.random,
};

/** The tickets that records are about. The filter of the mapping lets no others through. */
const ticketsIn = ({ Records }: DynamoDBStreamEvent): readonly string[] =>
  Records.flatMap(({ dynamodb }) => {
    const { pk, sk } = dynamodb?.Keys ?? {};
    return pk?.S === undefined || sk?.S !== TICKET_SORT_KEY ? [] : [ticketIdOf(pk.S)];
  });

/**
 * The consumer of the table's stream: counts the tickets that have changed. A batch that fails comes again as a whole;
 * what is counted of it already changes nothing then, so that it does not matter which record failed.
 */
export const handler = async (event: DynamoDBStreamEvent, context: Context): Promise<void> => {
  logger.addContext(context);
  const ticketIds = ticketsIn(event);
  try {
    await countChanges(ticketIds, ports);
    logger.info("Tickets counted", { records: event.Records.length });
  } catch (error) {
    logger.error("Tickets not counted", { records: event.Records.length, ...describeError(error) });
    throw error;
  } finally {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  }
};
