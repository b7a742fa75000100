import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js";
import type { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning/index.js";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket/index.js";
import { Construct } from "constructs";
import type { Statement } from "../access/policy-statements.js";
import { keepPrivate, keepVersions } from "../data/private-bucket.js";
import { explainFindings } from "../explain-findings.js";

/** Days for which a former state can be restored. */
const DAYS_OLD_STATES_KEPT = 90;

const FINDINGS = {
  CKV_AWS_18: "Reads and writes are data events of CloudTrail, which belongs to the account.",
  CKV_AWS_144: "A lost state can be imported again. A second region is the account's decision.",
  CKV_AWS_145:
    "Terraform's backend encrypts with S3's key. The state has no customer's text, and two secrets: that of " +
    "serve-identity's client, which signs nobody in without AWS credentials, and the console's proof, which opens nothing.",
  CKV2_AWS_62: "Nobody needs to be notified of a new state.",
};

/** Terraform's states: one object per stack, with all versions of 90 days. Cannot be destroyed. */
export class StateBucket extends Construct {
  readonly arn: string;
  readonly name: string;

  constructor(scope: Construct, id: string, { name }: { readonly name: string }) {
    super(scope, id);
    const bucket = new S3Bucket(this, "bucket", { bucket: name, lifecycle: { preventDestroy: true } });
    explainFindings(bucket, FINDINGS);
    this.arn = bucket.arn;
    this.name = bucket.bucket;
    keepPrivate(this);
    this.#encrypt();
    this.#expire(keepVersions(this));
  }

  /** Reading the state of the stack with this prefix. Plans take no lock. */
  reading(prefix: string): readonly Statement[] {
    return [this.#listing(), { sid: "ReadState", actions: ["s3:GetObject"], resources: [this.#stateOf(prefix)] }];
  }

  /** Changing the state of the stack with this prefix. The lock is an object beside it. */
  changing(prefix: string): readonly Statement[] {
    const state = this.#stateOf(prefix);
    return [
      this.#listing(),
      { sid: "ChangeState", actions: ["s3:GetObject", "s3:PutObject"], resources: [state] },
      {
        sid: "LockState",
        actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
        resources: [`${state}.tflock`],
      },
    ];
  }

  #listing(): Statement {
    return { sid: "FindState", actions: ["s3:ListBucket"], resources: [this.arn] };
  }

  #stateOf(prefix: string): string {
    return `${this.arn}/${prefix}/terraform.tfstate`;
  }

  #encrypt(): void {
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket: this.name,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
  }

  #expire(versioning: S3BucketVersioningA): void {
    const cleanUp = {
      id: "clean-up",
      status: "Enabled",
      filter: [{ prefix: "" }],
      abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
      noncurrentVersionExpiration: [{ noncurrentDays: DAYS_OLD_STATES_KEPT }],
    };
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket: this.name,
      rule: [cleanUp],
      dependsOn: [versioning],
    });
  }
}
