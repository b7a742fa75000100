import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { UsageError } from "../terminal/command-line.js";
import type { Target } from "./target.js";

/** A client of a deployment's S3. Emulators have no host for each bucket. */
export const createS3 = ({ clientConfig, kind }: Pick<Target, "clientConfig" | "kind">): S3Client =>
  new S3Client({ ...clientConfig, forcePathStyle: kind === "local" });

/** Name of the stack's bucket, which ends in the account id. @throws UsageError if the bucket does not exist */
export const findBucket = async (client: S3Client, { names, description }: Target): Promise<string> => {
  const prefix = names.bucket("");
  const { Buckets = [] } = await client.send(new ListBucketsCommand({ Prefix: prefix }));
  const bucket = Buckets.map(({ Name = "" }) => Name).find(
    (name) => name.startsWith(prefix) && /^\d{12}$/.test(name.slice(prefix.length)),
  );
  if (bucket !== undefined) return bucket;
  throw new UsageError(`Bucket ${prefix}<account> not found in ${description}. Is the stack deployed?`);
};
