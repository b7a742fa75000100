import { appendFile } from "node:fs/promises";
import type { Command } from "commander";
import { projectIn } from "../../shared/deployment/project.js";
import { runWhenStarted, UsageError, wholeNumber } from "../../shared/terminal/command-line.js";
import { createCommand, createCommandGroup } from "../../shared/terminal/help.js";
import { checkJsonFile, printLine, withJsonFile, writeJsonFile } from "../../shared/terminal/output.js";
import { openIssueTracker } from "./issue-tracker.js";
import { readReport, type PlanReport } from "./plan-report.js";
import { publishDrift, publishPlans } from "./publish.js";
import { describeCounts, renderPlans } from "./render-plan.js";
import { stageEnvironment } from "./stage-settings.js";
import { withPlan } from "./terraform-plan.js";

/** Appends to a file that GitHub names in a variable; elsewhere, does nothing. */
const appendTo = async (name: string, text: string): Promise<void> => {
  const { [name]: file = "" } = process.env;
  if (file !== "") await appendFile(file, `${text}\n`);
};

const announce = async (report: PlanReport): Promise<void> => {
  printLine(`${report.stage}: ${describeCounts(report)}; digest ${report.digest}`);
  await appendTo("GITHUB_STEP_SUMMARY", renderPlans([report]));
  await appendTo("GITHUB_OUTPUT", `changes=${report.hasChanges}\ndigest=${report.digest}`);
};

interface PlanFlags {
  readonly refresh: boolean;
  readonly folder?: string;
  readonly json?: string;
}

const plan = async ({ refresh, folder, json }: PlanFlags): Promise<void> => {
  await checkJsonFile(json);
  const env = stageEnvironment(process.env);
  const options = { env, stage: projectIn(env).stage, refresh, folder, lock: false };
  await withPlan(options, async ({ report }) => {
    await announce(report);
    await writeJsonFile(json, report);
  });
};

const createPlanProgram = (): Command =>
  withJsonFile(
    createCommand({
      name: "plan",
      description: "Shows what deploying the stage would change. It changes nothing and takes no lock.",
      notes: "In a workflow, the plan is in the summary of the job, and `changes` and `digest` are its outputs.",
      examples: ["npm run delivery -- plan", "npm run delivery -- plan --no-refresh --json plan-dev.json"],
      exitCodes: { 0: "planned", 1: "the synthesis or Terraform failed", 2: "wrong options or settings" },
    })
      .option("--refresh", "compare with the account as it is now (default)", true)
      .option("--no-refresh", "compare with Terraform's state alone, without reading the account")
      .option("--folder <folder>", "plan this synthesized stack"),
  ).action(plan);

/** @throws UsageError with what is expected */
const checkDigest = (digest: string): void => {
  if (!/^[0-9a-f]{64}$/.test(digest))
    throw new UsageError(`--digest is "${digest}"; expected the 64 digits that npm run delivery -- plan prints.`);
};

const apply = async ({ digest, folder }: { readonly digest: string; readonly folder?: string }): Promise<void> => {
  checkDigest(digest);
  const env = stageEnvironment(process.env);
  const options = { env, stage: projectIn(env).stage, refresh: true, folder, lock: true };
  await withPlan(options, async ({ report, apply: applyPlan }) => {
    printLine(`${report.stage}: ${describeCounts(report)}; digest ${report.digest}`);
    if (report.digest !== digest)
      throw new Error(
        `Stage ${report.stage} was not changed: its plan has digest ${report.digest}, but ${digest} was approved. ` +
          "Start the deployment again to approve what it would do now.",
      );
    if (report.hasChanges) await applyPlan();
  });
};

const createApplyProgram = (): Command =>
  createCommand({
    name: "apply",
    description: "Plans again, and deploys the stage if the plan is still the one with this digest.",
    examples: [`npm run delivery -- apply --digest ${"0".repeat(64)}`],
    exitCodes: {
      0: "deployed, or there was nothing to change",
      1: "the plan is another one now, and nothing was changed; or Terraform failed",
      2: "wrong options or settings",
    },
  })
    .requiredOption("--digest <digest>", "digest that `plan` printed")
    .option("--folder <folder>", "deploy this synthesized stack")
    .action(apply);

interface CommentFlags {
  readonly pullRequest: string;
  readonly commit: string;
}

const comment = async (files: readonly string[], { pullRequest: number, commit }: CommentFlags): Promise<void> => {
  const pullRequest = wholeNumber("--pull-request", { min: 1 })(number);
  if (!/^[0-9a-f]{7,40}$/.test(commit)) throw new UsageError(`--commit is "${commit}"; expected the SHA of a commit.`);
  const reports = await Promise.all(files.map(readReport));
  const done = await publishPlans(openIssueTracker(process.env), { pullRequest, commit, reports });
  printLine(`comment on pull request ${pullRequest} ${done}`);
};

const WORKFLOW = "For workflows of GitHub: it reads GITHUB_REPOSITORY, GITHUB_API_URL and GITHUB_TOKEN.";

const createCommentProgram = (): Command =>
  createCommand({
    name: "comment",
    description: "Writes plans into the comment that a pull request has for them, which is added or updated.",
    notes: `${WORKFLOW} The plans are files that \`plan --json\` has written.`,
    examples: ["npm run delivery -- comment --pull-request 7 --commit 1a2b3c4 plan-dev.json plan-prod.json"],
    exitCodes: { 0: "written", 1: "GitHub refused", 2: "wrong options or files" },
  })
    .requiredOption("--pull-request <number>", "the pull request")
    .requiredOption("--commit <sha>", "the commit that was planned")
    .argument("[plans...]", "files of plans")
    .action(comment);

const drift = async (files: readonly string[]): Promise<void> => {
  const reports = await Promise.all(files.map(readReport));
  const tracker = openIssueTracker(process.env);
  for (const report of reports)
    printLine(`${report.stage}: ${describeCounts(report)}; issue: ${await publishDrift(tracker, report)}`);
};

const createDriftProgram = (): Command =>
  createCommand({
    name: "drift",
    description: "Opens, updates or closes the issue of each stage whose account differs from the code.",
    notes: `${WORKFLOW} The plans are files that \`plan --json\` has written.`,
    examples: ["npm run delivery -- drift plan-dev.json plan-prod.json"],
    exitCodes: { 0: "done", 1: "GitHub refused", 2: "wrong options or files" },
  })
    .argument("<plans...>", "files of plans")
    .action(drift);

/** The command line of `npm run delivery`. */
export const createProgram = (): Command =>
  createCommandGroup(
    {
      name: "delivery",
      description: "What the workflows in .github/workflows/ do, on any machine.",
      notes: "The stage and its settings are variables of the environment, and those in STACK_SETTINGS, a JSON object.",
      examples: ["npm run delivery -- plan"],
      exitCodes: { 0: "done", 1: "failed", 2: "wrong options or settings" },
    },
    [createPlanProgram(), createApplyProgram(), createCommentProgram(), createDriftProgram()],
  );

await runWhenStarted(import.meta.filename, createProgram);
