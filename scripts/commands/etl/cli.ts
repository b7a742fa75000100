import type { Command } from "commander";
import { runWhenStarted, UsageError } from "../../shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../shared/terminal/help.js";
import { wrapReply } from "../../shared/terminal/text.js";
import { createS3, findBucket } from "../../shared/deployment/bucket.js";
import { interruptedCode, interruption } from "../../shared/terminal/interruption.js";
import { resolveTarget, type Target, type TargetOptions, withEndpoint } from "../../shared/deployment/target.js";
import { chooseWarehouse, withWarehouseOptions } from "../../shared/warehouse/resolve-warehouse.js";
import { jobArguments, withJobOptions } from "../../shared/load/job-options.js";
import {
  checkPyspark,
  hasOption,
  jobEnvironment,
  METRICS_OPTION,
  metricsOption,
  prepareSpark,
} from "../../shared/load/load-job.js";
import { describeLoad, loadTickets } from "../../shared/load/load-tickets.js";
import { printLine } from "../../shared/terminal/output.js";

interface EtlOptions extends TargetOptions {
  readonly url?: string;
}

const REDSHIFT =
  "Redshift is loaded by its Glue job on AWS. To load it from this machine, pass --warehouse redshift and its connection options.";

const sourceIn = async (target: Target): Promise<string> => {
  const s3 = createS3(target);
  return `s3://${await findBucket(s3, target)}/tickets`;
};

const postgresUrl = async (options: EtlOptions): Promise<string> => {
  const choice = await chooseWarehouse(options);
  if (choice.kind === "postgres") return choice.url;
  throw new UsageError(REDSHIFT);
};

/** Whether a load uses S3 or Redshift, and so a deployment; otherwise it reads a folder into PostgreSQL. */
const usesDeployment = (args: readonly string[]): boolean =>
  !hasOption(args, "--source") || args.some((arg) => /(^|=)(s3:\/\/|redshift$)/.test(arg));

/** The source of a stack's tickets, and where its metrics go, unless the user has named them. */
const stackOptions = async (target: Target, args: readonly string[]): Promise<readonly string[]> => [
  ...(hasOption(args, "--source") ? [] : ["--source", await sourceIn(target)]),
  ...(hasOption(args, METRICS_OPTION) ? [] : metricsOption(target)),
];

const load = async (options: EtlOptions, args: readonly string[]): Promise<void> => {
  checkPyspark();
  const target = usesDeployment(args) ? await resolveTarget(options) : undefined;
  const warehouseUrl = hasOption(args, "--warehouse") ? undefined : await postgresUrl(options);
  const source = target === undefined ? [] : await stackOptions(target, args);
  const named = hasOption(args, "--source") ? ["--source-exists"] : [];
  const signal = interruption();
  const env = jobEnvironment(target, warehouseUrl);
  await prepareSpark({ env, signal });
  const result = signal.aborted
    ? { code: interruptedCode(signal) }
    : await loadTickets({ args: [...source, ...named, ...args], env, signal });
  if ("report" in result) printLine(wrapReply(describeLoad(result.report)));
  else process.exitCode = signal.aborted ? interruptedCode(signal) : result.code;
};

const HELP: CommandHelp = {
  name: "etl",
  description:
    "Runs the Glue job on this machine: loads the tickets of a stack's bucket, and the evaluations of their replies, into PostgreSQL.",
  examples: [
    "npm run etl",
    "npm run etl -- --from-date 2026-11-01 --to-date 2026-11-21",
    "npm run etl -- --source tickets/ --url postgresql://user:password@host:5432/database",
  ],
  exitCodes: {
    0: "loaded",
    1: "failed: nothing of the tickets or of the evaluations was loaded, whichever the message names",
    2: "wrong options, or no stack, warehouse or source",
    3: "another load is running",
    130: "interrupted",
  },
};

/** The command line of `npm run etl`. */
export const createProgram = (): Command =>
  withJobOptions(withEndpoint(withWarehouseOptions(createCommand(HELP)))).action(
    async (options: EtlOptions, command: Command) => {
      await load(options, jobArguments(command));
    },
  );

await runWhenStarted(import.meta.filename, createProgram);
