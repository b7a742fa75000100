import { SubscribeCommand, UnsubscribeCommand } from "@aws-sdk/client-sns";
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
} from "@aws-sdk/client-sqs";
import * as z from "zod";
import type { Deployment } from "../../shared/deployment/clients.js";

/** A queue that is subscribed to a topic and not part of the stack, to count and read messages. */
export interface TopicProbe {
  /** Messages published so far. */
  count(): Promise<number>;
  /** Attributes of one message; undefined if the queue is empty. */
  peek(): Promise<Readonly<Record<string, string>> | undefined>;
  /** Removes up to ten messages and returns their texts. */
  take(): Promise<readonly string[]>;
  remove(): Promise<void>;
}

const Envelope = z.object({
  Message: z.string().default(""),
  MessageAttributes: z.record(z.string(), z.object({ Value: z.string() })).default({}),
});

const attributesIn = (body: string): Readonly<Record<string, string>> => {
  const { MessageAttributes: attributes } = Envelope.parse(JSON.parse(body));
  return Object.fromEntries(Object.entries(attributes).map(([name, { Value }]) => [name, Value]));
};

/** Policy of a queue that is subscribed to a topic. Without it the queue does not accept the topic's messages. */
export const policyFor = (topicArn: string, queueArn: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "sns.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: queueArn,
        Condition: { ArnEquals: { "aws:SourceArn": topicArn } },
      },
    ],
  });

/** Subscribes to the topic. Call it before the first ticket is sent. */
export const probeTopic = async ({
  sns,
  sqs,
  names,
  topicArn,
}: Pick<Deployment, "sns" | "sqs" | "names" | "topicArn">): Promise<TopicProbe> => {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: `${names.prefix}-start-probe` }));
  const attributesOf = async (name: "QueueArn" | "ApproximateNumberOfMessages"): Promise<string> => {
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] }));
    return Attributes?.[name] ?? "";
  };
  const queueArn = await attributesOf("QueueArn");
  const Policy = policyFor(topicArn, queueArn);
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  const { SubscriptionArn } = await sns.send(
    new SubscribeCommand({ TopicArn: topicArn, Protocol: "sqs", Endpoint: queueArn }),
  );
  return {
    count: async () => Number(await attributesOf("ApproximateNumberOfMessages")),
    peek: async () => {
      const { Messages: [message] = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 0 }),
      );
      return message?.Body === undefined ? undefined : attributesIn(message.Body);
    },
    take: async () => {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
      for (const { ReceiptHandle } of Messages) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      return Messages.map(({ Body = "{}" }) => Envelope.parse(JSON.parse(Body)).Message);
    },
    remove: async () => {
      await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
      await sqs.send(new DeleteQueueCommand({ QueueUrl }));
    },
  };
};
