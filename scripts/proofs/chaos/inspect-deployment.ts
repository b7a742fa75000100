import { GetObjectCommand } from "@aws-sdk/client-s3";
import { DescribeExecutionCommand, type SFNClient } from "@aws-sdk/client-sfn";
import { GetQueueAttributesCommand, GetQueueUrlCommand } from "@aws-sdk/client-sqs";
import path from "node:path/posix";
import pMap from "p-map";
import * as z from "zod";
import { readEvent } from "../../../functions/shared/intake/read-event.js";
import { whyNotTicket, readQuarantined } from "../../shared/failures/stored-records.js";
import type { Deployment } from "../../shared/deployment/clients.js";
import { listKeys } from "../../shared/journey/observe.js";
import { readStatuses } from "../../shared/journey/answers.js";
import { readTable, type Warehouse } from "../../shared/warehouse/warehouse.js";
import type { ChaosFindings, SuccessfulExecution } from "./evaluate-chaos.js";

/** Requests in parallel. */
const CONCURRENCY = 16;

const Input = z.object({ ticket: z.object({ ticketId: z.string() }) });
const Output = z.object({ outcome: z.string() });

interface ChaosExecution {
  readonly arn: string;
  readonly ticketId: string;
  /** Undefined if the execution did not succeed. */
  readonly outcome: string | undefined;
}

interface ChaosExecutions {
  readonly ended: readonly ChaosExecution[];
  /** How many have not ended. */
  readonly running: number;
}

/** The ticket and outcome of every execution that has ended. */
const readExecutions = async ({ executions }: Deployment, sfn: SFNClient): Promise<ChaosExecutions> => {
  const arns: string[] = [];
  let running = 0;
  for await (const { arn, status } of executions.list()) {
    if (status === "RUNNING") running += 1;
    else arns.push(arn);
  }
  const describe = async (arn: string): Promise<ChaosExecution> => {
    const { input = "{}", output, status } = await sfn.send(new DescribeExecutionCommand({ executionArn: arn }));
    const { ticketId } = Input.parse(JSON.parse(input)).ticket;
    return {
      arn,
      ticketId,
      outcome: status === "SUCCEEDED" ? Output.parse(JSON.parse(output ?? "{}")).outcome : undefined,
    };
  };
  return { ended: await pMap(arns, describe, { concurrency: CONCURRENCY }), running };
};

/** How many distinct malformed records are stored under these keys. */
const countMalformed = async ({ s3, bucket }: Deployment, keys: readonly string[]): Promise<number> => {
  const read = async (Key: string): Promise<readonly string[]> => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
    const record = readQuarantined((await Body?.transformToString()) ?? "");
    if (record === undefined || whyNotTicket(readEvent(record.data)) === undefined) return [];
    return [`${record.partitionKey} ${Buffer.from(record.data).toString("base64")}`];
  };
  return new Set((await pMap(keys, read, { concurrency: CONCURRENCY })).flat()).size;
};

const QUEUE_COUNTS = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;

/** Messages in the failed-tickets queue, including those that a consumer has received but not deleted. */
const countQueued = async ({ sqs, names }: Deployment): Promise<number> => {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: names.failedTicketsQueue }));
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...QUEUE_COUNTS] }),
  );
  return QUEUE_COUNTS.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
};

/** `tickets/2026/11/21/ticket_TKT-1.json` is the object of ticket TKT-1. */
const ticketOf = (key: string): string => path.basename(key, ".json").replace(/^ticket_/, "");

const readRows = async (warehouse: Warehouse): Promise<readonly string[]> => {
  const { rows } = await readTable(warehouse, "select ticket_id from processed_tickets");
  return rows.map(([ticketId]) => String(ticketId));
};

/** The findings that can be read from the deployment and its warehouse. */
export type DeploymentFindings = Omit<ChaosFindings, "accepted" | "malformed" | "disagreements" | "replayCode">;

/** Reads table, bucket, queue, executions and warehouse, including where a replay moves objects to. */
export const inspectDeployment = async (
  deployment: Deployment,
  sfn: SFNClient,
  warehouse: Warehouse,
): Promise<DeploymentFindings> => {
  const [{ ended, running }, statuses, tickets, quarantined, replayed, givenUp, queued, rows] = await Promise.all([
    readExecutions(deployment, sfn),
    readStatuses(deployment),
    listKeys(deployment, "tickets/"),
    listKeys(deployment, "quarantine/"),
    listKeys(deployment, "replayed/quarantine/"),
    listKeys(deployment, "aws/lambda/"),
    countQueued(deployment),
    readRows(warehouse),
  ]);
  const successes = ended.flatMap(({ arn, ticketId, outcome }): readonly SuccessfulExecution[] =>
    outcome === undefined ? [] : [{ arn, ticketId, outcome }],
  );
  return {
    statuses,
    objects: tickets.map(ticketOf),
    rows,
    successes,
    failed: new Set(ended.filter(({ outcome }) => outcome === undefined).map(({ ticketId }) => ticketId)),
    malformedQuarantined: await countMalformed(deployment, [...quarantined, ...replayed]),
    givenUp,
    queued,
    running,
    quarantined: [...quarantined, ...replayed].map((key) => path.basename(key, ".json")),
  };
};
