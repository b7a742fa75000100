import type { DeadlinePorts } from "./ports.js";

/** One run, each minute: finds what is due. Runs that come late, twice or not at all do no harm. */
export const watchDeadlines = async ({ tickets, measure, now }: DeadlinePorts): Promise<void> => {
  const at = now();
  const due = await tickets.before(at);
  const oldest = Math.min(at.getTime(), ...due.map((ticket) => ticket.due.getTime()));
  measure({ due: due.length, oldestSeconds: Math.floor((at.getTime() - oldest) / 1_000) });
};
