import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { expect, it } from "vitest";
import { DependencyThrottled } from "../../../../functions/shared/lambda/errors.js";
import { seldomUsedS3Store } from "../../../../functions/shared/lambda/seldom-used-s3-store.js";

const s3 = mockClient(S3Client);
const store = seldomUsedS3Store({ region: "us-east-1" }, "tickets-bucket");

it("puts every object into its bucket by one client, and translates errors", async () => {
  s3.on(PutObjectCommand).resolves({});
  await Promise.all([store.put("tickets/1.json", "{}\n"), store.put("tickets/2.json", "{}\n")]);
  s3.on(PutObjectCommand).rejects(Object.assign(new Error("Reduce your request rate"), { name: "SlowDown" }));

  await expect(store.put("tickets/3.json", "{}")).rejects.toThrow(DependencyThrottled);
  expect(s3.commandCalls(PutObjectCommand).map(({ args }) => args[0].input)).toMatchObject(
    [1, 2, 3].map((number) => ({ Bucket: "tickets-bucket", Key: `tickets/${number}.json` })),
  );
  const clients = s3.commandCalls(PutObjectCommand).map(({ thisValue }): unknown => thisValue);
  expect(new Set(clients).size).toBe(1);
});
