import { S3Client } from "@aws-sdk/client-s3";
import { spawnSync } from "node:child_process";
import { Command } from "commander";
import { runWhenStarted, UsageError } from "../../shared/terminal/command-line.js";
import { findBucket } from "../../shared/deployment/bucket.js";
import { INTERRUPTED, interruption } from "../../shared/terminal/interruption.js";
import { resolveTarget, type Target, type TargetOptions, withEndpoint } from "../../shared/deployment/target.js";
import { chooseWarehouse, withWarehouseOptions } from "../../shared/warehouse/resolve-warehouse.js";
import {
  checkPyspark,
  JOB,
  jobEnvironment,
  METRICS_OPTION,
  metricsOption,
  prepareSpark,
  PYTHON,
} from "../../shared/load/load-job.js";
import { describeLoad, loadTickets } from "../../shared/load/load-tickets.js";

interface EtlOptions extends TargetOptions {
  readonly url?: string;
}

const REDSHIFT =
  "Redshift is loaded by its Glue job on AWS. To load it from this machine, pass --warehouse redshift and its connection options.";

const has = (args: readonly string[], option: string): boolean =>
  args.some((arg) => arg === option || arg.startsWith(`${option}=`));

const sourceIn = async (target: Target): Promise<string> => {
  const s3 = new S3Client({ ...target.clientConfig, forcePathStyle: target.kind === "local" });
  return `s3://${await findBucket(s3, target)}/tickets`;
};

const postgresUrl = async (options: EtlOptions, target: Target): Promise<string> => {
  const choice = await chooseWarehouse({ url: options.url, target: target.kind });
  if (choice.kind === "postgres") return choice.url;
  throw new UsageError(REDSHIFT);
};

const load = async (options: EtlOptions, args: readonly string[]): Promise<void> => {
  checkPyspark();
  const target = await resolveTarget(options);
  const warehouseUrl = has(args, "--warehouse") ? undefined : await postgresUrl(options, target);
  const source = has(args, "--source") ? [] : ["--source", await sourceIn(target)];
  const signal = interruption();
  const env = jobEnvironment(target, warehouseUrl);
  const metrics = has(args, METRICS_OPTION) ? [] : metricsOption(target);
  await prepareSpark({ env, signal });
  const result = signal.aborted
    ? { code: INTERRUPTED }
    : await loadTickets({ args: [...source, ...metrics, ...args], env, signal });
  if ("report" in result) process.stdout.write(`${describeLoad(result.report)}\n`);
  else process.exitCode = signal.aborted ? INTERRUPTED : result.code;
};

/** The help of the job, whose options are passed on. */
const jobHelp = (): string => {
  const { stdout } = spawnSync(PYTHON, [JOB, "--help"], { encoding: "utf8" });
  return `\nOptions of the job, which are passed on; --source and --warehouse are set unless you pass them:\n\n${stdout}`;
};

const EXIT_CODES = `
Exit codes: 0 loaded; 1 failed, and nothing was loaded; 2 wrong options, or no stack or warehouse; 3 another load is
running; 130 interrupted.`;

/** The command line of `npm run etl`. */
export const createProgram = (): Command =>
  withEndpoint(withWarehouseOptions(new Command("etl")))
    .description("Runs the Glue job on this machine: loads the tickets of a stack's bucket into PostgreSQL.")
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText("after", EXIT_CODES)
    .addHelpText("after", jobHelp)
    .action(async (options: EtlOptions, { args }: Command) => {
      await load(options, args);
    });

await runWhenStarted(import.meta.filename, createProgram);
