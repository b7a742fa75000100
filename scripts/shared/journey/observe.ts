import { paginateFilterLogEvents } from "@aws-sdk/client-cloudwatch-logs";
import { paginateListObjectsV2 } from "@aws-sdk/client-s3";
import path from "node:path/posix";
import { METRICS } from "../../../functions/shared/lambda/observability.js";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import type { Observation } from "./account-for-tickets.js";
import { readAnswers } from "./answers.js";
import type { Deployment } from "../deployment/clients.js";

/** Every key under a prefix of the ticket bucket. */
export const listKeys = async ({ s3, bucket }: Deployment, prefix: string): Promise<readonly string[]> => {
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix }))
    keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
  return keys;
};

/** The value of a metric in one log line in embedded metric format; 0 for any other line. */
export const metricIn = (line: string, metric: string): number => {
  const value = parseJson(line);
  if (typeof value !== "object" || value === null || !("_aws" in value)) return 0;
  const found = Object.entries(value).find(([name]) => name === metric)?.[1];
  const values: readonly unknown[] = Array.isArray(found) ? found : [found];
  return values.reduce<number>((sum, one) => sum + (typeof one === "number" ? one : 0), 0);
};

/** Sum of EventsIgnored in the log of start-workflow. */
const countIgnored = async ({ logs, names }: Deployment): Promise<number> => {
  const query = {
    logGroupName: `/aws/lambda/${names.fn("start-workflow")}`,
    filterPattern: `"${METRICS.eventsIgnored}"`,
  };
  let total = 0;
  for await (const { events = [] } of paginateFilterLogEvents({ client: logs }, query))
    for (const { message = "" } of events) total += metricIn(message, METRICS.eventsIgnored);
  return total;
};

const listExecutions = async ({ executions }: Deployment): Promise<Observation["executions"]> => {
  const found = new Map<string, { status: string; stoppedAt: number | undefined }>();
  for await (const { name, status, stoppedAt } of executions.list()) {
    found.set(name, { status, stoppedAt: stoppedAt?.getTime() });
  }
  return found;
};

/** Reads every location where a record can end. */
export const observe = async (deployment: Deployment): Promise<Observation> => {
  const [executions, answers, tickets, failed, quarantine, ignored] = await Promise.all([
    listExecutions(deployment),
    readAnswers(deployment),
    listKeys(deployment, "tickets/"),
    listKeys(deployment, "failed/"),
    listKeys(deployment, "quarantine/"),
    countIgnored(deployment),
  ]);
  return {
    executions,
    answers,
    ticketKeys: new Set(tickets),
    failedExecutions: new Set(failed.map((key) => path.basename(key, ".json"))),
    quarantined: quarantine.length,
    ignored,
  };
};
