import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js";
import { S3BucketNotification } from "@cdktf/provider-aws/lib/s3-bucket-notification/index.js";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls/index.js";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket/index.js";
import { Construct } from "constructs";
import type { AwsAccount } from "../access/aws-account.js";
import type { NodeFunction } from "../functions/node-function.js";
import type { NotificationTopic } from "../routing/notification-topic.js";
import { explainFindings } from "../explain-findings.js";
import type { EncryptionKey } from "./encryption-key.js";
import { keepPrivate, keepVersions } from "./private-bucket.js";

export interface TicketBucketProps {
  readonly name: string;
  readonly key: EncryptionKey;
  /** Prevents destruction; otherwise the bucket is emptied and removed. */
  readonly protectsData: boolean;
  /** Days for which an overwritten or deleted object can be restored. */
  readonly versionDays: number;
}

/**
 * Days until an object expires, by prefix. Finished tickets (`tickets/`) and `evaluations/` never expire. The originals
 * of cut tickets are stored for a year. What waits for a person (failures, quarantine, given-up records, rejected rows)
 * is stored for 90 days, and for another 90 days once it was replayed. What a killed load leaves is deleted after a
 * week.
 */
export const DAYS_KEPT = {
  "originals/": 365,
  "failed/": 90,
  "quarantine/": 90,
  "aws/lambda/": 90,
  "replayed/": 90,
  "rejected/": 90,
  "staging/": 7,
  "glue/temporary/": 7,
} as const;

const BUCKET_FINDINGS = {
  CKV_AWS_18:
    "Writes and deletions are data events of CloudTrail, which belongs to the account, as do buckets for logs.",
  CKV_AWS_144: "The table has the tickets too, and versions are kept. A second region is the account's decision.",
};

/** Stores whole tickets: private, versioned, encrypted, over TLS only. */
export class TicketBucket extends Construct {
  readonly arn: string;
  readonly name: string;
  readonly #key: EncryptionKey;

  constructor(scope: Construct, id: string, props: TicketBucketProps) {
    super(scope, id);
    this.#key = props.key;
    const bucket = this.#createBucket(props);
    this.arn = bucket.arn;
    this.name = bucket.bucket;
    keepPrivate(this);
    this.#ownObjects();
    this.#encrypt();
    keepVersions(this);
    this.#expire(props);
  }

  /** Lets `fn` write below the prefixes (`tickets/`), and sets TICKET_BUCKET to the bucket's name. */
  bindWriter(fn: NodeFunction, prefixes: readonly string[]): void {
    fn.setEnvironment("TICKET_BUCKET", this.name);
    fn.role.allow(
      "WriteObjects",
      ["s3:PutObject"],
      prefixes.map((prefix) => `${this.arn}/${prefix}*`),
    );
    this.#key.grantWrite(fn.role);
  }

  /** Lets the event source mapping of `fn` store the records that it gives up. */
  grantKeepGivenUp(fn: NodeFunction): void {
    fn.role.allow("KeepGivenUpRecords", ["s3:PutObject"], [`${this.arn}/aws/lambda/*`]);
    fn.role.allow("FindBucket", ["s3:ListBucket"], [this.arn]);
  }

  /** Notifies `topic` of every given-up batch. */
  announceGivenUp(topic: NotificationTopic, account: AwsAccount): void {
    topic.allowService("GivenUpRecordsPublish", "s3.amazonaws.com", account);
    new S3BucketNotification(this, "given-up", {
      bucket: this.name,
      topic: [{ topicArn: topic.arn, events: ["s3:ObjectCreated:*"], filterPrefix: "aws/lambda/" }],
      dependsOn: [topic.policy],
    });
  }

  #createBucket({ name, protectsData }: TicketBucketProps): S3Bucket {
    const bucket = new S3Bucket(this, "bucket", {
      bucket: name,
      forceDestroy: !protectsData,
      lifecycle: { preventDestroy: protectsData },
    });
    return explainFindings(bucket, BUCKET_FINDINGS);
  }

  #ownObjects(): void {
    new S3BucketOwnershipControls(this, "ownership", {
      bucket: this.name,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
  }

  /** With a bucket key, KMS bills one data key for many objects instead of one for each. */
  #encrypt(): void {
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket: this.name,
      rule: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: this.#key.arn },
          bucketKeyEnabled: true,
        },
      ],
    });
  }

  /**
   * Waits for nothing but the bucket: the provider waits almost a minute for these rules, longer than for anything else
   * of the stack. S3 takes rules for old versions also before versioning is enabled.
   */
  #expire({ versionDays }: TicketBucketProps): void {
    const byPrefix = Object.entries(DAYS_KEPT).map(([prefix, days]) => ({
      id: `expire-${prefix.replaceAll("/", "-")}objects`,
      status: "Enabled",
      filter: [{ prefix }],
      expiration: [{ days }],
    }));
    const everywhere = {
      id: "clean-up",
      status: "Enabled",
      filter: [{ prefix: "" }],
      abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
      noncurrentVersionExpiration: [{ noncurrentDays: versionDays }],
      expiration: [{ expiredObjectDeleteMarker: true }],
    };
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket: this.name,
      rule: [everywhere, ...byPrefix],
    });
  }
}
