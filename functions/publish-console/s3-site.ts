import {
  CopyObjectCommand,
  GetObjectTaggingCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { cacheControlOf, mediaTypeOf } from "../shared/console/site.js";
import { RETIRED_TAG } from "../shared/console/retired-tag.js";
import { call } from "../shared/lambda/errors.js";
import type { PublishedFile, Site } from "./publish-console.js";

/** A site in an S3 bucket, whose lifecycle expires what has RETIRED_TAG. */
export class S3Site implements Site {
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
  ) {}

  list(): Promise<readonly string[]> {
    return call("S3 ListObjectsV2", this.#list());
  }

  /** Writes the object without tags, so that one that was to expire stays. */
  async put({ path, content, mediaType, cacheControl }: PublishedFile): Promise<void> {
    const command = new PutObjectCommand({
      ...this.#at(path),
      Body: content,
      ContentType: mediaType,
      CacheControl: cacheControl,
    });
    await call("S3 PutObject", this.client.send(command));
  }

  /**
   * Copies the object onto itself with the tag, since its days count from when it was last written. S3 refuses such a
   * copy unless it replaces the metadata, too.
   */
  async retire(path: string): Promise<void> {
    const { Bucket, Key } = this.#at(path);
    const tagging = this.client.send(new GetObjectTaggingCommand({ Bucket, Key }));
    const { TagSet = [] } = await call("S3 GetObjectTagging", tagging);
    if (TagSet.some((tag) => tag.Key === RETIRED_TAG.key)) return;
    const command = new CopyObjectCommand({
      Bucket,
      Key,
      CopySource: [Bucket, ...Key.split("/").map(encodeURIComponent)].join("/"),
      MetadataDirective: "REPLACE",
      ContentType: mediaTypeOf(path),
      CacheControl: cacheControlOf(path),
      TaggingDirective: "REPLACE",
      Tagging: `${RETIRED_TAG.key}=${RETIRED_TAG.value}`,
    });
    await call("S3 CopyObject", this.client.send(command));
  }

  #at(path: string) {
    return { Bucket: this.bucket, Key: path.slice(1) };
  }

  async #list(): Promise<readonly string[]> {
    const paths: string[] = [];
    for await (const { Contents = [] } of paginateListObjectsV2({ client: this.client }, { Bucket: this.bucket }))
      paths.push(...Contents.map(({ Key = "" }) => `/${Key}`));
    return paths;
  }
}
