import {
  TicketMissing,
  type LaneAssignment,
  type LaneResult,
  type LaneTable,
} from "../../../functions/shared/lanes/set-lane.js";
import type { RoutedTicket } from "../../../functions/shared/contracts/routed-ticket.js";

/** A table of the given answers, with lanes as the real one: an earlier answer never overwrites a later one. */
export class FakeLaneTable implements LaneTable {
  private readonly processedAt: ReadonlyMap<string, string>;
  private readonly lanes = new Map<string, { readonly lane: string; readonly answerBy: string }>();

  constructor(stored: readonly RoutedTicket[]) {
    this.processedAt = new Map(stored.map((ticket) => [ticket.ticket_id, ticket.processed_at]));
  }

  setLane({ opened, processedAt, answerBy }: LaneAssignment): Promise<LaneResult> {
    const { ticketId, lane } = opened.ticket;
    const stored = this.processedAt.get(ticketId);
    if (stored === undefined) return Promise.reject(new TicketMissing("no such ticket"));
    if (stored > processedAt) return Promise.resolve("superseded");
    this.lanes.set(ticketId, { lane, answerBy });
    return Promise.resolve("opened");
  }

  laneOf(ticketId: string): { readonly lane: string; readonly answerBy: string } | undefined {
    return this.lanes.get(ticketId);
  }
}
