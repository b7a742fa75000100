import { DynamoDeskRules } from "../desk/store/dynamo-desk-rules.js";
import { readEnv } from "../lambda/env.js";
import { logger } from "../lambda/observability.js";
import type { Lane } from "./lane.js";
import { ticketQueueHandler } from "../lambda/ticket-queue-handler.js";
import { createTableClient } from "../table/table-client.js";
import { DynamoLaneTable } from "./dynamo-lane-table.js";
import { onceForEachAnswer } from "./once.js";
import { setLane, type LaneResult } from "./set-lane.js";

/**
 * A ticket takes at most five calls of three attempts each, one of them to read the rules, and one only when staff have
 * worked on it: 24 s and the SDK's waits, of the function's 30 s.
 */
const REQUEST_TIMEOUT_MS = 1_600;
const LONGEST_MS = 26_000;

const LOG_MESSAGES: Readonly<Record<LaneResult, string>> = {
  opened: "Lane set",
  set: "Lane set, desk left as it is",
  superseded: "Lane left to a later answer",
};

/** Makes the Lambda handler of a lane: sets the lane of each ticket of its queue, and brings it onto the desk. */
export const laneHandler = (lane: Lane, folder: string) => {
  const { tableName } = readEnv({ tableName: "TICKET_TABLE" });
  const client = createTableClient(REQUEST_TIMEOUT_MS);
  const table = new DynamoLaneTable(client, tableName);
  const rules = new DynamoDeskRules({ client, tableName, log: logger, now: Date.now });
  const run = onceForEachAnswer(
    async (ticket) => LOG_MESSAGES[await setLane(ticket, lane, await rules.load(), table)],
    { client, tableName, folder },
  );
  return ticketQueueHandler({ run, inParallel: true, longestMs: LONGEST_MS });
};
