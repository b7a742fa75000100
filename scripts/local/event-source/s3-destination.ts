import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { retryDelayMs } from "./retry-delay.js";
import type { DiscardedObject } from "./discarded-batch.js";
import type { DriverLog } from "./log.js";

/** So many times, about half a minute in all, before the records are lost, as AWS's DestinationDeliveryFailures counts them. */
const ATTEMPTS = 10;

/** The bucket that keeps what is given up. */
export class S3Destination {
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
    private readonly log: DriverLog,
    private readonly sleep: (ms: number) => Promise<void>,
  ) {}

  /** Writes the object, again and again while the bucket is away. Does not throw: a delivery that fails for good is logged. */
  async store({ key, json }: DiscardedObject): Promise<void> {
    const command = new PutObjectCommand({
      Bucket: this.bucket,
      Key: key,
      Body: json,
      ContentType: "application/json",
    });
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        await this.client.send(command);
        return;
      } catch (error) {
        this.log.warn("Given-up records not kept yet", { key, error });
        await this.sleep(retryDelayMs(attempt));
      }
    }
    this.log.warn("Given-up records are lost: the destination does not take them", { key });
  }
}
