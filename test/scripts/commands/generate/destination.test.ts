import { DescribeStreamSummaryCommand, KinesisClient, ResourceNotFoundException } from "@aws-sdk/client-kinesis";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { checkDestination } from "../../../../scripts/commands/generate/destination.js";

const kinesis = mockClient(KinesisClient);
const client = new KinesisClient({ region: "us-east-1" });
const check = () =>
  checkDestination({ client, stream: "tickets", description: 'stream "tickets" of AWS in us-east-1' });
const fault = (name: string, httpStatusCode: number) =>
  Object.assign(new Error("Some words."), { name, $metadata: { httpStatusCode } });

beforeEach(() => kinesis.reset());

it("is content with a stream that is there", async () => {
  kinesis.on(DescribeStreamSummaryCommand).resolves({});
  await expect(check()).resolves.toBeUndefined();
});

it("says in one line which stream there is not", async () => {
  kinesis.on(DescribeStreamSummaryCommand).rejects(new ResourceNotFoundException({ message: "", $metadata: {} }));
  await expect(check()).rejects.toMatchObject({
    name: "UsageError",
    message: expect.stringMatching(/^There is no stream "tickets" of AWS in us-east-1\. .*--stream\.$/),
  });
});

it.each(["AccessDeniedException", "LimitExceededException"])("tries all the same after %s", async (name) => {
  kinesis.on(DescribeStreamSummaryCommand).rejects(fault(name, 400));
  await expect(check()).resolves.toBeUndefined();
});

it("says in one line why the stream cannot be used", async () => {
  kinesis.on(DescribeStreamSummaryCommand).rejects(fault("ExpiredTokenException", 400));
  await expect(check()).rejects.toMatchObject({
    name: "UsageError",
    message: expect.stringMatching(/^Cannot use stream .*: ExpiredTokenException: Some words\. Start/),
  });
});
