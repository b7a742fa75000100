import type { TimeRange } from "./time-range.js";

/** What to look at: the whole of a kind, or only these tickets or objects. */
export interface Selection extends TimeRange {
  readonly tickets?: ReadonlySet<string> | undefined;
  readonly keys?: ReadonlySet<string> | undefined;
}

export const isChosenTicket = ({ tickets }: Selection, ticketId: string): boolean =>
  tickets === undefined || tickets.has(ticketId);
