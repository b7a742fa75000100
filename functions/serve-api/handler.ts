import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { KinesisClient } from "@aws-sdk/client-kinesis";
import { randomBytes } from "node:crypto";
import { readBudgets } from "../shared/budget/daily-budget.js";
import { DynamoCallerBudgets } from "../shared/budget/dynamo-caller-budgets.js";
import { TICKET_ROUTES } from "../shared/api/ticket-routes.js";
import { DynamoDeskRules } from "../shared/desk/store/dynamo-desk-rules.js";
import { DynamoDeskTickets } from "../shared/desk/store/dynamo-desk-tickets.js";
import { DynamoEntries } from "../shared/desk/store/dynamo-entries.js";
import { clientSettings } from "../shared/lambda/aws-clients.js";
import { readEnv } from "../shared/lambda/env.js";
import { logger, METRICS, metrics } from "../shared/lambda/observability.js";
import { apiHandler } from "../shared/http/api-handler.js";
import { createTableClient } from "../shared/table/table-client.js";
import { DynamoIntakeTable } from "./intake/dynamo-intake-table.js";
import { KinesisTicketStream } from "./intake/kinesis-ticket-stream.js";
import { DynamoUserTable } from "./legacy/dynamo-user-table.js";
import type { Operations } from "./operation.js";
import { makeOperations, makeServiceOperations } from "./operations.js";
import type { TicketPorts } from "./ports.js";
import { DynamoTicketReader } from "./reading/dynamo-ticket-reader.js";

/**
 * How long to wait for one response, in ms; DynamoDB and Kinesis take some ten. Three attempts and the SDK's pauses
 * between them take 4.5 s for the table and 6 s for the stream. Item, record, a mark on the item, and two more seconds
 * for writes with conflicts: 17 s of the function's 25, or 22 s when an earlier request's ticket is reopened first.
 */
const REQUEST_TIMEOUT_MS = 1_400;

/** A counter may delay a ticket by two attempts, and once more when the ticket is given back. */
const COUNTER_TIMEOUT_MS = 500;

const env = readEnv({ table: "TICKET_TABLE", stream: "TICKET_STREAM" });
const dynamodb = createTableClient(REQUEST_TIMEOUT_MS);
const counters = createTableClient(COUNTER_TIMEOUT_MS, { maxAttempts: 2 });
const rules = new DynamoDeskRules({ client: dynamodb, tableName: env.table, log: logger, now: Date.now });
const ports: TicketPorts = {
  intake: new DynamoIntakeTable(dynamodb, env.table),
  stream: new KinesisTicketStream(new KinesisClient(clientSettings(REQUEST_TIMEOUT_MS)), env.stream),
  tickets: new DynamoTicketReader(dynamodb, env.table),
  desk: new DynamoDeskTickets(dynamodb, env.table),
  messages: new DynamoEntries(dynamodb, env.table),
  rules: () => rules.load(),
  users: new DynamoUserTable(dynamodb, env.table),
  budgets: new DynamoCallerBudgets(counters, env.table, readBudgets()),
  log: logger,
  count: (metric) => {
    metrics.addMetric(METRICS[metric], MetricUnit.Count, 1);
  },
  now: () => new Date(),
  randomBytes,
};

const operations: Operations = { ...makeServiceOperations(), ...makeOperations(ports) };

/** The function behind tickets, legacy clients and /health. */
export const handler = apiHandler({ routes: TICKET_ROUTES, operations });
