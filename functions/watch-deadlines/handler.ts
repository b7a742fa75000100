import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Context } from "aws-lambda";
import { clientSettings } from "../shared/lambda/aws-clients.js";
import { readEnv } from "../shared/lambda/env.js";
import { describeError } from "../shared/lambda/errors.js";
import { logger, METRICS, metrics } from "../shared/lambda/observability.js";
import { DynamoDueTickets } from "./dynamo-due-tickets.js";
import type { DeadlinePorts } from "./ports.js";
import { watchDeadlines } from "./watch-deadlines.js";

/** How long to wait for one response of the table, in ms. */
const REQUEST_TIMEOUT_MS = 1_400;

const env = readEnv({ table: "TICKET_TABLE" });
const ports: DeadlinePorts = {
  tickets: new DynamoDueTickets(new DynamoDBClient(clientSettings(REQUEST_TIMEOUT_MS)), env.table),
  measure: ({ due, oldestSeconds }) => {
    metrics.addMetric(METRICS.deskTicketsDue, MetricUnit.Count, due);
    metrics.addMetric(METRICS.deskOldestDue, MetricUnit.Seconds, oldestSeconds);
  },
  now: () => new Date(),
};

/** Called each minute by a rule. A run that fails is not repeated: the next one does its work. */
export const handler = async (_event: unknown, context: Context): Promise<void> => {
  logger.addContext(context);
  try {
    await watchDeadlines(ports);
  } catch (error) {
    logger.error("Deadlines not watched", describeError(error));
    throw error;
  } finally {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  }
};
