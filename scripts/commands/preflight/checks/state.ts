import { describeReadError, faultOf, unlessAbsent } from "../account/read-error.js";
import type { Check, CheckContext } from "../check.js";
import { failure, ok, warning, type Finding } from "../finding.js";
import type { StateLock } from "../terraform-state.js";

const SUBJECT = "Terraform's state";

const lockedBy = ({ id, who, created }: StateLock): Finding =>
  failure(
    SUBJECT,
    `Locked by ${who}${created === "" ? "" : ` since ${created}`}: a deployment is running, or was cut off.`,
    `If none is running: terraform force-unlock ${id}, in cdktf.out/stacks/ticket-pipeline`,
  );

/** A bucket for the state must keep old versions: a state that is lost or damaged cannot be had again otherwise. */
const checkBucket = async (
  { account, config }: CheckContext,
  Bucket: string,
  signal: AbortSignal,
): Promise<Finding> => {
  const at = `--bucket ${Bucket}`;
  const { Status } = await account.getBucketVersioning({ Bucket }, signal);
  if (Status !== "Enabled")
    return failure(
      SUBJECT,
      `The bucket ${Bucket} keeps no old versions, so a damaged state is lost.`,
      `aws s3api put-bucket-versioning ${at} --versioning-configuration Status=Enabled`,
    );
  if ((await unlessAbsent(account.getBucketEncryption({ Bucket }, signal).catch(isUnset))) === undefined)
    return failure(
      SUBJECT,
      `The bucket ${Bucket} is not encrypted.`,
      `aws s3api put-bucket-encryption ${at} --server-side-encryption-configuration ` +
        `'{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms"}}]}'`,
    );
  const block = await unlessAbsent(account.getPublicAccessBlock({ Bucket }, signal).catch(isUnset));
  const settings = block?.PublicAccessBlockConfiguration;
  if (settings?.BlockPublicPolicy !== true || settings.RestrictPublicBuckets !== true)
    return warning(
      SUBJECT,
      `The bucket ${Bucket} does not block public access; the state has secrets.`,
      `aws s3api put-public-access-block ${at} --public-access-block-configuration ` +
        "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true",
    );
  return ok(SUBJECT, `In the bucket ${Bucket} in ${config.region}, versioned and encrypted, not locked.`);
};

/** S3 says of a setting that was never made that it was not found, under a name of its own. */
const UNSET = new Set(["ServerSideEncryptionConfigurationNotFoundError", "NoSuchPublicAccessBlockConfiguration"]);

const isUnset = (error: unknown): undefined => {
  if (error instanceof Error && UNSET.has(error.name)) return undefined;
  throw error;
};

const elsewhere = (error: unknown): boolean =>
  error instanceof Error && ["PermanentRedirect", "301", "IllegalLocationConstraintException"].includes(error.name);

const explainBucket = ({ config }: CheckContext, bucket: string, error: unknown): Finding => {
  const { region } = config;
  if (faultOf(error) === "absent") {
    const place = region === "us-east-1" ? "" : ` --create-bucket-configuration LocationConstraint=${region}`;
    const fix = `aws s3api create-bucket --bucket ${bucket} --region ${region}${place}`;
    return failure(SUBJECT, `There is no bucket ${bucket} (TERRAFORM_STATE_BUCKET).`, fix);
  }
  if (elsewhere(error))
    return failure(
      SUBJECT,
      `The bucket ${bucket} is not in ${region}, where it is looked for.`,
      `Set TERRAFORM_STATE_BUCKET in .env to a bucket in ${region}.`,
    );
  const fix = `Allow the caller s3:ListBucket, s3:GetObject, s3:PutObject and s3:DeleteObject on ${bucket}.`;
  return failure(SUBJECT, `The bucket ${bucket} may not be used: ${describeReadError(error)}.`, fix);
};

/** Whether Terraform's state can be read, is not locked, and is safe where it is. */
export const stateCheck: Check = {
  subject: SUBJECT,
  run: async (context, signal) => {
    const { backend } = context.stack;
    if (backend.kind === "file") {
      const { lock } = await context.state;
      return [lock === undefined ? ok(SUBJECT, `In the file ${backend.file}, for one person.`) : lockedBy(lock)];
    }
    try {
      await context.account.headBucket({ Bucket: backend.bucket }, signal);
      const { lock } = await context.state;
      return [lock === undefined ? await checkBucket(context, backend.bucket, signal) : lockedBy(lock)];
    } catch (error) {
      signal.throwIfAborted();
      if (faultOf(error) === "unreachable") throw error;
      return [explainBucket(context, backend.bucket, error)];
    }
  },
};
