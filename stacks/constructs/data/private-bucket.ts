import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy/index.js";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block/index.js";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning/index.js";
import type { Construct } from "constructs";
import { denyPlainHttp, policyDocument, type Statement } from "../access/policy-statements.js";

/** A bucket, and the construct that owns it. */
interface OwnedBucket extends Construct {
  readonly name: string;
  readonly arn: string;
}

/** Refuses public access and plain HTTP. @param statements who else than the account's own roles may do what */
export const keepPrivate = (owner: OwnedBucket, statements: readonly Statement[] = []): void => {
  new S3BucketPublicAccessBlock(owner, "public-access", {
    bucket: owner.name,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new S3BucketPolicy(owner, "policy", {
    bucket: owner.name,
    policy: policyDocument([denyPlainHttp("s3:*", [owner.arn, `${owner.arn}/*`]), ...statements]),
  });
};

/** Keeps what is overwritten or deleted as old versions. */
export const keepVersions = (owner: OwnedBucket): S3BucketVersioningA =>
  new S3BucketVersioningA(owner, "versioning", {
    bucket: owner.name,
    versioningConfiguration: { status: "Enabled" },
  });
