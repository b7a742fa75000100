import { GetQueueAttributesCommand, SetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import * as z from "zod";
import type { TicketRecord } from "../../../functions/shared/contracts/ticket-record-schema.js";
import { eventually, type LocalPipeline } from "./local-pipeline.js";

const OutputsSchema = z.object({
  analytics_queue_url: z.string(),
  priority_queue_url: z.string(),
  general_queue_url: z.string(),
  routing_dead_letter_queue_urls: z.array(z.string()).length(3),
});

/** The queues that are subscribed to the ticket topic. */
export class RoutingQueues {
  private readonly sns: SNSClient;
  private readonly sqs: SQSClient;
  private readonly queues: readonly string[];
  /** Of analytics, priority and general, in that order. */
  readonly deadLetters: readonly string[];

  constructor(private readonly pipeline: LocalPipeline) {
    const outputs = OutputsSchema.parse(pipeline.stack.outputs);
    this.queues = [outputs.analytics_queue_url, outputs.priority_queue_url, outputs.general_queue_url];
    this.deadLetters = outputs.routing_dead_letter_queue_urls;
    this.sns = new SNSClient(pipeline.clientConfig);
    this.sqs = new SQSClient(pipeline.clientConfig);
  }

  /** Publishes a ticket record as the workflow does; a string is published unchanged. */
  async publish(message: TicketRecord | string, route: Pick<TicketRecord, "tier" | "priority">): Promise<void> {
    const attribute = (StringValue: string) => ({ DataType: "String", StringValue });
    await this.sns.send(
      new PublishCommand({
        TopicArn: this.pipeline.outputs.topic_arn,
        Message: typeof message === "string" ? message : JSON.stringify(message),
        MessageAttributes: { tier: attribute(route.tier), priority: attribute(route.priority) },
      }),
    );
  }

  /** Shortens the visibility timeout, so that 25 receives of a failed message do not take 75 minutes. */
  async shortenVisibilityTimeout(): Promise<void> {
    const Attributes = { VisibilityTimeout: "1" };
    for (const QueueUrl of this.queues) await this.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
  }

  /** Waits until no message is queued or being processed. */
  async empty(): Promise<void> {
    await eventually(120_000, async () => {
      const left = await Promise.all(this.queues.map((url) => this.waitForObjects(url)));
      return left.every((count) => count === 0) ? { value: true } : { waitingFor: `${left.join(", ")} messages` };
    });
  }

  private async waitForObjects(QueueUrl: string): Promise<number> {
    const { Attributes = {} } = await this.sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
      }),
    );
    return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
  }
}
