import { CreateTableCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
  type HistoryEvent,
} from "@aws-sdk/client-sfn";
import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import pMap from "p-map";
import { setTimeout as sleep } from "node:timers/promises";
import { scriptFault } from "../../scripts/local/faults.js";
import { emulatorClientConfig, type ClientConfig } from "../../scripts/target.js";
import { renderDefinition } from "../../stacks/asl.js";
import { Account } from "../e2e/account.js";
import { definitionText } from "../support/asl.js";
import { aTicket, aWorkflowInput } from "../support/builders.js";
import type { Told } from "./ends.js";
import type { Planned } from "./executions.js";
import { STATE_TIME_SCALE } from "./faults.js";
import { FAILURE_TOPIC, scriptedFault, TICKET_TOPIC } from "./scripted.js";

export const MACHINE = "ticket-pipeline";
const TABLE = "tickets";
const ROLE = "arn:aws:iam::000000000000:role/any";
const CONTENT_HASH = "ab".repeat(32);

/** What became of an execution. */
export interface Ran {
  readonly status: string;
  /** Names of the states it entered, sorted. */
  readonly path: readonly string[];
  /** Errors of a state's attempts that failed, in their order, by its name. */
  readonly failures: (state: string) => readonly string[];
  /** What a state was given. */
  readonly inputOf: (state: string) => unknown;
  readonly told: Told;
}

/** The definition with its time limits shortened. */
const definition = (values: Readonly<Record<string, string>>): string =>
  renderDefinition(definitionText, values).replace(
    /"TimeoutSeconds": (\d+)/g,
    (_match, seconds: string) => `"TimeoutSeconds": ${Number(seconds) / STATE_TIME_SCALE}`,
  );

const createPlaces = async (config: ClientConfig) => {
  const sns = new SNSClient(config);
  await new DynamoDBClient(config).send(
    new CreateTableCommand({
      TableName: TABLE,
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      AttributeDefinitions: [
        { AttributeName: "pk", AttributeType: "S" },
        { AttributeName: "sk", AttributeType: "S" },
      ],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
  const { QueueUrl: queue = "" } = await new SQSClient(config).send(new CreateQueueCommand({ QueueName: "failed" }));
  const { TopicArn: topic = "" } = await sns.send(new CreateTopicCommand({ Name: TICKET_TOPIC }));
  const { TopicArn: notices = "" } = await sns.send(new CreateTopicCommand({ Name: FAILURE_TOPIC }));
  return { queue, topic, notices };
};

type Places = Awaited<ReturnType<typeof createPlaces>>;

/** Names of functions are never used: their states are mocked. */
const createMachine = async (config: ClientConfig, { queue, topic, notices }: Places): Promise<string> => {
  const values = {
    Partition: "aws",
    TicketTable: TABLE,
    TicketTopic: topic,
    FailedTicketsQueue: queue,
    FailureTopic: notices,
    DetectSentiment: "mocked",
    GenerateResponse: "mocked",
    TriageByRules: "mocked",
    WriteTicketJson: "mocked",
    RecordFailure: "mocked",
  };
  const { stateMachineArn = "" } = await new SFNClient(config).send(
    new CreateStateMachineCommand({ name: MACHINE, definition: definition(values), roleArn: ROLE }),
  );
  return stateMachineArn;
};

const begin = async (sfn: SFNClient, machine: string, { ticketId }: Planned): Promise<string> => {
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

/** The state an event belongs to: the last one entered on the way to it. */
const stateOf = (event: HistoryEvent, byId: ReadonlyMap<number, HistoryEvent>): string => {
  if (event.stateEnteredEventDetails?.name !== undefined) return event.stateEnteredEventDetails.name;
  const previous = byId.get(event.previousEventId ?? 0);
  return previous === undefined ? "" : stateOf(previous, byId);
};

const readHistory = (events: readonly HistoryEvent[]): Omit<Ran, "status" | "told"> => {
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

const countByTicket = (bodies: readonly string[], field: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const body of bodies) {
    const id = String((JSON.parse(body) as Record<string, unknown>)[field]);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
};

/** Runs the real state machine in the emulator at `endpoint`, once for each planned execution, all side by side. */
export const runWorkflows = async (endpoint: string, executions: readonly Planned[]): Promise<Map<Planned, Ran>> => {
  const config = emulatorClientConfig(endpoint, "us-east-1", {});
  const account = new Account(config);
  const sfn = new SFNClient(config);
  const places = await createPlaces(config);
  const machine = await createMachine(config, places);
  const published = await account.listen(places.topic, "published");
  const notified = await account.listen(places.notices, "notified");
  await finishBefore(config, executions);
  await pMap(
    executions.flatMap((planned) => scriptedFault(planned) ?? []),
    (fault) => scriptFault(endpoint, fault),
    {
      concurrency: 10,
    },
  );
  const ran = await pMap(executions, async (planned) => {
    const executionArn = await begin(sfn, machine, planned);
    const status = await endOf(sfn, executionArn);
    const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
    return { planned, status, ...readHistory(events) };
  });
  const bodies = async (queue: string) => (await account.drain(queue)).map(({ body }) => body);
  const counts = {
    published: countByTicket(await bodies(published), "ticket_id"),
    queued: countByTicket(await bodies(places.queue), "ticketId"),
    notified: countByTicket(await bodies(notified), "ticketId"),
  };
  const toldOf = ({ ticketId }: Planned): Told => ({
    published: counts.published.get(ticketId) ?? 0,
    queued: counts.queued.get(ticketId) ?? 0,
    notified: counts.notified.get(ticketId) ?? 0,
  });
  return new Map(ran.map(({ planned, ...rest }) => [planned, { ...rest, told: toldOf(planned) }]));
};

/** Tickets that are answered already, so that their executions have something to look up. */
const finishBefore = async (config: ClientConfig, executions: readonly Planned[]): Promise<void> => {
  const client = new DynamoDBClient(config);
  const taken = executions.filter(({ row }) => row.callId === "lookUp");
  await pMap(taken, ({ ticketId }) =>
    client.send(
      new PutItemCommand({
        TableName: TABLE,
        Item: {
          pk: { S: `TICKET#${ticketId}` },
          sk: { S: "TICKET" },
          content_hash: { S: CONTENT_HASH },
          status: { S: "ANSWERED" },
        },
      }),
    ),
  );
};
