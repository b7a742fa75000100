import { readFile } from "node:fs/promises";
import * as z from "zod";
import { formatSeconds } from "../terminal/paint.js";

const Count = z.int().min(0);

const LoadReportSchema = z.object({
  objects_read: Count,
  rows_read: Count,
  rows_superseded: Count,
  rows_rejected: Count,
  rows_merged: Count,
  rows_unchanged: Count,
  /** Bytes read over bytes listed. */
  passes: z.number(),
  /** Of each part: begin, list, spark, stage, merge. */
  seconds: z.record(z.string(), z.number()),
});

/** What a load did, as the job writes it with `--json`. */
export type LoadReport = z.infer<typeof LoadReportSchema>;

export const readLoadReport = async (file: string): Promise<LoadReport> =>
  LoadReportSchema.parse(JSON.parse(await readFile(file, "utf8")));

/** One line for people. */
export const describeLoad = (report: LoadReport): string => {
  const seconds = Object.values(report.seconds).reduce((sum, part) => sum + part, 0);
  const superseded = report.rows_superseded === 0 ? "" : `, ${report.rows_superseded} superseded`;
  return (
    `${report.objects_read} objects read, ${report.rows_read} rows: ${report.rows_merged} merged, ` +
    `${report.rows_unchanged} unchanged${superseded}, ${report.rows_rejected} rejected, in ${formatSeconds(seconds)}`
  );
};
