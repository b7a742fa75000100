import type { Deployment } from "../deployment/clients.js";
import { followExecutions } from "./follow.js";
import { showTickets, type Screen } from "../terminal/screen.js";

export interface FollowTicketsOptions {
  readonly screen: Screen;
  readonly signal: AbortSignal;
}

/** Shows on the screen how many of the expected executions have ended, until all have or nothing moved for three minutes. */
export const followTickets = async (
  deployment: Deployment,
  expected: ReadonlySet<string>,
  { screen, signal }: FollowTicketsOptions,
): Promise<void> => {
  const progress = showTickets(screen, expected.size);
  const finished = await followExecutions(expected, {
    list: () => deployment.executions.list(),
    onProgress: (count) => {
      progress.update(count);
    },
    signal,
  }).finally(() => {
    progress.stop();
  });
  if (finished === expected.size) return;
  screen.write(
    `Nothing moved for three minutes: ${expected.size - finished} tickets are not done. See npm run trace.\n`,
  );
};
