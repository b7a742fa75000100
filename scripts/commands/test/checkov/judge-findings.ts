import * as z from "zod";

const CommentSchema = z.object({ checkov: z.record(z.string(), z.string()).default({}) });
const ConfigurationSchema = z.object({
  resource: z.record(z.string(), z.record(z.string(), z.object({ "//": CommentSchema }))),
});

/** What Checkov prints for one configuration. */
const ReportSchema = z.object({
  summary: z.object({ passed: z.number(), parsing_errors: z.number() }),
  results: z.object({
    failed_checks: z.array(z.object({ check_id: z.string(), check_name: z.string(), resource: z.string() })),
  }),
});

export interface Judgement {
  readonly passed: number;
  /** Findings for which the resource has a reason. */
  readonly explained: number;
  /** A line for each finding without a reason, and for what makes the report worthless. */
  readonly problems: readonly string[];
  /** `<resource> <check>` of reasons for which there is a finding, and of those without one. */
  readonly used: readonly string[];
  readonly unused: readonly string[];
}

/** `aws_s3_bucket.bucket` and, as some checks call it, `resource.bucket`: names are unique in a stack. */
const nameOf = (resource: string): string => resource.slice(resource.lastIndexOf(".") + 1);

/** The reasons that a configuration has, by `<resource's name> <check>`. */
const reasonsIn = (configuration: unknown): ReadonlyMap<string, string> =>
  new Map(
    Object.values(ConfigurationSchema.parse(configuration).resource).flatMap((byName) =>
      Object.entries(byName).flatMap(([name, { "//": comment }]) =>
        Object.entries(comment.checkov).map(([check, reason]) => [`${name} ${check}`, reason.trim()] as const),
      ),
    ),
  );

/** Compares what Checkov reports about a synthesized stack with the reasons that `explainFindings` left in it. */
export const judgeFindings = (configuration: unknown, output: unknown): Judgement => {
  const reasons = reasonsIn(configuration);
  const { summary, results } = ReportSchema.parse(output);
  const keyOf = (finding: { resource: string; check_id: string }) => `${nameOf(finding.resource)} ${finding.check_id}`;
  const unexplained = results.failed_checks.filter((finding) => !reasons.get(keyOf(finding)));
  const found = new Set(results.failed_checks.map(keyOf));
  const worthless =
    summary.passed === 0 || summary.parsing_errors > 0
      ? [`Checkov could not read the stack: ${summary.passed} checks passed, ${summary.parsing_errors} parsing errors`]
      : [];
  return {
    passed: summary.passed,
    explained: results.failed_checks.length - unexplained.length,
    problems: [...worthless, ...unexplained.map((one) => `${one.resource}: ${one.check_id} ${one.check_name}`)],
    used: [...reasons.keys()].filter((key) => found.has(key)),
    unused: [...reasons.keys()].filter((key) => !found.has(key)),
  };
};
