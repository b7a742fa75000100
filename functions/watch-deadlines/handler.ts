import { randomBytes } from "node:crypto";
import { MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Context } from "aws-lambda";
import { DynamoNotices } from "../shared/desk/notices/dynamo-notices.js";
import { SnsNoticeTopic } from "../shared/desk/notices/sns-notice-topic.js";
import { DynamoAgents } from "../shared/desk/store/dynamo-agents.js";
import { DynamoDeskQueues } from "../shared/desk/store/dynamo-desk-queues.js";
import { DynamoDeskRules } from "../shared/desk/store/dynamo-desk-rules.js";
import { DynamoDeskTickets } from "../shared/desk/store/dynamo-desk-tickets.js";
import { clientSettings } from "../shared/lambda/aws-clients.js";
import { readEnv } from "../shared/lambda/env.js";
import { describeError } from "../shared/lambda/errors.js";
import { logger, METRICS, metrics } from "../shared/lambda/observability.js";
import { createTableClient } from "../shared/table/table-client.js";
import type { WatchPorts } from "./ports.js";
import { watchDeadlines } from "./watch-deadlines.js";

/** How long to wait for one response, in ms. */
const REQUEST_TIMEOUT_MS = 1_400;

/** Time that a run keeps for what it has begun: some calls with three attempts each. */
const RESERVED_MS = 12_000;

const env = readEnv({ table: "TICKET_TABLE", noticesTopic: "DESK_NOTICES_TOPIC" });
const dynamodb = createTableClient(REQUEST_TIMEOUT_MS);
const rules = new DynamoDeskRules({ client: dynamodb, tableName: env.table, log: logger, now: Date.now });
const ports: WatchPorts = {
  tickets: new DynamoDeskTickets(dynamodb, env.table),
  agents: new DynamoAgents(dynamodb, env.table),
  queues: new DynamoDeskQueues(dynamodb, env.table),
  notices: new DynamoNotices(dynamodb, env.table),
  topic: new SnsNoticeTopic(clientSettings(REQUEST_TIMEOUT_MS), env.noticesTopic),
  loadRules: () => rules.load(),
  log: logger,
  count: (what, amount) => {
    if (amount > 0) metrics.addMetric(METRICS[what], MetricUnit.Count, amount);
  },
  measure: ({ due, oldestSeconds }) => {
    metrics.addMetric(METRICS.deskTicketsDue, MetricUnit.Count, due);
    metrics.addMetric(METRICS.deskOldestDue, MetricUnit.Seconds, oldestSeconds);
  },
  now: () => new Date(),
  randomBytes,
};

/** Called each minute by a rule. A run that fails is not repeated: the next one does its work. */
export const handler = async (_event: unknown, context: Context): Promise<void> => {
  logger.addContext(context);
  const isOutOfTime = (): boolean => context.getRemainingTimeInMillis() < RESERVED_MS;
  try {
    await watchDeadlines(ports, { id: context.awsRequestId, isOutOfTime });
  } catch (error) {
    logger.error("Deadlines not watched", describeError(error));
    throw error;
  } finally {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  }
};
