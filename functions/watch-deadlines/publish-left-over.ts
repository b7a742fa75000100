import { publishNotice } from "../shared/desk/notices/notices.js";
import { reportFailure } from "./report-failure.js";
import type { Run } from "./ports.js";

/** Notices that one run publishes. */
const MOST_PUBLISHED = 500;

/**
 * Publishes the notices that are in the table: those of this run, and those that could not be published before. Each is
 * published at least once. A topic that fails three times in a row is down: the rest waits for the next run.
 */
export const publishLeftOver = async (run: Run): Promise<void> => {
  const { notices, unreadable, isCut } = await run.notices.list(MOST_PUBLISHED);
  for (const id of unreadable) reportFailure(run, id, new Error("The item of the notice cannot be read."));
  if (isCut) run.count("deskWorkLeft", 1);
  let [done, failedInARow] = [0, 0];
  for (const notice of notices) {
    if (failedInARow === 3 || run.isOutOfTime()) break;
    try {
      await publishNotice(notice, run);
      [done, failedInARow] = [done + 1, 0];
    } catch (error) {
      failedInARow += 1;
      reportFailure(run, notice.id, error);
    }
  }
  run.count("noticesPublished", done);
  run.count("deskWorkLeft", notices.length - done);
};
