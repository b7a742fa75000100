import {
  CopyObjectCommand,
  type DeleteMarkerEntry,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type S3Client,
} from "@aws-sdk/client-s3";

/** A version of an object, or the marker that it was deleted. */
export interface ObjectVersion {
  readonly key: string;
  readonly versionId: string;
  /** Of its content; empty for a deletion. */
  readonly etag: string;
  readonly modified: Date;
  readonly isDeletion: boolean;
  readonly isLatest: boolean;
}

/** An object whose former version is to become the latest again. */
export interface ObjectRestore {
  readonly key: string;
  readonly versionId: string;
  /** What happened to the object since. */
  readonly was: "deleted" | "overwritten";
}

const byKey = (versions: readonly ObjectVersion[]): ReadonlyMap<string, readonly ObjectVersion[]> =>
  Map.groupBy(versions, ({ key }) => key);

/** The version that was the latest at a time. S3 dates by the second, so that the one listed first is the later. */
const versionAt = (versions: readonly ObjectVersion[], time: Date): ObjectVersion | undefined =>
  versions
    .filter(({ modified }) => modified <= time)
    .reduce<ObjectVersion | undefined>(
      (newest, one) => (newest === undefined || one.modified > newest.modified ? one : newest),
      undefined,
    );

/**
 * What makes objects as they were at a time. Objects that did not exist then are left as they are: they may be new
 * tickets.
 * @param versions those of an object with the newest first, as S3 lists them
 */
export const planObjects = (versions: readonly ObjectVersion[], time: Date): readonly ObjectRestore[] =>
  [...byKey(versions)].flatMap(([key, ofKey]) => {
    const former = versionAt(ofKey, time);
    const latest = ofKey.find(({ isLatest }) => isLatest);
    if (former === undefined || former.isDeletion || latest === undefined || former === latest) return [];
    return [{ key, versionId: former.versionId, was: latest.isDeletion ? "deleted" : "overwritten" }];
  });

type Listed = DeleteMarkerEntry & { readonly ETag?: string | undefined };

const toVersion =
  (isDeletion: boolean) =>
  ({
    Key = "",
    VersionId = "null",
    ETag = "",
    LastModified = new Date(0),
    IsLatest = false,
  }: Listed): ObjectVersion => ({
    key: Key,
    versionId: VersionId,
    etag: ETag,
    modified: LastModified,
    isDeletion,
    isLatest: IsLatest,
  });

/** Every version of the objects below a prefix. */
export const listVersions = async (
  client: S3Client,
  bucket: string,
  prefix: string,
): Promise<readonly ObjectVersion[]> => {
  const versions: ObjectVersion[] = [];
  let page: ListObjectVersionsCommandOutput | undefined;
  do {
    const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page ?? {};
    page = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, KeyMarker, VersionIdMarker }),
    );
    versions.push(...(page.Versions ?? []).map(toVersion(false)), ...(page.DeleteMarkers ?? []).map(toVersion(true)));
  } while (page.IsTruncated === true);
  return versions;
};

/** Makes a former version the latest. The versions in between stay. */
export const restoreObject = async (client: S3Client, bucket: string, restore: ObjectRestore): Promise<void> => {
  const source = `${bucket}/${encodeURIComponent(restore.key)}?versionId=${encodeURIComponent(restore.versionId)}`;
  await client.send(new CopyObjectCommand({ Bucket: bucket, Key: restore.key, CopySource: source }));
};
