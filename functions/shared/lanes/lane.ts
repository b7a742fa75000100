import type { Tier } from "../contracts/ticket-event.js";
import type { Priority } from "../contracts/ticket-record.js";

/** Lanes of the pipeline: `priority` for tier gold and for HIGH and CRITICAL, `general` for the rest. */
export const LANES = ["priority", "general"] as const;
export type Lane = (typeof LANES)[number];

/** Tiers whose tickets always take the priority lane. */
export const PREFERRED_TIERS: readonly Tier[] = ["gold"];

/** Priorities whose tickets take the priority lane, whatever their tier. */
export const URGENT_PRIORITIES: readonly Priority[] = ["HIGH", "CRITICAL"];

/** The lane that a finished ticket is routed to. The filters of the topic's subscriptions say the same. */
export const laneOf = (ticket: { readonly tier: Tier; readonly priority: Priority }): Lane =>
  PREFERRED_TIERS.includes(ticket.tier) || URGENT_PRIORITIES.includes(ticket.priority) ? "priority" : "general";
