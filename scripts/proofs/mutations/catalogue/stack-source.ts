import type { Mutation } from "../mutation.js";

const MAPPING = {
  file: "stacks/constructs/workflow/ticket-source.ts",
  tests: [
    "test/stacks/constructs/workflow/ticket-source.guarantees.test.ts",
    "test/stacks/constructs/workflow/ticket-source.test.ts",
  ],
};
const BUCKET = {
  file: "stacks/constructs/data/ticket-bucket.ts",
  tests: ["test/stacks/constructs/data/ticket-bucket.test.ts"],
};

const CACHE = {
  file: "stacks/assets/bundle-cache.ts",
  tests: ["test/stacks/assets/bundle-cache.test.ts"],
};

/** The delivery of the stream's records to the function, and the storage of those that were given up. */
export const stackSourceMutations: readonly Mutation[] = [
  {
    ...MAPPING,
    name: "source/partial-batch",
    removes: "ReportBatchItemFailures, so that what the function hands back counts as done",
    breaks: "lost",
    edit: { find: '      functionResponseTypes: ["ReportBatchItemFailures"],\n', put: "" },
  },
  {
    ...MAPPING,
    name: "source/bisect",
    removes: "the bisecting of a batch that fails",
    breaks: "alone",
    edit: { find: "      bisectBatchOnFunctionError: true,\n", put: "" },
  },
  {
    ...MAPPING,
    name: "source/on-failure",
    removes: "the on-failure destination",
    breaks: "lost",
    edit: { find: "      destinationConfig: { onFailure: { destinationArn: bucket.arn } },\n", put: "" },
  },
  {
    ...MAPPING,
    name: "source/on-failure/grants",
    removes: "the grants for the mapping to write to its destination",
    breaks: "lost",
    edit: { find: "    props.bucket.grantKeepGivenUp(props.fn);\n", put: "" },
  },
  {
    ...MAPPING,
    name: "source/maximum-age",
    removes: "the maximum age of a record, so that records expire on the stream in a long outage",
    breaks: "lost",
    edit: { find: "      maximumRecordAgeInSeconds: 24 * 60 * 60,\n", put: "" },
  },
  {
    ...MAPPING,
    name: "source/retries",
    removes: "half of the retries in an outage",
    breaks: "lost",
    edit: { find: "maximumRetryAttempts: 20", put: "maximumRetryAttempts: 10" },
  },
  {
    ...MAPPING,
    name: "source/retries/bound",
    removes: "the limit of the retries, so that a record that crashes the function blocks its shard for a day",
    breaks: "alone",
    edit: { find: "maximumRetryAttempts: 20", put: "maximumRetryAttempts: 10_000" },
  },
  {
    ...MAPPING,
    name: "source/starting-position",
    removes: "records that arrived before the deployment",
    breaks: "lost",
    edit: { find: '"TRIM_HORIZON"', put: '"LATEST"' },
  },
  {
    ...MAPPING,
    name: "source/retention",
    removes: "the stream's retention of a week, so that records expire before they are given up",
    breaks: "lost",
    file: "stacks/constructs/workflow/ticket-stream.ts",
    edit: { find: "retentionHours = 168", put: "retentionHours = 24" },
  },
  {
    ...BUCKET,
    name: "source/on-failure/announced",
    removes: "the bucket's notification to the failure topic when records are given up",
    breaks: "visible",
    file: "stacks/ticket-pipeline-stack.ts",
    edit: { find: "    bucket.announceGivenUp(failureTopic, account);\n", put: "" },
  },
  {
    name: "source/on-failure/key",
    removes: "the use of the key for writers to the bucket, including the mapping",
    breaks: "lost",
    file: "stacks/constructs/data/ticket-bucket.ts",
    edit: { find: "    this.#key.grantWrite(fn.role);\n", put: "" },
    tests: ["test/stacks/constructs/data/encryption-key.test.ts"],
  },
  {
    ...BUCKET,
    name: "source/on-failure/stored",
    removes: "the 90 days for which given-up records are stored: they are deleted after a day",
    breaks: "lost",
    edit: { find: '"aws/lambda/": 90', put: '"aws/lambda/": 1' },
    tests: ["test/stacks/constructs/data/ticket-bucket.test.ts"],
  },
  {
    ...BUCKET,
    name: "source/bucket/versions",
    removes: "the versions of the bucket's objects",
    breaks: "lost",
    file: "stacks/constructs/data/private-bucket.ts",
    edit: {
      find: 'versioningConfiguration: { status: "Enabled" }',
      put: 'versioningConfiguration: { status: "Suspended" }',
    },
  },
  {
    name: "source/functions/environment-key",
    removes: "the functions' permission to decrypt their environment: none of them starts",
    breaks: "lost",
    file: "stacks/constructs/functions/node-function.ts",
    edit: { find: "    props.key.grantEnvironment(this.role, props.name);\n", put: "" },
    tests: ["test/stacks/constructs/data/encryption-key.test.ts"],
  },
  {
    ...CACHE,
    name: "source/functions/changed-code",
    removes: "the comparison of the files that went into a zip: changed code is not deployed",
    breaks: "deploys",
    edit: { find: "Object.entries(recipe.files).every(isSame)", put: "Object.entries(recipe.files).some(isSame)" },
  },
  {
    ...CACHE,
    name: "source/functions/changed-meanwhile",
    removes: "the check for files that changed while a zip was made of them",
    breaks: "deploys",
    edit: { find: "mtimeMs >= startedAt", put: "mtimeMs === startedAt" },
  },
];
