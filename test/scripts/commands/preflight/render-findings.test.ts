import { describe, expect, it } from "vitest";
import { failure, ok, warning } from "../../../../scripts/commands/preflight/finding.js";
import { exitCodeOf, renderFindings } from "../../../../scripts/commands/preflight/render-findings.js";

const POLICY = `aws iam put-role-policy --policy-document '{"Action":["${"x".repeat(500)}"]}'`;
const findings = [
  ok("credentials", "deployer in account 111122223333."),
  warning("budget", "No budget.", "Set MONTHLY_BUDGET_USD=100 in .env."),
  failure("rights", "deploy may not do 1 of 2 actions.", POLICY),
];

describe("the findings", () => {
  it("are a table, then every fix whole, then a count", () => {
    const text = renderFindings(findings, "AWS in us-east-1");

    expect(text).toMatch(/ok +credentials +deployer in account 111122223333\./);
    expect(text).toContain(`rights\n    ${POLICY}\n`);
    expect(text).toMatch(/AWS in us-east-1: 1 failure, 1 warning, 1 ok\. Nothing was changed\.$/);
  });

  it("cannot write to the terminal what AWS's messages have in them", () => {
    const text = renderFindings([failure("model", "a\u001b[2Jb\nc", "d\u0007e")], "AWS");

    expect(text).toContain("a [2Jb c");
    expect(text).not.toContain("\u001b[2J");
    expect(text).not.toContain("\u0007");
  });

  it("end with 1 if something fails, and with 0 otherwise", () => {
    expect(exitCodeOf(findings)).toBe(1);
    expect(exitCodeOf(findings.slice(0, 2))).toBe(0);
  });
});
