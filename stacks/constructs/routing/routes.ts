import { type Lane, PREFERRED_TIERS, URGENT_PRIORITIES } from "../../../functions/shared/lanes/lane.js";
import type { FunctionName } from "../../functions.js";

/** Where finished tickets go: each goes to analytics, to one of the lanes, and to be evaluated. */
export type TicketRouteName = "analytics" | "evaluation" | Lane;

/** A subscription's filter on message attributes. */
export type FilterPolicy = Readonly<Record<string, readonly (string | object)[]>>;

export interface TicketRoute {
  /** The processor, by its folder. */
  readonly folder: FunctionName;
  /** @default everything */
  readonly filter?: FilterPolicy;
  /** Seconds to wait at most until a batch is full. */
  readonly windowSeconds: number;
  /**
   * Maximum concurrent calls of the processor. The other messages wait in the queue, which does not count as a receive.
   */
  readonly concurrency: number;
  /** Minutes that a ticket may wait where nobody waits for it. @default ALARM_ROUTING_WAITING_MINUTES */
  readonly waitingMinutes?: number;
}

/**
 * The lanes' filters are each other's opposite: every ticket goes to exactly one. SNS reads `$or` as an operator only
 * with two or more objects, and `anything-but` requires the attribute, which the workflow always sets.
 */
export const TICKET_ROUTES: Readonly<Record<TicketRouteName, TicketRoute>> = {
  // No one waits for a count, and concurrent calls would only contend for the counters.
  analytics: { folder: "count-tickets", windowSeconds: 5, concurrency: 5 },
  priority: {
    folder: "set-priority-lane",
    filter: { $or: [{ tier: PREFERRED_TIERS }, { priority: URGENT_PRIORITIES }] },
    windowSeconds: 0,
    concurrency: 20,
  },
  general: {
    folder: "set-general-lane",
    filter: { tier: [{ "anything-but": PREFERRED_TIERS }], priority: [{ "anything-but": URGENT_PRIORITIES }] },
    windowSeconds: 0,
    concurrency: 20,
  },
  // Nobody waits for an evaluation, and full batches cost less. A judge that is throttled is asked again for two hours.
  evaluation: { folder: "evaluate-response", windowSeconds: 20, concurrency: 2, waitingMinutes: 6 * 60 },
};

const isRouteName = (name: string): name is TicketRouteName => name in TICKET_ROUTES;
export const TICKET_ROUTE_NAMES: readonly TicketRouteName[] = Object.keys(TICKET_ROUTES).filter(isRouteName);
