import type { Context, SQSEvent, SQSRecord } from "aws-lambda";
import type { RoutedTicket } from "../../../functions/shared/contracts/routed-ticket.js";
import { aTicketRecord } from "./tickets.js";

/** The fields of a finished ticket that a processor reads. */
export const aRoutedTicket = (changes: Partial<RoutedTicket> = {}): RoutedTicket => {
  const { ticket_id, submitted_at, processed_at, execution_arn, tier, priority, product, ...rest } = aTicketRecord();
  const { subject, customer_id, category, language, outcome } = rest;
  const routed = { ticket_id, submitted_at, processed_at, execution_arn, tier, priority, product };
  return { ...routed, subject, customer_id, category, language, outcome, ...changes };
};

/** A message as Lambda passes it to a function. A body other than text becomes JSON. */
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

/** A batch as Lambda passes it to a function. */
export const aQueueEvent = (records: readonly SQSRecord[]): SQSEvent => ({ Records: [...records] });

/** The context of an invocation, with only the fields that processors read. */
export const aContext = (remainingMs: () => number = () => 30_000): Context =>
  ({ functionName: "test", awsRequestId: "request-1", getRemainingTimeInMillis: remainingMs }) as Context;
