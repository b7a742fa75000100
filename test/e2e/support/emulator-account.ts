import { TICKET_SORT_KEY } from "../../../functions/shared/table/ticket-table.js";
import { DynamoDBClient, paginateScan, type AttributeValue } from "@aws-sdk/client-dynamodb";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { SubscribeCommand, SNSClient } from "@aws-sdk/client-sns";
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { policyFor } from "../../../scripts/commands/start/topic-probe.js";
import type { ClientConfig } from "../../../scripts/shared/deployment/target.js";

export type TableItem = Record<string, AttributeValue>;

/** Reads what the pipeline wrote to an account of the emulator. */
export class EmulatorAccount {
  private readonly s3: S3Client;
  private readonly dynamodb: DynamoDBClient;
  private readonly sns: SNSClient;
  private readonly sqs: SQSClient;

  constructor(config: ClientConfig) {
    this.s3 = new S3Client({ ...config, forcePathStyle: true });
    this.dynamodb = new DynamoDBClient(config);
    this.sns = new SNSClient(config);
    this.sqs = new SQSClient(config);
  }

  /** Every item of a table, of any kind, by a consistent read. */
  async allItems(table: string): Promise<readonly TableItem[]> {
    const items: TableItem[] = [];
    for await (const page of paginateScan({ client: this.dynamodb }, { TableName: table, ConsistentRead: true })) {
      items.push(...(page.Items ?? []));
    }
    return items;
  }

  /** Every ticket's item by its `ticket_id`. */
  async items(table: string): Promise<Map<string, TableItem>> {
    const tickets = (await this.allItems(table)).filter((item) => item["sk"]?.S === TICKET_SORT_KEY);
    return new Map(tickets.map((item) => [item["ticket_id"]?.S ?? "", item]));
  }

  /** Every object under a prefix: key to text. */
  async objects(bucket: string, prefix: string): Promise<Map<string, string>> {
    const texts = new Map<string, string>();
    for await (const page of paginateListObjectsV2({ client: this.s3 }, { Bucket: bucket, Prefix: prefix })) {
      for (const { Key = "" } of page.Contents ?? []) texts.set(Key, await this.read(bucket, Key));
    }
    return texts;
  }

  private async read(bucket: string, key: string): Promise<string> {
    const { Body } = await this.s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return (await Body?.transformToString()) ?? "";
  }

  async put(bucket: string, key: string, text: string): Promise<void> {
    await this.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text }));
  }

  async remove(bucket: string, key: string): Promise<void> {
    await this.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  }

  /** Subscribes a new queue to a topic, with raw delivery. Returns the URL of the queue. */
  async subscribeQueue(topicArn: string, name: string): Promise<string> {
    const { QueueUrl = "" } = await this.sqs.send(new CreateQueueCommand({ QueueName: name }));
    const { Attributes } = await this.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }),
    );
    const QueueArn = Attributes?.QueueArn ?? "";
    await this.sqs.send(
      new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: policyFor(topicArn, QueueArn) } }),
    );
    await this.sns.send(
      new SubscribeCommand({
        TopicArn: topicArn,
        Protocol: "sqs",
        Endpoint: QueueArn,
        Attributes: { RawMessageDelivery: "true" },
      }),
    );
    return QueueUrl;
  }

  /** Receives and deletes every message of a queue. Attributes become pairs of name and string. */
  async drain(queueUrl: string): Promise<{ body: string; attributes: Record<string, string> }[]> {
    const taken = [];
    for (;;) {
      const { Messages = [] } = await this.sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: queueUrl,
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: 1,
          MessageAttributeNames: ["All"],
        }),
      );
      if (Messages.length === 0) return taken;
      taken.push(
        ...Messages.map(({ Body = "", MessageAttributes = {} }) => ({
          body: Body,
          attributes: flatten(MessageAttributes),
        })),
      );
      const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      await this.sqs.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    }
  }
}

const flatten = (attributes: Record<string, { StringValue?: string | undefined }>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, { StringValue = "" }]) => [name, StringValue]));
