import { setTimeout as sleep } from "node:timers/promises";
import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { readEnv } from "../shared/lambda/env.js";
import { metrics, METRICS } from "../shared/lambda/observability.js";
import { ticketQueueHandler } from "../shared/lambda/ticket-queue-handler.js";
import { createTableClient } from "../shared/table/table-client.js";
import { countTicket, counterOf, type Counter } from "./count-ticket.js";
import { DynamoCountedProducts } from "./dynamo-counted-products.js";
import { DynamoTicketCounts } from "./dynamo-ticket-counts.js";

/**
 * A ticket takes at most one request for its product and five attempts to count it, each of three requests, and the
 * waits between them: 20 s of the function's 30 s.
 */
const REQUEST_TIMEOUT_MS = 1_000;
const LONGEST_MS = 21_000;

const env = readEnv({ table: "TICKET_TABLE" });
const client = createTableClient(REQUEST_TIMEOUT_MS);
const products = new DynamoCountedProducts(client, env.table);
const ports = {
  counts: new DynamoTicketCounts(client, env.table, () => new Date()),
  sleep: (milliseconds: number) => sleep(milliseconds),
  random: Math.random,
};

/**
 * CloudWatch bills each combination of dimensions as a metric: eight of tier and priority. A product is arbitrary
 * customer text, so it is not a dimension but metadata in the log, by which Logs Insights can group.
 */
const publish = ({ tier, priority, product }: Counter): void => {
  const metric = metrics.singleMetric();
  metric.addDimensions({ tier, priority });
  metric.addMetadata("product", product);
  metric.addMetric(METRICS.ticketsCounted, MetricUnit.Count, 1);
};

/**
 * Analytics: counts every finished ticket. One after the other, because the tickets of a batch often share a counter.
 */
export const handler = ticketQueueHandler({
  inParallel: false,
  longestMs: LONGEST_MS,
  run: async (ticket) => {
    const counter = await counterOf(ticket, products);
    if (!(await countTicket(ticket.ticket_id, counter, ports))) return "Ticket was counted before";
    publish(counter);
    return "Ticket counted";
  },
});
