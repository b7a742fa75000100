import { PublishCommand, type SNSClient } from "@aws-sdk/client-sns";
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
  constructor(
    private readonly client: SNSClient,
    private readonly topicArn: string,
  ) {}

  async publish({ id, kind, ticketId, text }: Notice): Promise<void> {
    const command = new PublishCommand({
      TopicArn: this.topicArn,
      Subject: SUBJECTS[kind],
      Message: JSON.stringify({ id, kind, ticketId, text }),
      MessageAttributes: { kind: { DataType: "String", StringValue: kind } },
    });
    await call("SNS Publish", this.client.send(command));
  }
}
