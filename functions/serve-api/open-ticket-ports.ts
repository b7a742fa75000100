import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KinesisClient } from "@aws-sdk/client-kinesis";
import { randomBytes } from "node:crypto";
import { clientSettings } from "../shared/lambda/aws-clients.js";
import { logger, METRICS, metrics } from "../shared/lambda/observability.js";
import { DynamoIntakeTable } from "./intake/dynamo-intake-table.js";
import { DynamoTicketReader } from "./reading/dynamo-ticket-reader.js";
import { DynamoUserTable } from "./legacy/dynamo-user-table.js";
import { KinesisTicketStream } from "./intake/kinesis-ticket-stream.js";
import type { TicketPorts } from "./ports.js";

/**
 * Longest wait for one answer, in ms; DynamoDB and Kinesis answer in some ten. Three attempts and the SDK's pauses between
 * them take 4.5 s for the table and 6 s for the stream; item, record and a mark on the item, two more seconds for writes that
 * met others: 17 s of the function's 25, and 22 s when an earlier request's ticket is opened again before.
 */
const REQUEST_TIMEOUT_MS = 1_400;

/** What the operations on tickets need of AWS. */
export const openTicketPorts = (names: { readonly table: string; readonly stream: string }): TicketPorts => {
  const dynamodb = new DynamoDBClient(clientSettings(REQUEST_TIMEOUT_MS));
  return {
    intake: new DynamoIntakeTable(dynamodb, names.table),
    stream: new KinesisTicketStream(new KinesisClient(clientSettings(REQUEST_TIMEOUT_MS)), names.stream),
    tickets: new DynamoTicketReader(dynamodb, names.table),
    users: new DynamoUserTable(dynamodb, names.table),
    log: logger,
    count: (metric) => {
      metrics.addMetric(METRICS[metric], MetricUnit.Count, 1);
    },
    now: () => new Date(),
    randomBytes,
  };
};
