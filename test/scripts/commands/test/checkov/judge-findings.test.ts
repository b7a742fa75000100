import { describe, expect, it } from "vitest";
import { judgeFindings } from "../../../../../scripts/commands/test/checkov/judge-findings.js";
import { synthesizeStack } from "../../../../support/aws/synthesized-stack.js";

const stackWith = (reasons?: Record<string, string>) => ({
  resource: { aws_s3_bucket: { bucket_1: { "//": { metadata: {}, ...(reasons && { checkov: reasons }) } } } },
});
const report = (...findings: readonly (readonly [string, string])[]) => ({
  summary: { passed: 3, failed: findings.length, parsing_errors: 0 },
  results: { failed_checks: findings.map(([resource, check_id]) => ({ resource, check_id, check_name: "Ensure" })) },
});

describe("a finding of Checkov", () => {
  it("without a reason beside the resource is a problem", () => {
    expect(judgeFindings(stackWith(), report(["aws_s3_bucket.bucket_1", "CKV_AWS_18"]))).toMatchObject({
      explained: 0,
      problems: ["aws_s3_bucket.bucket_1: CKV_AWS_18 Ensure"],
    });
  });

  it.each(["aws_s3_bucket.bucket_1", "resource.bucket_1"])("with a reason is none, as %s", (name) => {
    expect(judgeFindings(stackWith({ CKV_AWS_18: "Why" }), report([name, "CKV_AWS_18"]))).toMatchObject({
      explained: 1,
      problems: [],
      unused: [],
    });
  });

  it.each([
    ["an empty reason", "bucket_1", { CKV_AWS_18: " " }],
    ["the reason of another check", "bucket_1", { CKV_AWS_21: "Why" }],
    ["the reason of another resource", "bucket_2", { CKV_AWS_18: "Why" }],
  ])("is not explained by %s", (_what, name, reasons) => {
    expect(judgeFindings(stackWith(reasons), report([`resource.${name}`, "CKV_AWS_18"])).problems).toHaveLength(1);
  });
});

it("names reasons for which there is no finding", () => {
  expect(judgeFindings(stackWith({ CKV_AWS_18: "Why" }), report()).unused).toEqual(["bucket_1 CKV_AWS_18"]);
});

it.each([
  { passed: 0, parsing_errors: 0 },
  { passed: 3, parsing_errors: 1 },
])("does not take a stack that Checkov could not read for one without findings: %o", (summary) => {
  expect(judgeFindings(stackWith(), { ...report(), summary }).problems).toHaveLength(1);
});

it("refuses a report of another shape, such as that of no file", () => {
  expect(() => judgeFindings(stackWith(), { passed: 0, failed: 0 })).toThrow();
});

it("reads the reasons that the stack gives", () => {
  const { unused } = judgeFindings(synthesizeStack().json, report());

  // The bucket of tickets and that of the console.
  expect(unused.filter((key) => key.endsWith(" CKV_AWS_18"))).toHaveLength(2);
  expect(unused.filter((key) => key.endsWith(" CKV_AWS_117")).length).toBeGreaterThan(5);
});
