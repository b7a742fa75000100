import {
  CopyObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { strToU8, zipSync } from "fflate";
import { beforeEach, describe, expect, it, vi } from "vitest";

vi.stubEnv("SITE_BUCKET", "site");
const { handler } = await import("../../../functions/publish-console/handler.js");

const s3 = mockClient(S3Client);

const ARCHIVE = zipSync({ "index.html": strToU8("<title>"), "assets/index-a.js": strToU8("1") });

/** As the SDK has the body of an object. */
const bodyOf = (bytes: Uint8Array) => ({ transformToByteArray: () => Promise.resolve(bytes) }) as never;

beforeEach(() => {
  s3.reset();
  s3.on(GetObjectCommand).resolves({ Body: bodyOf(ARCHIVE) });
  s3.on(ListObjectsV2Command).resolves({ Contents: [] });
  s3.on(GetObjectTaggingCommand).resolves({ TagSet: [] });
});

const publish = () => handler({ bucket: "code", key: "code/1/console.zip" });

describe("the function that publishes the console", () => {
  it("reads the build where Terraform has put it, and writes its files", async () => {
    expect(await publish()).toEqual({ published: 2, retired: 0 });
    expect(s3.commandCalls(GetObjectCommand)[0]?.args[0].input).toEqual({ Bucket: "code", Key: "code/1/console.zip" });
    expect(s3.commandCalls(PutObjectCommand).map(({ args }) => args[0].input)).toMatchObject([
      { Bucket: "site", Key: "assets/index-a.js", ContentType: "text/javascript; charset=utf-8" },
      { Bucket: "site", Key: "index.html", CacheControl: "no-cache" },
    ]);
  });

  it("tags an old file by copying it onto itself, from when its days are counted", async () => {
    s3.on(ListObjectsV2Command).resolves({ Contents: [{ Key: "assets/old-a.js" }, { Key: "index.html" }] });
    await publish();

    expect(s3.commandCalls(CopyObjectCommand).map(({ args }) => args[0].input)).toEqual([
      {
        Bucket: "site",
        Key: "assets/old-a.js",
        CopySource: "site/assets/old-a.js",
        MetadataDirective: "REPLACE",
        ContentType: "text/javascript; charset=utf-8",
        CacheControl: "public, max-age=31536000, immutable",
        TaggingDirective: "REPLACE",
        Tagging: "retired=true",
      },
    ]);
  });

  it("does not begin the days again of a file that is to expire already", async () => {
    s3.on(ListObjectsV2Command).resolves({ Contents: [{ Key: "assets/old.js" }] });
    s3.on(GetObjectTaggingCommand).resolves({ TagSet: [{ Key: "retired", Value: "true" }] });
    await publish();

    expect(s3.commandCalls(CopyObjectCommand)).toEqual([]);
  });

  it("finds old files beyond the first thousand", async () => {
    s3.on(ListObjectsV2Command)
      .resolvesOnce({ Contents: [{ Key: "assets/old-1.js" }], IsTruncated: true, NextContinuationToken: "2" })
      .resolvesOnce({ Contents: [{ Key: "assets/old-2.js" }] });

    expect(await publish()).toEqual({ published: 2, retired: 2 });
  });

  it("fails, and the deployment with it, when the build cannot be read or is none", async () => {
    s3.on(GetObjectCommand).rejects(Object.assign(new Error("denied"), { name: "AccessDenied" }));
    await expect(publish()).rejects.toThrow("S3 GetObject");

    s3.on(GetObjectCommand).resolves({ Body: bodyOf(new Uint8Array([1])) });
    await expect(publish()).rejects.toThrow();
    await expect(handler({})).rejects.toThrow();
    expect(s3.commandCalls(PutObjectCommand)).toEqual([]);
  });
});
