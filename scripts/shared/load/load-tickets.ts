import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runLoadJob, type LoadJob } from "./load-job.js";
import { readLoadReport, type LoadReport } from "./load-report.js";

/** A load that was done, or the exit code of one that was not. */
export type LoadResult = { readonly report: LoadReport } | { readonly code: number };

const JSON_OPTION = "--json";

/** Where the caller wants the report: `--json FILE` or `--json=FILE`, the last one given. */
const reportFileIn = (args: readonly string[]): string | undefined => {
  const index = args.findLastIndex((arg) => arg === JSON_OPTION || arg.startsWith(`${JSON_OPTION}=`));
  if (index < 0) return undefined;
  return args[index] === JSON_OPTION ? args[index + 1] : args[index]?.slice(JSON_OPTION.length + 1);
};

/** Runs the job and tells what it loaded. */
export const loadTickets = async (job: LoadJob): Promise<LoadResult> => {
  const folder = await mkdtemp(path.join(tmpdir(), "ticket-etl-"));
  try {
    const file = reportFileIn(job.args) ?? path.join(folder, "report.json");
    const code = await runLoadJob({ ...job, args: [...job.args, JSON_OPTION, file] });
    return code === 0 ? { report: await readLoadReport(file) } : { code };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
