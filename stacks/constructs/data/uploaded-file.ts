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
  /** Changes only with the file's content. */
  readonly hash: string;
  /** Short name of the content; part of `objectKey`, so that a new version never overwrites one in use. */
  readonly version: string;
  readonly objectKey: string;
}

/** Uploads code to the bucket. The bucket may not have its default encryption yet, so the object names the key. */
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
