import { readFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { createScratchFolder } from "../cleanup/scratch-folder.js";
import { formatCount, formatSeconds, plural } from "../terminal/format.js";
import { onOneLine } from "../terminal/table.js";
import { type LoadJob, runLoadJob } from "./load-job.js";

const Count = z.int().min(0);

/** The days with objects at which a load looked, and how many it left out. No days if it read named objects. */
const RangeSchema = z.object({
  first: z.string().nullable(),
  last: z.string().nullable(),
  days: Count,
  days_left_out: Count,
});

const DatasetReportSchema = z.object({
  range: RangeSchema,
  objects_read: Count,
  rows_read: Count,
  rows_superseded: Count,
  rows_rejected: Count,
  rows_merged: Count,
  rows_unchanged: Count,
  /** Objects below the source that a load cannot read. */
  objects_skipped: Count,
  /** Key of one of them. */
  skipped_example: z.string().nullable(),
  /** Bytes read over bytes listed. */
  passes: z.number(),
  /** Of each part: begin, list, spark, stage, merge. */
  seconds: z.record(z.string(), z.number()),
});

/** What a load did with the objects of one dataset. */
type DatasetReport = z.infer<typeof DatasetReportSchema>;

const LoadReportSchema = DatasetReportSchema.extend({
  /** The load of evaluations; null if there are none. */
  evaluations: DatasetReportSchema.nullable(),
});

/** What a load did with tickets and evaluations, as the job reports it with `--json`. */
export type LoadReport = z.infer<typeof LoadReportSchema>;

export const readLoadReport = async (file: string): Promise<LoadReport> =>
  LoadReportSchema.parse(JSON.parse(await readFile(file, "utf8")));

/** The objects that were not read; empty if there are none. */
const describeSkipped = ({ objects_skipped: count, skipped_example: example }: DatasetReport): string =>
  count === 0
    ? ""
    : `\n${plural(count, "object")} below the source not loaded, such as ${onOneLine(example ?? "", 200)}`;

/** The range at which a load looked, and what it left out. */
const describeRange = ({ range: { first, last, days: count, days_left_out: leftOut } }: DatasetReport): string => {
  const rest = leftOut === 0 ? "" : `; ${plural(leftOut, "day")} not looked at (--all-days looks at them, too)`;
  return `\n${first === null ? "looked at no day" : `looked at ${plural(count, "day")} with objects, ${first} to ${last}`}${rest}`;
};

const describeDataset = (report: DatasetReport): string => {
  const seconds = Object.values(report.seconds).reduce((sum, part) => sum + part, 0);
  const superseded = report.rows_superseded === 0 ? "" : `, ${formatCount(report.rows_superseded)} superseded`;
  return (
    `${plural(report.objects_read, "object")} read, ${plural(report.rows_read, "row")}: ${formatCount(report.rows_merged)} merged, ` +
    `${formatCount(report.rows_unchanged)} unchanged${superseded}, ${formatCount(report.rows_rejected)} rejected, in ${formatSeconds(seconds)}` +
    describeRange(report) +
    describeSkipped(report)
  );
};

/**
 * What a load did with each row of the tickets and then of the evaluations, if there are some, and at which days it
 * looked; a line more if there are objects that it cannot read.
 */
export const describeLoad = ({ evaluations, ...tickets }: LoadReport): string =>
  describeDataset(tickets) + (evaluations === null ? "" : `\nevaluations: ${describeDataset(evaluations)}`);

/** The report of a load, or the exit code of one that failed. */
export type LoadResult = { readonly report: LoadReport } | { readonly code: number };

const JSON_OPTION = "--json";

/** The file of `--json FILE` or `--json=FILE`; the last one counts. */
const reportFileIn = (args: readonly string[]): string | undefined => {
  const index = args.findLastIndex((arg) => arg === JSON_OPTION || arg.startsWith(`${JSON_OPTION}=`));
  if (index < 0) return undefined;
  return args[index] === JSON_OPTION ? args[index + 1] : args[index]?.slice(JSON_OPTION.length + 1);
};

/** Runs the job and returns its report. */
export const loadTickets = async (job: LoadJob): Promise<LoadResult> => {
  const scratch = await createScratchFolder();
  try {
    const file = reportFileIn(job.args) ?? path.join(scratch.folder, "report.json");
    const code = await runLoadJob({ ...job, args: [...job.args, JSON_OPTION, file] });
    return code === 0 ? { report: await readLoadReport(file) } : { code };
  } finally {
    await scratch.remove();
  }
};
