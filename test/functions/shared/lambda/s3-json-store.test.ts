import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { DependencyRejected, DependencyThrottled } from "../../../../functions/shared/lambda/errors.js";
import { S3JsonStore } from "../../../../functions/shared/lambda/s3-json-store.js";

const s3 = mockClient(S3Client);
const store = new S3JsonStore({ region: "us-east-1" }, "tickets-bucket");

beforeEach(() => {
  s3.reset();
});

it("puts a JSON object into its bucket", async () => {
  s3.on(PutObjectCommand).resolves({});
  await store.put("tickets/1.json", "{}\n");

  expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).toEqual({
    Bucket: "tickets-bucket",
    Key: "tickets/1.json",
    Body: "{}\n",
    ContentType: "application/json",
  });
});

it("translates errors so that the workflow knows whether to retry", async () => {
  const slowDown = Object.assign(new Error("Reduce your request rate"), { name: "SlowDown" });
  const denied = Object.assign(new Error("Denied"), { name: "AccessDenied", $metadata: { httpStatusCode: 403 } });
  s3.on(PutObjectCommand).rejectsOnce(slowDown).rejectsOnce(denied);

  await expect(store.put("k", "{}")).rejects.toThrow(DependencyThrottled);
  await expect(store.put("k", "{}")).rejects.toThrow(new DependencyRejected("S3 PutObject: AccessDenied: Denied"));
});
