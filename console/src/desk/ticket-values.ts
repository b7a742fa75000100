import type { components } from "../api/schema";

// Apart from their names, which only pages of staff need: the router reads filters from the address for everybody.

type Ticket = components["schemas"]["DeskTicket"];

/** From most to least urgent. */
export const PRIORITIES = ["CRITICAL", "HIGH", "MEDIUM", "NORMAL"] as const satisfies readonly Ticket["priority"][];

export const CATEGORIES = [
  "ACCOUNT",
  "BILLING",
  "BUG",
  "DATA_LOSS",
  "FEATURE_REQUEST",
  "HOW_TO",
  "OUTAGE",
  "PERFORMANCE",
  "SECURITY",
  "OTHER",
] as const satisfies readonly Ticket["category"][];

export const TIERS = ["gold", "general"] as const satisfies readonly Ticket["tier"][];
