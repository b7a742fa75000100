import { DescribeStreamSummaryCommand, KinesisClient, ResourceNotFoundException } from "@aws-sdk/client-kinesis";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { checkDestination } from "../../../../scripts/commands/generate/destination.js";

const kinesis = mockClient(KinesisClient);
const client = new KinesisClient({ region: "us-east-1" });
const check = () =>
  checkDestination({ client, stream: "tickets", description: 'stream "tickets" of AWS in us-east-1' });
const serviceError = (name: string, httpStatusCode: number) =>
  Object.assign(new Error("Some words."), { name, $metadata: { httpStatusCode } });

beforeEach(() => kinesis.reset());

it("accepts a stream that exists", async () => {
  kinesis.on(DescribeStreamSummaryCommand).resolves({});
  await expect(check()).resolves.toBeUndefined();
});

it("reports in one line which stream was not found", async () => {
  kinesis.on(DescribeStreamSummaryCommand).rejects(new ResourceNotFoundException({ message: "", $metadata: {} }));
  await expect(check()).rejects.toMatchObject({
    name: "UsageError",
    message: expect.stringMatching(/^Stream "tickets" of AWS in us-east-1 not found\. .*--stream\.$/),
  });
});

it.each(["AccessDeniedException", "LimitExceededException"])("continues after %s", async (name) => {
  kinesis.on(DescribeStreamSummaryCommand).rejects(serviceError(name, 400));
  await expect(check()).resolves.toBeUndefined();
});

it("reports in one line why the stream cannot be used", async () => {
  kinesis.on(DescribeStreamSummaryCommand).rejects(serviceError("ExpiredTokenException", 400));
  await expect(check()).rejects.toMatchObject({
    name: "UsageError",
    message: expect.stringMatching(/^Cannot use stream .*: ExpiredTokenException: Some words\. Start/),
  });
});
