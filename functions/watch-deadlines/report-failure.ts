import { describeError } from "../shared/lambda/errors.js";
import type { Run } from "./ports.js";

/** One ticket, notice or step that failed: the run goes on, and the alarm goes off. @param subject its id or name */
export const reportFailure = (
  { id, log, count }: Pick<Run, "id" | "log" | "count">,
  subject: string,
  error: unknown,
) => {
  log.error("Work of the desk failed", { run_id: id, subject, ...describeError(error) });
  count("deskWorkFailed", 1);
};
