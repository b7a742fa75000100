import type { ServiceRole } from "../access/service-role.js";
import type { EncryptionKey } from "../data/encryption-key.js";
import type { TicketBucket } from "../data/ticket-bucket.js";

/** The prefixes that a load reads and writes in the bucket. */
export const LOAD_PREFIXES = {
  tickets: "tickets/",
  evaluations: "evaluations/",
  rejected: "rejected/",
  staging: "staging/",
  code: "glue/",
  temporary: "glue/temporary/",
} as const;

const { tickets, evaluations, rejected, staging, code, temporary } = LOAD_PREFIXES;

/** Spark marks a folder with an empty object next to it. */
const FOLDER_MARK = "staging_$folder$";

/** Lets `role` read tickets, evaluations and its own code, store rejected rows, and write and delete staged files. */
export const allowLoading = (role: ServiceRole, bucket: TicketBucket, key: EncryptionKey): void => {
  const below = (...prefixes: string[]) => prefixes.map((prefix) => `${bucket.arn}/${prefix}*`);
  const marked = `${bucket.arn}/${FOLDER_MARK}`;
  role.allow("FindBucket", ["s3:GetBucketLocation"], [bucket.arn]);
  role.allow("ListSources", ["s3:ListBucket"], [bucket.arn], {
    StringLike: { "s3:prefix": [`${tickets}*`, `${evaluations}*`, `${staging}*`, "staging", FOLDER_MARK] },
  });
  role.allow("ReadObjects", ["s3:GetObject"], [...below(tickets, evaluations, staging, code), marked]);
  role.allow("WriteObjects", ["s3:PutObject"], [...below(rejected, staging, temporary), marked]);
  role.allow("DeleteStaged", ["s3:DeleteObject"], [...below(staging), marked]);
  key.grantWrite(role);
};

/** Lets `role` read staged files, and nothing else. */
export const allowCopying = (role: ServiceRole, bucket: TicketBucket, key: EncryptionKey): void => {
  role.allow("FindBucket", ["s3:GetBucketLocation"], [bucket.arn]);
  role.allow("ListStaged", ["s3:ListBucket"], [bucket.arn], { StringLike: { "s3:prefix": [`${staging}*`] } });
  role.allow("ReadStaged", ["s3:GetObject"], [`${bucket.arn}/${staging}*`]);
  key.grantDecrypt(role);
};
