import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { ComprehendClient } from "@aws-sdk/client-comprehend";
import { clientSettings } from "../shared/lambda/aws-clients.js";
import { readBudgets } from "../shared/budget/daily-budget.js";
import { DynamoCallerBudgets } from "../shared/budget/dynamo-caller-budgets.js";
import { readEnv } from "../shared/lambda/env.js";
import { logger, metrics, METRICS } from "../shared/lambda/observability.js";
import { stateHandler } from "../shared/lambda/state-handler.js";
import { DetectSentimentInputSchema } from "../shared/contracts/workflow.js";
import { createTableClient } from "../shared/table/table-client.js";
import { ComprehendSentiment } from "./comprehend-sentiment.js";
import { detectSentiment } from "./detect-sentiment.js";
import { withinBudget } from "./within-budget.js";

/**
 * Four calls in sequence (the language, then three rounds of pieces), each with three attempts and at most 1.5 s of the
 * SDK's waits between them: 42 s of the function's 60 s. Two writes of the counter take at most 4 s more.
 */
const REQUEST_TIMEOUT_MS = 3_000;
const COUNTER_TIMEOUT_MS = 500;

/** Set where the function's own region has no Comprehend. */
const { COMPREHEND_REGION: region } = process.env;

const client = new ComprehendClient({
  ...clientSettings(REQUEST_TIMEOUT_MS),
  ...(region === undefined ? {} : { region }),
});
const service = new ComprehendSentiment(client, (units) => {
  metrics.addMetric(METRICS.sentimentUnits, MetricUnit.Count, units);
});
const env = readEnv({ table: "TICKET_TABLE" });
const ports = {
  budgets: new DynamoCallerBudgets(createTableClient(COUNTER_TIMEOUT_MS), env.table, readBudgets()),
  log: logger,
  onUncounted: () => {
    metrics.addMetric(METRICS.budgetsNotCounted, MetricUnit.Count, 1);
  },
  now: () => new Date(),
};

/** State Detect sentiment: returns the sentiment of a ticket, if its customer's budget allows models to read it. */
export const handler = stateHandler({
  input: DetectSentimentInputSchema,
  ids: ({ ticket, execution }) => ({ ticket_id: ticket.ticketId, execution_arn: execution.arn }),
  run: (input) => withinBudget(input, () => detectSentiment(input.ticket, service), ports),
});
