import type { PublishCommandInput, SNSClient, SNSClientConfig } from "@aws-sdk/client-sns";
import { call } from "../../lambda/errors.js";
import type { Notice } from "../store/desk-tickets.js";
import type { NoticeTopic } from "./notices.js";

const SUBJECTS: Readonly<Record<Notice["kind"], string>> = {
  escalated: "Ticket escalated",
  "at-risk": "Ticket at risk",
  breached: "Ticket overdue",
};

/** The SNS topic of the desk. Subscribers can filter by `kind`; who sees an id twice has got the notice twice. */
export class SnsNoticeTopic implements NoticeTopic {
  #client: SNSClient | undefined;

  constructor(
    private readonly settings: SNSClientConfig,
    private readonly topicArn: string,
  ) {}

  async publish({ id, kind, ticketId, text }: Notice): Promise<void> {
    await this.#send({
      TopicArn: this.topicArn,
      Subject: SUBJECTS[kind],
      Message: JSON.stringify({ id, kind, ticketId, text }),
      MessageAttributes: { kind: { DataType: "String", StringValue: kind } },
    });
  }

  /** Few requests publish anything, so the code of the SDK is read with the first one that does. */
  async #send(input: PublishCommandInput): Promise<void> {
    const sdk = await import("@aws-sdk/client-sns");
    this.#client ??= new sdk.SNSClient(this.settings);
    await call("SNS Publish", this.#client.send(new sdk.PublishCommand(input)));
  }
}
