import { setTimeout as sleep } from "node:timers/promises";
import { accountForTickets, type TicketAccounting, type Observation, type SentRecord } from "./account-for-tickets.js";

const POLL_MS = 500;

/**
 * Accounts for what was sent, looking again for a while (default 15 s) as long as something is missing: records that start no
 * execution show only in the bucket and the log, a moment later.
 */
export const accountUntilComplete = async (
  sent: readonly SentRecord[],
  observe: () => Promise<Observation>,
  signal: AbortSignal,
  timeoutMs = 15_000,
): Promise<{ readonly accounted: TicketAccounting; readonly seen: Observation }> => {
  const deadline = Date.now() + timeoutMs;
  let seen = await observe();
  let accounted = accountForTickets(sent, seen);
  while (accounted.lost > 0 && Date.now() < deadline) {
    await sleep(POLL_MS, undefined, { signal });
    seen = await observe();
    accounted = accountForTickets(sent, seen);
  }
  return { accounted, seen };
};
