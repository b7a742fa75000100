import { describe, expect, it } from "vitest";
import { DAYS_KEPT } from "../../../../stacks/constructs/data/ticket-bucket.js";
import { statementsOf, synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack();

interface Rule {
  readonly id: string;
  readonly filter: readonly { readonly prefix: string }[];
  readonly expiration?: readonly { readonly days?: number }[];
}
const rules = stack.resource("aws_s3_bucket_lifecycle_configuration", "bucket/")["rule"] as Rule[];

/** What a function may write, without the bucket. */
const writable = (fn: string): string[] =>
  stack
    .rolePolicy(`functions/${fn}/`)
    .filter(({ Action }) => Action.includes("s3:PutObject"))
    .flatMap(({ Resource }) => Resource)
    .map((resource) => resource.replace(/^.*\}\//, ""));

describe("the ticket bucket", () => {
  it("blocks all public access", () => {
    expect(stack.resource("aws_s3_bucket_public_access_block", "bucket/")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(stack.resource("aws_s3_bucket_ownership_controls", "bucket/")).toMatchObject({
      rule: { object_ownership: "BucketOwnerEnforced" },
    });
  });

  it("rejects plain HTTP", () => {
    expect(statementsOf(stack.resource("aws_s3_bucket_policy", "bucket/")["policy"])).toEqual([
      expect.objectContaining({
        Effect: "Deny",
        Action: ["s3:*"],
        Principal: { AWS: "*" },
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    ]);
  });

  it("stores versions, encrypted with our key", () => {
    expect(stack.resource("aws_s3_bucket_versioning", "bucket/")).toMatchObject({
      versioning_configuration: { status: "Enabled" },
    });
    expect(stack.resource("aws_s3_bucket_server_side_encryption_configuration", "bucket/")).toMatchObject({
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms" }, bucket_key_enabled: true }],
    });
  });

  it("aborts incomplete uploads and expires old versions everywhere", () => {
    expect(rules.find(({ id }) => id === "clean-up")).toMatchObject({
      status: "Enabled",
      filter: [{ prefix: "" }],
      abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }],
      noncurrent_version_expiration: [{ noncurrent_days: 30 }],
    });
  });

  it("keeps old versions for as many days as are configured", () => {
    const configured = synthesizeStack({ OBJECT_VERSION_DAYS: "90" });

    expect(configured.resource("aws_s3_bucket_lifecycle_configuration", "bucket/")["rule"]).toContainEqual(
      expect.objectContaining({ noncurrent_version_expiration: [{ noncurrent_days: 90 }] }),
    );
  });

  it.each(Object.entries(DAYS_KEPT))("expires %s after %d days", (prefix, days) => {
    expect(rules.find(({ filter }) => filter[0]?.prefix === prefix)?.expiration).toEqual([{ days }]);
  });

  it.each(["failed/", "quarantine/", "aws/lambda/"])(
    "stores %s longer than the failed-tickets queue stores its pointers, so that no pointer dangles",
    (prefix) => {
      const [{ days } = { days: 0 }] = rules.find(({ filter }) => filter[0]?.prefix === prefix)?.expiration ?? [];
      const seconds = Number(stack.resource("aws_sqs_queue", "failed-tickets/")["message_retention_seconds"]);

      expect((days ?? 0) * 24 * 60 * 60).toBeGreaterThan(seconds);
    },
  );

  it("never expires a finished ticket", () => {
    const expiring = rules.filter(({ expiration }) => expiration?.some(({ days }) => days !== undefined));

    expect(expiring.filter(({ filter }) => "tickets/2026".startsWith(filter[0]?.prefix ?? ""))).toEqual([]);
  });

  it.each([
    ["start-workflow", ["originals/*", "quarantine/*", "aws/lambda/*"]],
    ["write-ticket-json", ["tickets/*"]],
    ["record-failure", ["failed/*"]],
    ["detect-sentiment", []],
    ["generate-response", []],
    ["triage-by-rules", []],
  ])("lets %s write %j and nothing else", (fn, prefixes) => {
    expect(writable(fn)).toEqual(prefixes);
  });

  it("notifies the failure topic of given-up records, once the topic allows it", () => {
    expect(stack.resource("aws_s3_bucket_notification")).toMatchObject({
      topic: [{ events: ["s3:ObjectCreated:*"], filter_prefix: "aws/lambda/" }],
      depends_on: [expect.stringMatching(/^aws_sns_topic_policy\.failure-topic/)],
    });
  });
});
