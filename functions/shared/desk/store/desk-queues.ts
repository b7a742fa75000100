import type { DeskTicket } from "../desk-ticket.js";

/** A ticket of a queue. */
export interface ListedTicket extends DeskTicket {
  /** Its next deadline, by which it is sorted, in milliseconds since 1970; undefined when no clock runs. */
  readonly due: number | undefined;
}

/** Tickets as an index lists them. It may lag behind the table by seconds, so a change reads the ticket itself. */
export interface ListedTickets {
  /** The next deadline first. */
  readonly tickets: readonly ListedTicket[];
  /** Ids of items that cannot be read, such as ones that were edited by hand. */
  readonly unreadable: readonly string[];
  /** Whether there are more. */
  readonly isCut: boolean;
}

/** What the system reads of the queues. @throws DependencyThrottled, DependencyUnavailable or DependencyRejected */
export interface DeskQueues {
  /** Unassigned tickets. @param limit most tickets of one partition of a queue */
  unassigned(limit: number): Promise<ListedTickets>;
  /**
   * Tickets with a deadline before `until` (milliseconds since 1970), whoever has them.
   * @param limit most tickets of one partition of a queue; of more, those with the earliest deadlines are left out,
   * because they were acted on long ago
   */
  dueBefore(until: number, limit: number): Promise<ListedTickets>;
  /** Tickets of an agent. */
  ofAgent(agentId: string, limit: number): Promise<ListedTickets>;
}
