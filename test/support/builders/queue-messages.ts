import type { Context, SQSEvent, SQSRecord } from "aws-lambda";
import type { RoutedTicket } from "../../../functions/shared/contracts/routed-ticket.js";
import { aTicketRecord } from "./tickets.js";

/** What a processor reads of a finished ticket. */
export const aRoutedTicket = (changes: Partial<RoutedTicket> = {}): RoutedTicket => {
  const { ticket_id, submitted_at, processed_at, execution_arn, tier, priority, product } = aTicketRecord();
  return { ticket_id, submitted_at, processed_at, execution_arn, tier, priority, product, ...changes };
};

/** A message as Lambda hands it over. A body that is no text becomes JSON. */
export const aMessage = (body: unknown, messageId = "message-1", receives = 1): SQSRecord => ({
  messageId,
  receiptHandle: `receipt-${messageId}`,
  body: typeof body === "string" ? body : JSON.stringify(body),
  attributes: {
    ApproximateReceiveCount: String(receives),
    SentTimestamp: "1795249804000",
    SenderId: "111122223333",
    ApproximateFirstReceiveTimestamp: "1795249804100",
  },
  messageAttributes: {},
  md5OfBody: "",
  eventSource: "aws:sqs",
  eventSourceARN: "arn:aws:sqs:us-east-1:111122223333:ticket-pipeline-dev-analytics",
  awsRegion: "us-east-1",
});

/** A batch as Lambda hands it over. */
export const aQueueEvent = (records: readonly SQSRecord[]): SQSEvent => ({ Records: [...records] });

/** A call's context; what no processor reads is left out. */
export const aContext = (remainingMs: () => number = () => 30_000): Context =>
  ({ functionName: "test", awsRequestId: "request-1", getRemainingTimeInMillis: remainingMs }) as Context;
