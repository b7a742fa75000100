import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { STAGE_STACK } from "../../../stacks/names.js";
import { buildForDeployment } from "../../local/console/build-console.js";
import { findBinary, terraformEnvironment } from "../../local/stack/terraform-environment.js";
import { PROJECT_ROOT } from "../../shared/deployment/project.js";
import { print } from "../../shared/terminal/output.js";
import { toReport, type PlanReport } from "./plan-report.js";

export interface PlanOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly stage: string;
  /** Folder of a synthesized stack; undefined: the stack is synthesized first. */
  readonly folder?: string | undefined;
  /** False: compares with Terraform's state alone, and reads nothing of the account. */
  readonly refresh: boolean;
  /** True for a plan that is applied: nobody else may change the state meanwhile. */
  readonly lock: boolean;
}

/** A plan that can be applied. */
export interface OpenPlan {
  readonly report: PlanReport;
  readonly apply: () => Promise<void>;
}

type Run = (args: readonly string[]) => Promise<string>;

/** Runs a program and shows its output, or returns it. @throws Error if it fails, with what it was */
const run = async (
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  shown: boolean,
): Promise<string> => {
  const child = spawn(command, [...args], { cwd: PROJECT_ROOT, env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => {
    if (shown) print(chunk.toString());
    else chunks.push(chunk);
  });
  const code = await ended;
  if (code !== 0)
    throw new Error(`${[path.basename(command), ...args.slice(0, 2)].join(" ")} failed; see its messages above.`);
  return Buffer.concat(chunks).toString();
};

const synthesize = async (env: NodeJS.ProcessEnv): Promise<string> => {
  await buildForDeployment(env);
  await run(process.execPath, ["--import", "tsx", "main.ts"], env, true);
  return path.join(PROJECT_ROOT, "cdktf.out", "stacks", STAGE_STACK);
};

const planArguments = ({ refresh, lock }: PlanOptions, file: string): readonly string[] => [
  "plan",
  "-input=false",
  "-no-color",
  `-lock=${lock}`,
  `-refresh=${refresh}`,
  `-out=${file}`,
];

const openPlan = async (options: PlanOptions, terraform: Run, shown: Run, file: string): Promise<OpenPlan> => {
  await shown(["init", "-input=false", "-no-color"]);
  await shown(planArguments(options, file));
  const report = toReport(
    options.stage,
    await terraform(["show", "-json", file]),
    await terraform(["show", "-no-color", file]),
  );
  const apply = async (): Promise<void> => {
    await shown(["apply", "-input=false", "-no-color", file]);
  };
  return { report, apply };
};

/**
 * Plans a stage with Terraform or OpenTofu, and hands the plan over. The plan's file, which has all values, is private
 * and removed afterwards.
 * @throws Error if the synthesis or Terraform fails
 */
export const withPlan = async <Result>(
  options: PlanOptions,
  use: (plan: OpenPlan) => Promise<Result>,
): Promise<Result> => {
  const stackFolder = options.folder ?? (await synthesize(options.env));
  const runFolder = await mkdtemp(path.join(tmpdir(), "ticket-pipeline-plan-"));
  try {
    const { command, registry } = findBinary(options.env);
    const env = await terraformEnvironment({ stackFolder, runFolder, env: options.env }, registry);
    const start =
      (shown: boolean): Run =>
      (args) =>
        run(command, [`-chdir=${stackFolder}`, ...args], env, shown);
    return await use(await openPlan(options, start(false), start(true), path.join(runFolder, "plan")));
  } finally {
    await rm(runFolder, { recursive: true, force: true });
  }
};
