import { KinesisClient, PutRecordsCommand } from "@aws-sdk/client-kinesis";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { createKinesisClient } from "../../../../scripts/shared/deployment/kinesis-client.js";
import { kinesisStream } from "../../../../scripts/shared/stream/kinesis-stream.js";
import type { GeneratedRecord } from "../../../../scripts/shared/stream/record.js";
import { plainRecord } from "../../../support/fakes/fake-record-stream.js";

const kinesis = mockClient(KinesisClient);
const stream = kinesisStream(new KinesisClient({ region: "us-east-1" }), "tickets");
const bytes = Buffer.from([0xff, 0x00, 0x0d]);
const batch: GeneratedRecord[] = [plainRecord(1, "é"), { kind: "malformed", partitionKey: "p", data: bytes }];

beforeEach(() => kinesis.reset());

it("puts text as UTF-8 and bytes unchanged, with their partition keys", async () => {
  kinesis.on(PutRecordsCommand).resolves({ Records: [{ SequenceNumber: "1" }, { SequenceNumber: "2" }] });
  expect(await stream.put(batch)).toEqual([undefined, undefined]);
  const [call] = kinesis.commandCalls(PutRecordsCommand);
  expect(call?.args[0].input).toEqual({
    StreamName: "tickets",
    Records: [
      { PartitionKey: "TKT-1", Data: new TextEncoder().encode("é") },
      { PartitionKey: "p", Data: bytes },
    ],
  });
});

it("returns the error code of a record that was not accepted", async () => {
  const code = "ProvisionedThroughputExceededException";
  kinesis
    .on(PutRecordsCommand)
    .resolves({ FailedRecordCount: 1, Records: [{ ErrorCode: code }, { SequenceNumber: "2" }] });
  expect(await stream.put(batch)).toEqual([code, undefined]);
});

it("counts a record that is missing in the response as not sent", async () => {
  kinesis.on(PutRecordsCommand).resolves({ Records: [{ SequenceNumber: "1" }] });
  expect(await stream.put(batch)).toEqual([undefined, "NoAnswer"]);
});

it.each([
  ["ProvisionedThroughputExceededException", 400, "DependencyThrottled"],
  ["KMSThrottlingException", 400, "DependencyThrottled"],
  ["InternalFailure", 500, "DependencyUnavailable"],
  ["AccessDeniedException", 400, "DependencyRejected"],
])("translates %s (HTTP %i) into %s", async (name, httpStatusCode, expected) => {
  kinesis.on(PutRecordsCommand).rejects(Object.assign(new Error("no"), { name, $metadata: { httpStatusCode } }));
  await expect(stream.put(batch)).rejects.toMatchObject({ name: expected });
});

it("uses a client that does not retry by itself", async () => {
  const client = createKinesisClient({ region: "us-east-1" });
  expect(await client.config.maxAttempts()).toBe(1);
});
