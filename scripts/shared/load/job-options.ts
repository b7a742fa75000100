import { Option, type Command } from "commander";

/** Options of glue/load_tickets_job.py that a load on this machine may have, with what they are for. */
const OPTIONS: readonly (readonly [flags: string, description: string])[] = [
  ["--source <where>", "s3://bucket/tickets, or a folder with YYYY/MM/DD/*.json (.jsonl, .gz) (default: the stack's)"],
  ["--evaluations <where>", "where the evaluations of replies are (default: evaluations, next to the source)"],
  ["--warehouse <where>", "postgresql://… or redshift (default: see --url)"],
  ["--schema <name>", "schema of the tables (default: public)"],
  ["--rejects <where>", "where to store rejected rows (default: rejected, next to the source)"],
  ["--staging <where>", "where to store staged files (default: a temporary folder; s3://…/staging for Redshift)"],
  ["--max-rejected <share>", "largest share of rejected rows with which the load succeeds (default: 0.1)"],
  ["--min-rejected <n>", "rejected rows from which their share counts (default: LOAD_MIN_REJECTED_ROWS, else 10)"],
  ["--from-date <day>", "reload whole days, starting with this one, such as 2026-11-21"],
  ["--to-date <day>", "last day to reload (default: --from-date)"],
  ["--keys-file <file>", "load only the tickets whose keys are listed in FILE, one per line"],
  ["--look-back-minutes <n>", "how late an object may appear (default: 30)"],
  ["--recent-days <n>", "list only the last days (default: all)"],
  ["--all-days", "list all days (default on this machine)"],
  ["--source-exists", "fail with exit code 2 if nothing is below the source"],
  ["--lease-minutes <n>", "an unfinished run counts as dead after this time (default: 60)"],
  ["--run-id <id>", "name of the run in etl_loads (default: timestamp and random suffix)"],
  ["--json <file>", "also write the report to FILE as JSON"],
  ["--metrics-service <name>", "put the load's metrics to CloudWatch, with this name as dimension service"],
  ["--redshift-workgroup <name>", "Redshift: serverless workgroup"],
  ["--redshift-cluster <id>", "Redshift: identifier of a provisioned cluster"],
  ["--redshift-database <name>", "Redshift: database (default: dev)"],
  ["--redshift-secret-arn <arn>", "Redshift: Secrets Manager secret with the login (default: IAM)"],
  ["--redshift-db-user <name>", "Redshift: database user for IAM logins to a cluster (default: the IAM identity's)"],
  ["--redshift-copy-role-arn <arn>", "Redshift: role, attached to the warehouse, with which COPY reads S3"],
];

const JOB_OPTIONS = OPTIONS.map(([flags, description]) => new Option(flags, description));

/** Adds the job's own options to a command. */
export const withJobOptions = (command: Command): Command =>
  JOB_OPTIONS.reduce((described, option) => described.addOption(option), command);

/** The arguments for the job: those of its options that the user has set. */
export const jobArguments = (command: Command): readonly string[] =>
  JOB_OPTIONS.flatMap((option) => {
    const value: unknown = command.getOptionValue(option.attributeName());
    if (value === undefined) return [];
    // As one word, so that a value may begin with a hyphen.
    return value === true ? [option.long ?? ""] : [`${option.long}=${typeof value === "string" ? value : ""}`];
  });
