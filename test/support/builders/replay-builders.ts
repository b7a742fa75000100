import type { KinesisStreamRecord } from "aws-lambda";

/** The object that Lambda writes to an S3 destination for a given-up batch. */
export const aGivenUpBatch = (records: readonly KinesisStreamRecord[]): string =>
  JSON.stringify({
    requestContext: {
      requestId: "c9b8fa9f-5a7f-xmpl-af9c-0c604cde93a5",
      functionArn: "arn:aws:lambda:us-east-1:111122223333:function:ticket-pipeline-dev-start-workflow",
      condition: "RetryAttemptsExhausted",
      approximateInvokeCount: 1,
    },
    responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
    version: "1.0",
    timestamp: "2026-11-21T08:31:00.000Z",
    KinesisBatchInfo: {
      shardId: "shardId-000000000000",
      startSequenceNumber: records[0]?.kinesis.sequenceNumber,
      endSequenceNumber: records.at(-1)?.kinesis.sequenceNumber,
      batchSize: records.length,
      streamArn: "arn:aws:kinesis:us-east-1:111122223333:stream/ticket-pipeline-dev-tickets",
    },
    payload: JSON.stringify({ Records: records }),
  });
