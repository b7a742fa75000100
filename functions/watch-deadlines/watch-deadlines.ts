import { actOnDeadlines } from "./act-on-deadlines.js";
import { assignBacklog, releaseTickets } from "./assign-backlog.js";
import { publishLeftOver } from "./publish-left-over.js";
import { reportFailure } from "./report-failure.js";
import type { Run, WatchPorts } from "./ports.js";

interface Invocation {
  /** The request id of the invocation. */
  readonly id: string;
  readonly isOutOfTime: () => boolean;
}

/**
 * One run, each minute: escalates late tickets and warns of those at risk, takes tickets from agents who left, assigns
 * what nobody has, and publishes notices. A step that fails does not keep the next from running; the run fails in the
 * end, so that it is seen.
 * @throws the first error of a step
 */
export const watchDeadlines = async (ports: WatchPorts, { id, isOutOfTime }: Invocation): Promise<void> => {
  const run: Run = { ...ports, id, isOutOfTime, rules: await ports.loadRules() };
  const errors: unknown[] = [];
  const step = async <T>(name: string, work: Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      reportFailure(run, name, error);
      errors.push(error);
      return otherwise;
    }
  };
  await step("deadlines", actOnDeadlines(run), undefined);
  const released = await step("release", releaseTickets(run), []);
  await step("assignment", assignBacklog(released, run), undefined);
  await step("notices", publishLeftOver(run), undefined);
  if (errors.length > 0) throw errors[0];
};
