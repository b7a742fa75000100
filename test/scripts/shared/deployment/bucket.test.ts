import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { findBucket } from "../../../../scripts/shared/deployment/bucket.js";
import { resolveTarget } from "../../../../scripts/shared/deployment/target.js";

const s3 = mockClient(S3Client);

beforeEach(() => s3.reset());

const region = { region: "us-east-1" };

describe("findBucket", () => {
  const target = () => resolveTarget({ target: "aws" }, { env: {}, findStacks: () => Promise.resolve([]) });

  it("finds the stack's bucket in any account", async () => {
    s3.on(ListBucketsCommand).resolves({
      Buckets: [{ Name: "ticket-pipeline-dev-tickets-logs" }, { Name: "ticket-pipeline-dev-tickets-111122223333" }],
    });

    expect(await findBucket(new S3Client(region), await target())).toBe("ticket-pipeline-dev-tickets-111122223333");
  });

  it("asks whether the stack is deployed if the bucket does not exist", async () => {
    s3.on(ListBucketsCommand).resolves({ Buckets: [{ Name: "other" }] });

    await expect(findBucket(new S3Client(region), await target())).rejects.toThrow("Is the stack deployed?");
  });
});
