import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  type Message,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { PointerQueue, QueuedMessage } from "./ports.js";

/** Most messages in one request to SQS. */
const BATCH = 10;

/**
 * Time for reading the whole queue; 10,000 messages take about a minute. After it the messages become visible again.
 */
const VISIBILITY_SECONDS = 600;

/**
 * A queue is spread over servers, some of which may be empty: the queue is empty after two empty responses to long
 * polls.
 */
const EMPTY_RESPONSES = 2;
const WAIT_SECONDS = 1;

function* batchesOf(messages: readonly Message[]): Generator<readonly Message[]> {
  for (let start = 0; start < messages.length; start += BATCH) yield messages.slice(start, start + BATCH);
}

/** The failed-tickets queue in SQS. */
export class SqsPointers implements PointerQueue {
  private constructor(
    private readonly client: SQSClient,
    private readonly url: string,
  ) {}

  /** @throws QueueDoesNotExist */
  static async open(client: SQSClient, name: string): Promise<SqsPointers> {
    const { QueueUrl = "" } = await client.send(new GetQueueUrlCommand({ QueueName: name }));
    return new SqsPointers(client, QueueUrl);
  }

  async peek(): Promise<readonly QueuedMessage[]> {
    const messages = await this.receiveAll();
    await this.handBack(messages);
    return messages.map(({ MessageId = "", Body = "" }) => ({ id: MessageId, body: Body }));
  }

  async remove(ids: ReadonlySet<string>): Promise<number> {
    if (ids.size === 0) return 0;
    const messages = await this.receiveAll();
    const isOurs = ({ MessageId = "" }: Message): boolean => ids.has(MessageId);
    await this.handBack(messages.filter((message) => !isOurs(message)));
    const ours = messages.filter(isOurs);
    let deleted = 0;
    for (const batch of batchesOf(ours)) deleted += await this.deleteBatch(batch);
    return ids.size - deleted;
  }

  /** Each message once, even if the queue delivers it twice. */
  private async receiveAll(): Promise<readonly Message[]> {
    const messages = new Map<string, Message>();
    for (let empty = 0; empty < EMPTY_RESPONSES;) {
      const { Messages = [] } = await this.client.send(
        new ReceiveMessageCommand({
          QueueUrl: this.url,
          MaxNumberOfMessages: BATCH,
          VisibilityTimeout: VISIBILITY_SECONDS,
          WaitTimeSeconds: WAIT_SECONDS,
        }),
      );
      empty = Messages.length === 0 ? empty + 1 : 0;
      for (const message of Messages) messages.set(message.MessageId ?? "", message);
    }
    return [...messages.values()];
  }

  /** Ignores failures for single messages: someone else may have deleted them meanwhile. */
  private async handBack(messages: readonly Message[]): Promise<void> {
    for (const batch of batchesOf(messages)) {
      const Entries = batch.map(({ ReceiptHandle }, index) => ({
        Id: String(index),
        ReceiptHandle,
        VisibilityTimeout: 0,
      }));
      await this.client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: this.url, Entries }));
    }
  }

  private async deleteBatch(batch: readonly Message[]): Promise<number> {
    const Entries = batch.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    const { Successful = [] } = await this.client.send(new DeleteMessageBatchCommand({ QueueUrl: this.url, Entries }));
    return Successful.length;
  }
}
