import type { KinesisStreamRecord } from "aws-lambda";

/** A description like those of the ticket generator: a record with it has about a kilobyte. */
const USUAL_DESCRIPTION = "Since this morning every page comes out blank. ".repeat(14);

const eventOf = (ticketId: string, description: string) => ({
  eventName: "TicketSubmitted",
  ticketId,
  submittedAt: "2026-11-21T08:30:00.000Z",
  data: {
    subject: "The printer prints blank pages",
    description,
    customer_contact_information: { first_name: "A", last_name: "B", full_name: "A B", email: "a@example.com" },
    product_issue_information: { product: "LaserPrint 400", issue_type: "Blank pages" },
  },
});

/** The record of a ticket, as start-workflow receives it. */
export const benchRecord = (ticketId: string, description = USUAL_DESCRIPTION): KinesisStreamRecord => ({
  awsRegion: "us-east-1",
  eventID: "shardId-000000000000:1",
  eventName: "aws:kinesis:record",
  eventSource: "aws:kinesis",
  eventSourceARN: "arn:aws:kinesis:us-east-1:111122223333:stream/bench",
  eventVersion: "1.0",
  invokeIdentityArn: "arn:aws:iam::111122223333:role/bench",
  kinesis: {
    kinesisSchemaVersion: "1.0",
    partitionKey: ticketId,
    sequenceNumber: ticketId,
    data: Buffer.from(JSON.stringify(eventOf(ticketId, description))).toString("base64"),
    approximateArrivalTimestamp: 1_795_249_800,
  },
});
