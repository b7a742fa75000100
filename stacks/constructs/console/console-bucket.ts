import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls/index.js";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket/index.js";
import { Lazy } from "cdktf";
import { Construct } from "constructs";
import { RETIRED_TAG } from "../../../functions/shared/console/retired-tag.js";
import { keepPrivate } from "../data/private-bucket.js";
import { explainFindings } from "../explain-findings.js";
import type { NodeFunction } from "../functions/node-function.js";

/** Days for which files of an earlier build are there, for pages that are open since before the deployment. */
export const RETIRED_DAYS = 14;

const FINDINGS = {
  CKV_AWS_18: "CloudFront alone reads, and files of the console are the same for everybody.",
  CKV_AWS_21: "Files of an earlier build stay under their own names, and every build can be made again.",
  CKV_AWS_144: "Every build can be made again.",
  CKV_AWS_145: "What everybody may read needs no key of its own, which CloudFront would have to be allowed to use.",
  CKV2_AWS_62: "Nobody needs to be notified of a new build.",
};

/** The files of the console: private, read by one CloudFront distribution. */
export class ConsoleBucket extends Construct {
  readonly arn: string;
  readonly name: string;
  /** Host name by which CloudFront reads. */
  readonly domainName: string;
  #readerArn: string | undefined;

  constructor(scope: Construct, id: string, { name }: { readonly name: string }) {
    super(scope, id);
    const bucket = new S3Bucket(this, "bucket", { bucket: name, forceDestroy: true });
    explainFindings(bucket, FINDINGS);
    this.arn = bucket.arn;
    this.name = bucket.bucket;
    this.domainName = bucket.bucketRegionalDomainName;
    this.#keepPrivate();
    this.#encrypt();
    this.#expire();
  }

  /** Lets a distribution read. Its list of files makes S3 answer 404 for a missing one, and not 403. */
  allowDistribution(arn: string): void {
    this.#readerArn = arn;
  }

  /** Lets `fn` publish builds, and sets SITE_BUCKET to the bucket's name. */
  bindPublisher(fn: NodeFunction): void {
    fn.setEnvironment("SITE_BUCKET", this.name);
    fn.role.allow("ListFiles", ["s3:ListBucket"], [this.arn]);
    const actions = ["s3:GetObject", "s3:GetObjectTagging", "s3:PutObject", "s3:PutObjectTagging"];
    fn.role.allow("PublishFiles", actions, [`${this.arn}/*`]);
  }

  #keepPrivate(): void {
    const conditions = { StringEquals: { "aws:SourceArn": Lazy.stringValue({ produce: () => this.#readerArn }) } };
    const principal = { Service: "cloudfront.amazonaws.com" };
    keepPrivate(this, [
      { sid: "DistributionReads", principal, actions: ["s3:GetObject"], resources: [`${this.arn}/*`], conditions },
      { sid: "DistributionFinds", principal, actions: ["s3:ListBucket"], resources: [this.arn], conditions },
    ]);
    new S3BucketOwnershipControls(this, "ownership", {
      bucket: this.name,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
  }

  #encrypt(): void {
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket: this.name,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
  }

  #expire(): void {
    const { key, value } = RETIRED_TAG;
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket: this.name,
      rule: [
        {
          id: "earlier-builds",
          status: "Enabled",
          filter: [{ tag: [{ key, value }] }],
          expiration: [{ days: RETIRED_DAYS }],
        },
        {
          id: "clean-up",
          status: "Enabled",
          filter: [{ prefix: "" }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
        },
      ],
    });
  }
}
