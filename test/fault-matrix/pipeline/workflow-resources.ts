import { CreateTableCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { CreateStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import pMap from "p-map";
import { TABLE_KEY, TICKET_KEY_PLACEHOLDERS, ticketItemKey } from "../../../functions/shared/table/ticket-table.js";
import type { ClientConfig } from "../../../scripts/shared/deployment/target.js";
import { definitionText } from "../../../scripts/proofs/mutations/state-machine.js";
import { renderDefinition } from "../../../stacks/assets/asl.js";
import { STATE_TIME_SCALE } from "../services/shortened-time.js";
import { FAILURE_TOPIC, TICKET_TOPIC } from "./faults-of-states.js";

/** The state machine's name, which the mocks refer to. */
export const MACHINE = "ticket-pipeline";
export const CONTENT_HASH = "ab".repeat(32);
const TABLE = "tickets";
const ROLE = "arn:aws:iam::000000000000:role/any";

/** The definition with shorter time limits. */
const definition = (values: Readonly<Record<string, string>>): string =>
  renderDefinition(definitionText, values).replace(
    /"TimeoutSeconds": (\d+)/g,
    (_match, seconds: string) => `"TimeoutSeconds": ${Number(seconds) / STATE_TIME_SCALE}`,
  );

/** Creates the table, queue and topics that the workflow uses. */
export const createWorkflowResources = async (config: ClientConfig) => {
  const sns = new SNSClient(config);
  await new DynamoDBClient(config).send(
    new CreateTableCommand({
      TableName: TABLE,
      KeySchema: [
        { AttributeName: TABLE_KEY.partition, KeyType: "HASH" },
        { AttributeName: TABLE_KEY.sort, KeyType: "RANGE" },
      ],
      AttributeDefinitions: [
        { AttributeName: TABLE_KEY.partition, AttributeType: "S" },
        { AttributeName: TABLE_KEY.sort, AttributeType: "S" },
      ],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
  const { QueueUrl: queue = "" } = await new SQSClient(config).send(new CreateQueueCommand({ QueueName: "failed" }));
  const { TopicArn: topic = "" } = await sns.send(new CreateTopicCommand({ Name: TICKET_TOPIC }));
  const { TopicArn: notices = "" } = await sns.send(new CreateTopicCommand({ Name: FAILURE_TOPIC }));
  return { queue, topic, notices };
};

export type WorkflowResources = Awaited<ReturnType<typeof createWorkflowResources>>;

/** Creates the real state machine. Functions need no names, since their states are mocked. */
export const createStateMachine = async (
  config: ClientConfig,
  { queue, topic, notices }: WorkflowResources,
): Promise<string> => {
  const values = {
    Partition: "aws",
    TicketTable: TABLE,
    ...TICKET_KEY_PLACEHOLDERS,
    TicketTopic: topic,
    NotificationDetail: "summary",
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

/** Stores answered tickets, for executions that find their ticket already answered. */
export const putAnswered = async (config: ClientConfig, ticketIds: readonly string[]): Promise<void> => {
  const client = new DynamoDBClient(config);
  await pMap(ticketIds, (ticketId) =>
    client.send(
      new PutItemCommand({
        TableName: TABLE,
        Item: {
          ...ticketItemKey(ticketId),
          content_hash: { S: CONTENT_HASH },
          status: { S: "ANSWERED" },
        },
      }),
    ),
  );
};
