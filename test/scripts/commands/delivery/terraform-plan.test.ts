import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createProgram } from "../../../../scripts/commands/delivery/cli.js";
import { readReport } from "../../../../scripts/commands/delivery/plan-report.js";
import { stageEnvironment } from "../../../../scripts/commands/delivery/stage-settings.js";
import { withPlan } from "../../../../scripts/commands/delivery/terraform-plan.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

/** A stack of Terraform's own resource, which needs no provider and no account. */
const aStack = (input: string): string => {
  const folder = temporaryFolder();
  writeStack(folder, input);
  return folder;
};
const writeStack = (folder: string, input: string): void => {
  const stack = {
    terraform: { required_providers: {} },
    variable: { login: { type: "string", sensitive: true, default: "open-sesame-secret" } },
    resource: { terraform_data: { x: { input }, y: { input: "${var.login}" } } },
  };
  writeFileSync(path.join(folder, "cdk.tf.json"), JSON.stringify(stack));
};

const planOf = (folder: string) =>
  withPlan({ env: process.env, stage: "dev", folder, refresh: true, lock: false }, ({ report }) =>
    Promise.resolve(report),
  );
const run = (...words: readonly string[]) => createProgram().parseAsync(["node", "delivery", ...words]);

describe("planning and applying with Terraform", () => {
  it("hides sensitive values, in the text and in the file for later jobs", async () => {
    const folder = aStack("first");
    const file = path.join(folder, "plan.json");
    await run("plan", "--folder", folder, "--json", file);

    expect(await readReport(file)).toMatchObject({ hasChanges: true, counts: { add: 2 } });
    expect(readFileSync(file, "utf8")).toContain("(sensitive value)");
    expect(readFileSync(file, "utf8")).not.toContain("open-sesame-secret");
  });

  it("applies what was approved, and then has nothing to do", async () => {
    const folder = aStack("first");
    const { digest } = await planOf(folder);
    await run("apply", "--digest", digest, "--folder", folder);

    const after = await planOf(folder);
    expect(after).toMatchObject({ hasChanges: false, changedOutside: [] });
    await run("apply", "--digest", after.digest, "--folder", folder);
  });

  it("changes nothing if the plan is not the approved one any more", async () => {
    const folder = aStack("first");
    const { digest } = await planOf(folder);
    writeStack(folder, "second");

    await expect(run("apply", "--digest", digest, "--folder", folder)).rejects.toThrow("was not changed");
    expect(await planOf(folder)).toMatchObject({ counts: { add: 2 } });
  });

  it("writes outputs and a summary for a workflow", async () => {
    const folder = aStack("first");
    const [output, summary] = [path.join(folder, "output"), path.join(folder, "summary")];
    Object.assign(process.env, { GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary });
    try {
      await run("plan", "--folder", folder);
    } finally {
      delete process.env["GITHUB_OUTPUT"];
      delete process.env["GITHUB_STEP_SUMMARY"];
    }

    expect(readFileSync(output, "utf8")).toMatch(/^changes=true\ndigest=[0-9a-f]{64}\n$/);
    expect(readFileSync(summary, "utf8")).toContain("#### dev: 2 to add");
  });

  it("fails with Terraform", async () => {
    const folder = aStack("${nothing.here}");
    await expect(planOf(folder)).rejects.toThrow("terraform -chdir");
  });
});

describe("the settings of a stage", () => {
  it("become variables, which those of the environment override", () => {
    const env = stageEnvironment({ STACK_SETTINGS: '{"API_WAF": "true", "STAGE": "prod"}', STAGE: "dev" });

    expect(env).toEqual({ API_WAF: "true", STAGE: "dev" });
    expect(stageEnvironment({ A: "1", STACK_SETTINGS: "" })).toEqual({ A: "1" });
  });

  it.each(["{", "[]", "null", '{"API_WAF": true}', '{"api-waf": "true"}'])("refuses %s, without its values", (text) => {
    expect(() => stageEnvironment({ STACK_SETTINGS: text })).toThrow("STACK_SETTINGS cannot be used");
  });
});
