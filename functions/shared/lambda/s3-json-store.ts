import { PutObjectCommand, S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import { call } from "./errors.js";

/** JSON objects in one S3 bucket. */
export class S3JsonStore {
  readonly #client: S3Client;

  /** @param settings of its client; a client itself, which has most of their fields, is refused */
  constructor(
    settings: S3ClientConfig & { readonly send?: never },
    private readonly bucket: string,
  ) {
    this.#client = new S3Client(settings);
  }

  /**
   * Writes or overwrites an object.
   * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected
   */
  async put(key: string, body: string): Promise<void> {
    const object = { Bucket: this.bucket, Key: key, Body: body, ContentType: "application/json" };
    await call("S3 PutObject", this.#client.send(new PutObjectCommand(object)));
  }
}
