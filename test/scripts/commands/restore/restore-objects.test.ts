import { CopyObjectCommand, ListObjectVersionsCommand, S3Client } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { describe, expect, it } from "vitest";
import {
  listVersions,
  planObjects,
  restoreObject,
  type ObjectVersion,
} from "../../../../scripts/commands/restore/restore-objects.js";

const at = (second: number): Date => new Date(Date.UTC(2026, 10, 28, 8, 30, second));

/** Versions of an object, the newest first, as S3 lists them. */
const versionsOf = (key: string, ...seconds: readonly (number | "deleted")[]): readonly ObjectVersion[] =>
  seconds.map((second, index) => ({
    key,
    versionId: `v${seconds.length - index}`,
    etag: `"${index}"`,
    // A deletion a second after the version before it.
    modified: at(second === "deleted" ? Number(seconds[index + 1] ?? 0) + 1 : second),
    isDeletion: second === "deleted",
    isLatest: index === 0,
  }));

describe("the objects of a time", () => {
  it.each([
    ["overwritten since", versionsOf("a", 20, 10), [{ key: "a", versionId: "v1", was: "overwritten" }]],
    ["deleted since", versionsOf("a", "deleted", 14), [{ key: "a", versionId: "v1", was: "deleted" }]],
    ["overwritten twice since", versionsOf("a", 30, 20, 10, 5), [{ key: "a", versionId: "v2", was: "overwritten" }]],
    ["unchanged since", versionsOf("a", 10, 5), []],
    ["new since", versionsOf("a", 20), []],
    ["deleted before and new since", versionsOf("a", 20, "deleted", 5), []],
    ["changed in that second", versionsOf("a", 15, 10), []],
  ])("%s", (_, versions, restores) => {
    const time = versions.some(({ isDeletion, isLatest }) => isDeletion && isLatest) ? at(14) : at(15);
    expect(planObjects(versions, time)).toEqual(restores);
  });

  it("are each restored from its own versions", () => {
    const versions = [...versionsOf("a", 20, 10), ...versionsOf("b", 10), ...versionsOf("c", 30, 1)];
    expect(planObjects(versions, at(15)).map(({ key }) => key)).toEqual(["a", "c"]);
  });
});

describe("the bucket", () => {
  it("is listed to the end", async () => {
    const s3 = mockClient(S3Client);
    s3.on(ListObjectVersionsCommand).callsFake((input: { KeyMarker?: string }) =>
      input.KeyMarker === undefined
        ? { IsTruncated: true, NextKeyMarker: "a", NextVersionIdMarker: "1", Versions: [{ Key: "a", IsLatest: true }] }
        : { DeleteMarkers: [{ Key: "b", VersionId: "2", IsLatest: true }] },
    );

    expect(await listVersions(new S3Client({}), "bucket", "tickets/")).toMatchObject([
      { key: "a", isDeletion: false },
      { key: "b", isDeletion: true, versionId: "2" },
    ]);
  });

  it("gets a former version as its latest, whatever the key contains", async () => {
    const s3 = mockClient(S3Client);
    s3.on(CopyObjectCommand).resolves({});
    await restoreObject(new S3Client({}), "bucket", { key: "tickets/a b?.json", versionId: "v+1", was: "deleted" });

    expect(s3.commandCalls(CopyObjectCommand)[0]?.args[0].input).toEqual({
      Bucket: "bucket",
      Key: "tickets/a b?.json",
      CopySource: "bucket/tickets%2Fa%20b%3F.json?versionId=v%2B1",
    });
  });
});
