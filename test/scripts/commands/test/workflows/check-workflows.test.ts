import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { auditWorkflows, lintWorkflows } from "../../../../../scripts/commands/test/workflows/check-workflows.js";
import { temporaryFolder } from "../../../../support/aws/temporary-folder.js";

/** A folder like `.github` with one workflow of one job. */
const githubWith = (steps: string, head = "permissions: {}"): string => {
  const folder = path.join(temporaryFolder(), ".github");
  mkdirSync(path.join(folder, "workflows"), { recursive: true });
  const text = [
    "name: Test\non: push",
    head,
    "jobs:\n  a:\n    name: a\n    runs-on: ubuntu-24.04\n    permissions: {}\n    steps:",
    steps,
  ].join("\n");
  writeFileSync(path.join(folder, "workflows", "test.yml"), `${text}\n`);
  return folder;
};
const SHA = "de0fac2e4500dabe0009e67214ff5f5447ce83dd";

describe("the stage workflows", () => {
  it("has no objection to a workflow that is right", async () => {
    const folder = githubWith(
      `      - uses: actions/checkout@${SHA} # v6.0.2\n        with:\n          persist-credentials: false`,
    );

    expect(await lintWorkflows(path.join(folder, "workflows"))).toEqual([]);
    expect(auditWorkflows(folder)).toBe("");
  });

  it.each([
    ["      - runs: echo", "Unexpected value 'runs'"],
    ["      - run: echo ${{ githab.sha }}", "Unrecognized named-value: 'githab'"],
    ["      - run: echo ${{ github.sha", "expression"],
  ])("reports what GitHub would refuse, with its line: %s", async (steps, problem) => {
    const problems = await lintWorkflows(path.join(githubWith(steps), "workflows"));

    expect(problems.join("\n")).toContain(problem);
    expect(problems[0]).toMatch(/^test\.yml:\d+: /);
  });

  it.each([
    ["      - run: echo ${{ github.event.pull_request.title }}", "template-injection"],
    ["      - uses: actions/checkout@v6\n        with:\n          persist-credentials: false", "unpinned-uses"],
    [`      - uses: actions/checkout@${SHA} # v6.0.2`, "artipacked"],
  ])("reports what can be attacked: %s", (steps, finding) => {
    expect(auditWorkflows(githubWith(steps))).toContain(finding);
  });

  it("fails if zizmor cannot run, which is not the same as no finding", () => {
    expect(() => auditWorkflows("/nowhere")).toThrow("zizmor failed");
    expect(() => auditWorkflows(temporaryFolder(), "/nowhere/python")).toThrow("ENOENT");
  });
});
