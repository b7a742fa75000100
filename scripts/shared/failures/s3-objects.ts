import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  type _Object as S3Object,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { StoredObjects, ListedObject } from "./ports.js";

const toListed = ({ Key = "", Size = 0, LastModified = new Date(0) }: S3Object): ListedObject => ({
  key: Key,
  bytes: Size,
  writtenAt: LastModified,
});

/** The ticket bucket in S3. Copies are encrypted by the bucket's default, as every object is. */
export class S3Objects implements StoredObjects {
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
  ) {}

  async list(prefix: string): Promise<readonly ListedObject[]> {
    const objects: ListedObject[] = [];
    const query = { Bucket: this.bucket, Prefix: prefix };
    for await (const { Contents = [] } of paginateListObjectsV2({ client: this.client }, query))
      objects.push(...Contents.map(toListed));
    return objects;
  }

  async find(key: string): Promise<ListedObject | undefined> {
    return (await this.list(key)).find((object) => object.key === key);
  }

  /** All these objects are JSON, in UTF-8. */
  async read(key: string): Promise<string | undefined> {
    try {
      const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
      return (await Body?.transformToString()) ?? "";
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  async move(key: string, to: string): Promise<void> {
    const CopySource = [this.bucket, ...key.split("/")].map(encodeURIComponent).join("/");
    await this.client.send(new CopyObjectCommand({ Bucket: this.bucket, Key: to, CopySource }));
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key }));
  }
}
