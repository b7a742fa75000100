import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { asDependencyError } from "./aws-errors.js";

/** JSON objects in one S3 bucket. */
export class S3JsonStore {
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
  ) {}

  /**
   * Writes or overwrites an object.
   * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected
   */
  async put(key: string, body: string): Promise<void> {
    const command = new PutObjectCommand({
      Bucket: this.bucket,
      Key: key,
      Body: body,
      ContentType: "application/json",
    });
    await this.client.send(command).catch((error: unknown) => {
      throw asDependencyError("S3 PutObject", error);
    });
  }
}
