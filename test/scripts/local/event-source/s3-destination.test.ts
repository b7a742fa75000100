import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { S3Destination } from "../../../../scripts/local/event-source/s3-destination.js";

const api = mockClient(S3Client);
const object = { key: "aws/lambda/m/s/2026/11/21/t-1", json: "{}" };

const destinationLogging = (warnings: string[]): S3Destination => {
  const log = { info: () => undefined, warn: (message: string) => warnings.push(message) };
  return new S3Destination(new S3Client({ region: "us-east-1" }), "kept", log, () => Promise.resolve());
};

beforeEach(() => api.reset());

it("keeps the object once the bucket is back", async () => {
  api.on(PutObjectCommand).rejectsOnce(new Error("away")).resolves({});
  const warnings: string[] = [];

  await destinationLogging(warnings).store(object);

  expect(api.commandCalls(PutObjectCommand)).toHaveLength(2);
  expect(api.commandCalls(PutObjectCommand)[1]?.args[0].input).toMatchObject({
    Bucket: "kept",
    Key: object.key,
    Body: "{}",
  });
  expect(warnings).toEqual(["Given-up records not kept yet"]);
});

it("says so when a bucket that stays away lost the records", async () => {
  api.on(PutObjectCommand).rejects(new Error("away"));
  const warnings: string[] = [];

  await destinationLogging(warnings).store(object);

  expect(warnings.at(-1)).toMatch(/^Given-up records are lost/);
});
