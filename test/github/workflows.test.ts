import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { createProgram as delivery } from "../../scripts/commands/delivery/cli.js";
import { createProgram as release } from "../../scripts/commands/release/cli.js";
import { PROJECT_ROOT } from "../../scripts/shared/deployment/project.js";
import { temporaryFolder } from "../support/aws/temporary-folder.js";

const StepSchema = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  env: z.record(z.string(), z.coerce.string()).default({}),
  with: z.record(z.string(), z.unknown()).default({}),
});
const JobSchema = z.looseObject({
  if: z.string().optional(),
  uses: z.string().optional(),
  environment: z.string().optional(),
  permissions: z.record(z.string(), z.string()),
  "timeout-minutes": z.number().optional(),
  steps: z.array(StepSchema).default([]),
});
const WorkflowSchema = z.looseObject({
  on: z.record(z.string(), z.unknown()),
  permissions: z.unknown(),
  concurrency: z.looseObject({ group: z.string() }).optional(),
  jobs: z.record(z.string(), JobSchema),
});

const FOLDER = path.join(PROJECT_ROOT, ".github", "workflows");
const workflows = readdirSync(FOLDER).map((name) => {
  const text = readFileSync(path.join(FOLDER, name), "utf8");
  return { file: name, text, ...WorkflowSchema.parse(parse(text)) };
});
const jobs = workflows.flatMap(({ file, jobs: all }) =>
  Object.entries(all).map(([id, job]) => ({ id: `${file} ${id}`, ...job })),
);
const steps = jobs.flatMap(({ id, steps: all }) => all.map((step, index) => ({ ...step, id: `${id} ${index}` })));

describe("every workflow", () => {
  it.each(workflows)("$file gives nothing to its jobs that they do not ask for", ({ permissions }) => {
    expect(permissions).toEqual({});
  });

  it.each(workflows.filter(({ on }) => !("workflow_call" in on && Object.keys(on).length === 1)))(
    "$file runs once at a time",
    ({ concurrency }) => {
      expect(concurrency?.group).toMatch(/^[a-z]+/);
    },
  );

  it.each(workflows)("$file is not started by what strangers control with the repository's rights", ({ on }) => {
    for (const event of ["pull_request_target", "workflow_run", "issue_comment", "issues", "discussion"])
      expect(on).not.toHaveProperty(event);
  });

  it.each(jobs)("$id has an end, and only rights that are known", ({ permissions, ...job }) => {
    if (job.uses === undefined) expect(job["timeout-minutes"]).toBeLessThanOrEqual(90);
    const writes = Object.entries(permissions).filter(([, right]) => right === "write");
    expect(writes.length).toBeLessThanOrEqual(1);
  });

  it("writes to GitHub only where it runs nobody else's code", () => {
    const writers = jobs.filter(({ permissions }) => Object.entries(permissions).some(isWriteToGithub));

    expect(writers.map(({ id }) => id).sort()).toEqual(["drift.yml report", "plan.yml comment", "release.yml release"]);
    for (const { id, steps: all } of writers) {
      const ref = all.find(({ uses }) => uses?.startsWith("actions/checkout@") === true)?.with["ref"];
      expect(ref).toBe(id.startsWith("plan.yml") ? "${{ github.event.pull_request.base.sha }}" : undefined);
    }
  });
});

const isWriteToGithub = ([name, right]: [string, string]): boolean => right === "write" && name !== "id-token";

describe("every action", () => {
  const used = [...jobs, ...steps].flatMap(({ uses }) => (uses === undefined ? [] : [uses]));

  it("is pinned by its commit, with the version in a comment, or is a workflow of ours", () => {
    for (const uses of used) {
      if (uses.startsWith("./")) expect(existsSync(path.join(PROJECT_ROOT, uses))).toBe(true);
      else expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    }
    for (const { text } of workflows)
      for (const [line] of text.matchAll(/^.*\buses: (?!\.\/).*$/gm))
        expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("is used in one version", () => {
    const pins = new Set(used.filter((uses) => !uses.startsWith("./")));
    expect(new Set([...pins].map((pin) => pin.split("@")[0])).size).toBe(pins.size);
  });

  it("leaves no token of the job in the checked out repository", () => {
    for (const step of steps.filter(({ uses }) => uses?.startsWith("actions/checkout@") === true))
      expect(step.with["persist-credentials"]).toBe(false);
  });
});

describe("credentials of AWS", () => {
  const trusted = jobs.filter(({ permissions }) => permissions["id-token"] === "write");

  it("are for planning and deploying only", () => {
    expect(trusted.map(({ id }) => id.split(" ")[0])).not.toContain("ci.yml");
    expect(
      steps.filter(({ uses }) => uses?.startsWith("aws-actions/") === true).map(({ id }) => id.split(" ")[0]),
    ).toEqual(["deploy-stage.yml", "plan-stage.yml"]);
  });

  it("are not for pull requests of forks and of Dependabot", () => {
    const plan = jobs.find(({ id }) => id === "plan.yml plan");

    expect(plan?.if).toContain("github.event.pull_request.head.repo.full_name == github.repository");
    expect(plan?.if).toContain("github.event.pull_request.user.login != 'dependabot[bot]'");
    expect(plan).toMatchObject({ with: { role: "reviewRole" } });
  });

  it("change an account only with the approval of the stage's environment", () => {
    const apply = jobs.find(({ id }) => id === "deploy-stage.yml apply");

    expect(apply?.environment).toBe("${{ inputs.stage }}");
    expect(JSON.stringify(apply)).toContain("deployRole");
    for (const job of jobs.filter((one) => one !== apply)) expect(JSON.stringify(job)).not.toContain("deployRole");
  });

  it("are none that are stored", () => {
    for (const { text } of workflows) expect(text).not.toMatch(/\bsecrets[.[:]|AWS_(ACCESS_KEY|SECRET)/);
  });
});

/** What the expressions in the environment of scripts stand for, in the workflows as they are run here. */
const CONTEXT: Readonly<Record<string, string>> = {
  "inputs.stage": "dev",
  "inputs.role == 'reviewRole' && '--no-refresh' || '--refresh'": "--no-refresh",
  "toJSON(fromJSON(vars.STAGES)[inputs.stage].settings)": '{"API_WAF": "true"}',
  "needs.plan.outputs.digest": "a".repeat(64),
  "github.event.pull_request.number": "7",
  "github.event.pull_request.head.sha": "1a2b3c4d",
  "github.ref_name": "v1.0.0",
  "github.token": "token",
};

const evaluate = (text: string): string =>
  text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
    const { [expression]: value } = CONTEXT;
    if (value === undefined) throw new Error(`The test does not know ${expression}.`);
    return value;
  });

/** Programs that write down how they were called. */
const stubs = (folder: string): string => {
  const bin = path.join(folder, "bin");
  mkdirSync(bin);
  for (const program of ["npm", "gh", "go"]) {
    const file = path.join(bin, program);
    writeFileSync(file, `#!/bin/bash\nprintf '%s\\t' ${program} "$@" >>"${folder}/calls"\necho >>"${folder}/calls"\n`);
    chmodSync(file, 0o755);
  }
  return bin;
};

/** Runs a step as GitHub does, with other programs. @returns the calls of programs, word by word */
const runStep = (step: z.infer<typeof StepSchema>): readonly (readonly string[])[] => {
  const folder = temporaryFolder();
  for (const made of ["plans", ".ci"]) mkdirSync(path.join(folder, made));
  for (const stage of ["dev", "prod"]) writeFileSync(path.join(folder, "plans", `plan-${stage}.json`), "");
  writeFileSync(path.join(folder, ".ci", "run"), `#!/bin/bash\nprintf '.ci/run\\t\\n' >>"${folder}/calls"\n`, {
    mode: 0o755,
  });
  const env = Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, evaluate(value)]));
  const script = path.join(folder, "script.sh");
  writeFileSync(script, step.run ?? "");
  const { status, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: `${stubs(folder)}:/usr/bin:/bin`, HOME: folder, ...env },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const calls = path.join(folder, "calls");
  if (!existsSync(calls)) return [];
  return readFileSync(calls, "utf8")
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => line.split("\t").slice(0, -1));
};

const programs = new Map([
  ["delivery", delivery],
  ["release", release],
]);

describe("the scripts of the jobs", () => {
  const scripted = steps.filter(({ run }) => run !== undefined);

  it.each(scripted)("$id is a script, and takes nothing from outside into its text", ({ run = "" }) => {
    expect(spawnSync("bash", ["-n"], { input: run, encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
    expect(run).not.toContain("${{");
  });

  it("run as they are, and call what exists", async () => {
    const calls = scripted.flatMap(runStep);

    expect(calls).toEqual([
      ["go", "run", "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12", "-color"],
      [".ci/run"],
      ["npm", "run", "delivery", "--", "apply", "--digest", "a".repeat(64)],
      ["npm", "run", "delivery", "--", "drift", "plans/plan-dev.json", "plans/plan-prod.json"],
      ["npm", "run", "delivery", "--", "plan", "--no-refresh", "--json", "plan-dev.json"],
      [
        "npm",
        "run",
        "delivery",
        "--",
        "comment",
        "--pull-request",
        "7",
        "--commit",
        "1a2b3c4d",
        "plans/plan-dev.json",
        "plans/plan-prod.json",
      ],
      ["npm", "run", "release", "--", "notes", "v1.0.0", "--file", "notes.md"],
      ["gh", "release", "create", "v1.0.0", "--verify-tag", "--title", "v1.0.0", "--notes-file", "notes.md"],
    ]);
    for (const [program, , script = "", , ...words] of calls.filter(([name]) => name === "npm")) {
      const command = programs.get(script)?.();
      for (const one of command?.commands ?? []) one.action(() => undefined);
      await expect(command?.parseAsync([program ?? "", script, ...words])).resolves.toBeDefined();
    }
  });

  it("has the same in a pull request that could not be planned at all", () => {
    const comment = scripted.find(({ id }) => id.startsWith("plan.yml comment"));
    const calls = comment === undefined ? [] : runStep({ ...comment, run: `rm plans/*\n${comment.run ?? ""}` });

    expect(calls).toEqual([["npm", "run", "delivery", "--", "comment", "--pull-request", "7", "--commit", "1a2b3c4d"]]);
  });
});

describe("Dependabot", () => {
  const { updates } = z
    .looseObject({
      updates: z.array(
        z.looseObject({
          "package-ecosystem": z.string(),
          directory: z.string().optional(),
          directories: z.array(z.string()).default([]),
        }),
      ),
    })
    .parse(parse(readFileSync(path.join(PROJECT_ROOT, ".github", "dependabot.yml"), "utf8")));

  it("keeps npm, Python and actions, in every folder with requirements", () => {
    expect(updates.map((update) => update["package-ecosystem"])).toEqual(["npm", "pip", "github-actions"]);
    const folders = updates.find((update) => update["package-ecosystem"] === "pip")?.directories ?? [];
    expect(folders).toEqual(
      ["glue", "scripts/commands/test/checkov", "scripts/local", "scripts/shared/packages", "test"].map(
        (name) => `/${name}`,
      ),
    );
    for (const folder of folders) expect(existsSync(path.join(PROJECT_ROOT, folder, "requirements.in"))).toBe(true);
  });
});
