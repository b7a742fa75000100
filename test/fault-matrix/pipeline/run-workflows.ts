import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
  type HistoryEvent,
} from "@aws-sdk/client-sfn";
import pMap from "p-map";
import { setTimeout as sleep } from "node:timers/promises";
import { scriptFault } from "../../../scripts/local/emulator/script-faults.js";
import { emulatorClientConfig, MADE_UP_CREDENTIALS } from "../../../scripts/shared/deployment/target.js";
import { EmulatorAccount } from "../../e2e/support/emulator-account.js";
import { aTicket, aWorkflowInput } from "../../support/builders/tickets.js";
import type { DeliveryCounts } from "./ticket-endings.js";
import type { MatrixExecution } from "./rows.js";
import { CONTENT_HASH, createStateMachine, createWorkflowResources, putAnswered } from "./workflow-resources.js";
import { faultFor } from "./faults-of-states.js";

/** What an execution's history shows. */
interface History {
  /** Names of the states it entered, sorted. */
  readonly path: readonly string[];
  /** Errors of a state's failed attempts, in order. */
  readonly failures: (state: string) => readonly string[];
  /** The input of a state. */
  readonly inputOf: (state: string) => unknown;
}

/** The state that an event belongs to: the last one entered before it. */
const stateOf = (event: HistoryEvent, byId: ReadonlyMap<number, HistoryEvent>): string => {
  if (event.stateEnteredEventDetails?.name !== undefined) return event.stateEnteredEventDetails.name;
  const previous = byId.get(event.previousEventId ?? 0);
  return previous === undefined ? "" : stateOf(previous, byId);
};

const readHistory = (events: readonly HistoryEvent[]): History => {
  const byId = new Map(events.map((event) => [event.id ?? 0, event]));
  const entered = events.flatMap(({ stateEnteredEventDetails: details }) => (details === undefined ? [] : [details]));
  return {
    path: entered.map(({ name = "" }) => name).sort(),
    failures: (state) =>
      events
        .filter((event) => event.taskFailedEventDetails !== undefined && stateOf(event, byId) === state)
        .map(({ taskFailedEventDetails }) => taskFailedEventDetails?.error ?? ""),
    inputOf: (state) => JSON.parse(entered.find(({ name }) => name === state)?.input ?? "null") as unknown,
  };
};

/** How an execution ended, and what was delivered. */
export interface ExecutionResult extends History {
  readonly status: string;
  readonly deliveries: DeliveryCounts;
}

/** A few more than the emulator runs at once (`LOCAL_EXECUTIONS`): each asks again and again whether it has ended. */
const CONCURRENT_EXECUTIONS = 48;

const start = async (sfn: SFNClient, machine: string, { ticketId }: MatrixExecution): Promise<string> => {
  const input = aWorkflowInput({ ticket: aTicket({ ticketId }), contentHash: CONTENT_HASH });
  const command = new StartExecutionCommand({
    stateMachineArn: `${machine}#${ticketId}`,
    name: ticketId,
    input: JSON.stringify(input),
  });
  const { executionArn = "" } = await sfn.send(command);
  return executionArn;
};

const endOf = async (sfn: SFNClient, executionArn: string): Promise<string> => {
  for (;;) {
    const { status = "" } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (status !== "RUNNING") return status;
    await sleep(200);
  }
};

const countByTicket = (bodies: readonly string[], field: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const body of bodies) {
    const id = String((JSON.parse(body) as Record<string, unknown>)[field]);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
};

/** Runs one execution to its end. */
const run = async (sfn: SFNClient, machine: string, planned: MatrixExecution) => {
  const executionArn = await start(sfn, machine, planned);
  const status = await endOf(sfn, executionArn);
  const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
  return { planned, status, ...readHistory(events) };
};

const injectAll = (endpoint: string, executions: readonly MatrixExecution[]) =>
  pMap(
    executions.flatMap((planned) => faultFor(planned) ?? []),
    (fault) => scriptFault(`${endpoint}/${MADE_UP_CREDENTIALS.accessKeyId}`, fault),
    { concurrency: 10 },
  );

/** Runs the real state machine in the emulator at `endpoint`, once for each planned execution, all in parallel. */
export const runWorkflows = async (
  endpoint: string,
  executions: readonly MatrixExecution[],
): Promise<Map<MatrixExecution, ExecutionResult>> => {
  const config = emulatorClientConfig(endpoint, "us-east-1", MADE_UP_CREDENTIALS);
  const account = new EmulatorAccount(config);
  const sfn = new SFNClient(config);
  const resources = await createWorkflowResources(config);
  const machine = await createStateMachine(config, resources);
  const subscribed = await account.subscribeQueue(resources.topic, "published");
  const notices = await account.subscribeQueue(resources.notices, "notified");
  const answered = executions.filter(({ row }) => row.callId === "lookUp");
  await putAnswered(
    config,
    answered.map(({ ticketId }) => ticketId),
  );
  await injectAll(endpoint, executions);
  const ran = await pMap(executions, (planned) => run(sfn, machine, planned), { concurrency: CONCURRENT_EXECUTIONS });

  const count = async (queue: string, field: string) =>
    countByTicket(
      (await account.drain(queue)).map(({ body }) => body),
      field,
    );
  const published = await count(subscribed, "ticket_id");
  const queued = await count(resources.queue, "ticketId");
  const notified = await count(notices, "ticketId");
  const deliveriesOf = ({ ticketId }: MatrixExecution): DeliveryCounts => ({
    published: published.get(ticketId) ?? 0,
    queued: queued.get(ticketId) ?? 0,
    notified: notified.get(ticketId) ?? 0,
  });
  return new Map(ran.map(({ planned, ...rest }) => [planned, { ...rest, deliveries: deliveriesOf(planned) }]));
};
