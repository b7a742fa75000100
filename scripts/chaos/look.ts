import { DescribeExecutionCommand, type SFNClient } from "@aws-sdk/client-sfn";
import path from "node:path/posix";
import pMap from "p-map";
import * as z from "zod";
import type { Deployment } from "../start/deployment.js";
import { listKeys } from "../start/observe.js";
import { readStatuses } from "../start/answers.js";
import { readTable, type Warehouse } from "../warehouse/warehouse.js";
import type { Places, Success } from "./tally.js";

/** Executions asked about at once. */
const CONCURRENCY = 16;

const Input = z.object({ ticket: z.object({ ticketId: z.string() }) });
const Output = z.object({ outcome: z.string() });

interface Ended {
  readonly ticketId: string;
  /** Undefined of an execution that did not succeed. */
  readonly outcome: string | undefined;
}

/** Every execution that has ended, by the ticket in its input. */
const readEnded = async ({ executions }: Deployment, sfn: SFNClient): Promise<readonly Ended[]> => {
  const arns: string[] = [];
  for await (const { arn, status } of executions.list()) if (status !== "RUNNING") arns.push(arn);
  const describe = async (executionArn: string): Promise<Ended> => {
    const { input = "{}", output, status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    const { ticketId } = Input.parse(JSON.parse(input)).ticket;
    return { ticketId, outcome: status === "SUCCEEDED" ? Output.parse(JSON.parse(output ?? "{}")).outcome : undefined };
  };
  return pMap(arns, describe, { concurrency: CONCURRENCY });
};

/** `tickets/2026/11/21/ticket_TKT-1.json` is ticket TKT-1's. */
const ticketOf = (key: string): string => path.basename(key, ".json").replace(/^ticket_/, "");

const readRows = async (warehouse: Warehouse): Promise<readonly string[]> => {
  const { rows } = await readTable(warehouse, "select ticket_id from processed_tickets");
  return rows.map(([ticketId]) => String(ticketId));
};

/** What the deployment and its warehouse hold, in the words of the tally. */
export type Sight = Omit<Places, "accepted" | "malformed" | "disagreements">;

/** Looks into every place, those that replay has emptied included. */
export const look = async (deployment: Deployment, sfn: SFNClient, warehouse: Warehouse): Promise<Sight> => {
  const [ended, statuses, tickets, held, replayed, rows] = await Promise.all([
    readEnded(deployment, sfn),
    readStatuses(deployment),
    listKeys(deployment, "tickets/"),
    listKeys(deployment, "quarantine/"),
    listKeys(deployment, "replayed/quarantine/"),
    readRows(warehouse),
  ]);
  const successes = ended.flatMap(({ ticketId, outcome }): readonly Success[] =>
    outcome === undefined ? [] : [{ ticketId, outcome }],
  );
  return {
    statuses,
    objects: tickets.map(ticketOf),
    rows,
    successes,
    failed: new Set(ended.filter(({ outcome }) => outcome === undefined).map(({ ticketId }) => ticketId)),
    quarantined: [...held, ...replayed].map((key) => path.basename(key, ".json")),
  };
};
