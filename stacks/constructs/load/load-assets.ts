import type { S3Object } from "@cdktf/provider-aws/lib/s3-object/index.js";
import { Construct } from "constructs";
import type { LoadCode } from "../../assets/load-package.js";
import type { EncryptionKey } from "../data/encryption-key.js";
import type { TicketBucket } from "../data/ticket-bucket.js";
import { uploadFile } from "../data/uploaded-file.js";

export interface LoadAssetsProps {
  readonly code: LoadCode;
  readonly bucket: TicketBucket;
  readonly key: EncryptionKey;
}

/**
 * The load's code in the bucket, below `glue/`. Each version has keys of its own and outlives the job's change to the
 * next, so that no run ever sees the script of one and the archive of another.
 */
export class LoadAssets extends Construct {
  readonly scriptUri: string;
  readonly archiveUri: string;
  /** What the job must wait for before its first run. */
  readonly objects: readonly S3Object[];

  constructor(scope: Construct, id: string, props: LoadAssetsProps) {
    super(scope, id);
    const script = this.#upload("script", props.code.script, "load_tickets_job.py", props);
    const archive = this.#upload("archive", props.code.archive, "ticket_etl.zip", props);
    this.objects = [script, archive];
    this.scriptUri = `s3://${script.bucket}/${script.key}`;
    this.archiveUri = `s3://${archive.bucket}/${archive.key}`;
  }

  #upload(id: string, path: string, name: string, { code: { hash }, bucket, key }: LoadAssetsProps): S3Object {
    const version = hash.slice(0, 16);
    return uploadFile(this, id, { bucket, key, path, hash, version, objectKey: `glue/${version}/${name}` });
  }
}
