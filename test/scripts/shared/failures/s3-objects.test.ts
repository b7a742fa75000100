import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  S3Client,
} from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { S3Objects } from "../../../../scripts/shared/failures/s3-objects.js";

const s3 = mockClient(S3Client);

beforeEach(() => s3.reset());

const region = { region: "us-east-1" };

const answer = { message: "", $metadata: {} };

const named = (name: string): Error => Object.assign(new Error(name), { name });

describe("S3Objects", () => {
  const objects = new S3Objects(new S3Client(region), "bucket");

  it("lists all pages of a prefix", async () => {
    const LastModified = new Date(1);
    s3.on(ListObjectsV2Command)
      .resolvesOnce({
        Contents: [{ Key: "a/1", Size: 3, LastModified }],
        IsTruncated: true,
        NextContinuationToken: "2",
      })
      .resolves({ Contents: [{ Key: "a/2", Size: 4, LastModified }] });

    expect(await objects.list("a/")).toEqual([
      { key: "a/1", bytes: 3, writtenAt: LastModified },
      { key: "a/2", bytes: 4, writtenAt: LastModified },
    ]);
  });

  it("finds an object by its whole key, not by a prefix of it", async () => {
    s3.on(ListObjectsV2Command).resolves({ Contents: [{ Key: "a/10" }] });

    expect(await objects.find("a/1")).toBeUndefined();
    expect(await objects.find("a/10")).toMatchObject({ key: "a/10" });
  });

  it("returns undefined for an object that does not exist", async () => {
    s3.on(GetObjectCommand).rejects(new NoSuchKey(answer));

    expect(await objects.read("a")).toBeUndefined();
  });

  it("copies before it deletes, and encodes the key of the source", async () => {
    s3.on(CopyObjectCommand).resolves({}).on(DeleteObjectCommand).resolves({});
    await objects.move("quarantine/a b+c.json", "replayed/quarantine/a b+c.json");

    expect(s3.calls().map(({ args }) => args[0].input)).toEqual([
      { Bucket: "bucket", Key: "replayed/quarantine/a b+c.json", CopySource: "bucket/quarantine/a%20b%2Bc.json" },
      { Bucket: "bucket", Key: "quarantine/a b+c.json" },
    ]);
  });

  it("does not delete an object that could not be copied", async () => {
    s3.on(CopyObjectCommand).rejects(named("AccessDenied"));

    await expect(objects.move("a", "b")).rejects.toThrow("AccessDenied");
    expect(s3.commandCalls(DeleteObjectCommand)).toEqual([]);
  });
});
