import { ticketItemKey } from "../../../functions/shared/table/ticket-table.js";
import { paginateDescribeAlarms } from "@aws-sdk/client-cloudwatch";
import type { ExecutionReport } from "../../shared/executions/execution-report.js";
import type { TicketAccounting, Observation } from "../../shared/journey/account-for-tickets.js";
import { countBy } from "../../shared/journey/measure.js";
import type { Deployment } from "../../shared/deployment/clients.js";
import type { TopicProbe } from "./topic-probe.js";

/** How often a reason was given for a missing answer of the model, the most frequent first. */
export const missingAnswers = ({
  answers,
}: Pick<Observation, "answers">): readonly (readonly [reason: string, tickets: number])[] =>
  countBy(
    [...answers.values()].flatMap(
      ({ reasoning = "" }) => /The model gave no answer \((.*)\)\.$/s.exec(reasoning)?.[1] ?? [],
    ),
    (reason) => reason,
  );

/** What the pipeline contains at the end, with one ticket as an example. */
export interface PipelineContents {
  /** The example: the first answered ticket, else the first finished one; undefined if no ticket is finished. */
  readonly example: ExecutionReport | undefined;
  readonly object: string | undefined;
  readonly item: string | undefined;
  /** Why the model gave no answer, and for how many tickets. */
  readonly missingAnswers: readonly (readonly [reason: string, tickets: number])[];
  readonly messages: number;
  readonly messageAttributes: Readonly<Record<string, string>> | undefined;
  /** State of each alarm, by name. */
  readonly alarms: readonly (readonly [name: string, state: string])[];
}

const exampleOf = ({ results }: TicketAccounting): string | undefined =>
  (results.find(({ outcome }) => outcome === "ANSWERED") ?? results[0])?.ticketId;

const findReport = async ({ executions }: Deployment, ticketId: string, seen: Observation) => {
  const executionName = seen.answers.get(ticketId)?.executionName;
  for await (const execution of executions.list()) {
    if (
      execution.name === executionName ||
      (executionName === undefined && execution.name.startsWith(`${ticketId}-`))
    ) {
      return await executions.report(execution);
    }
  }
  return undefined;
};

/** State of each alarm, by name. CloudWatch returns fifty per page. */
export const readAlarms = async ({
  alarms: client,
  alarmNames,
}: Pick<Deployment, "alarms" | "alarmNames">): Promise<PipelineContents["alarms"]> => {
  const states: [name: string, state: string][] = [];
  for await (const { MetricAlarms = [] } of paginateDescribeAlarms({ client }, { AlarmNames: [...alarmNames] })) {
    states.push(
      ...MetricAlarms.map(({ AlarmName = "", StateValue = "" }): [string, string] => [AlarmName, StateValue]),
    );
  }
  return states;
};

const describeItem = (table: string, ticketId: string): string => {
  const { pk, sk } = ticketItemKey(ticketId);
  return `table ${table}, pk ${pk.S}, sk ${sk.S}`;
};

export const readPipelineContents = async (
  deployment: Deployment,
  probe: TopicProbe,
  accounted: TicketAccounting,
  seen: Observation,
): Promise<PipelineContents> => {
  const ticketId = exampleOf(accounted);
  const key = ticketId === undefined ? undefined : seen.answers.get(ticketId)?.key;
  return {
    example: ticketId === undefined ? undefined : await findReport(deployment, ticketId, seen),
    object: key && `s3://${deployment.bucket}/${key}`,
    item: ticketId && describeItem(deployment.names.table, ticketId),
    missingAnswers: missingAnswers(seen),
    messages: await probe.count(),
    messageAttributes: await probe.peek(),
    alarms: await readAlarms(deployment),
  };
};
