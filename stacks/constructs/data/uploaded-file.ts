import { S3Object } from "@cdktf/provider-aws/lib/s3-object/index.js";
import { AssetType, TerraformAsset } from "cdktf";
import type { Construct } from "constructs";
import type { EncryptionKey } from "./encryption-key.js";

export interface UploadedFileProps {
  /** Name of the bucket. */
  readonly bucket: string;
  readonly key: EncryptionKey;
  /** The file on this machine. */
  readonly path: string;
  /** Changes with the file's content, and with nothing else. */
  readonly hash: string;
  /** Names the content in short; part of `objectKey`, so that a new version never takes the place of one in use. */
  readonly version: string;
  readonly objectKey: string;
}

/** Code in the ticket bucket. The bucket may not have its default encryption yet, so the key is named here. */
export const uploadFile = (
  scope: Construct,
  id: string,
  { bucket, key, path, hash, version, objectKey }: UploadedFileProps,
): S3Object => {
  const asset = new TerraformAsset(scope, `${id}-file`, { path, type: AssetType.FILE, assetHash: version });
  return new S3Object(scope, id, {
    bucket,
    key: objectKey,
    source: asset.path,
    sourceHash: hash,
    serverSideEncryption: "aws:kms",
    kmsKeyId: key.arn,
    bucketKeyEnabled: true,
    lifecycle: { createBeforeDestroy: true },
  });
};
