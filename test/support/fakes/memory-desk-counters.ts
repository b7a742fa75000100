import type { Commit, DeskCounters } from "../../../functions/count-desk-changes/count-changes.js";
import type { Mark, TicketState } from "../../../functions/count-desk-changes/plan-changes.js";
import type { CountedTicket } from "../../../functions/shared/desk/stats/contributions.js";

/** Counters and marks in memory. Tickets are put into it as they change. */
export class MemoryDeskCounters implements DeskCounters {
  readonly tickets = new Map<string, CountedTicket>();
  readonly marks = new Map<string, Mark & { readonly expiresAt: number | undefined }>();
  readonly #counters = new Map<string, number>();

  read(ticketIds: readonly string[]): Promise<readonly TicketState[]> {
    return Promise.resolve(
      ticketIds.map((ticketId) => ({
        ticketId,
        before: this.marks.get(ticketId),
        ticket: this.tickets.get(ticketId),
      })),
    );
  }

  write({ changes, additions }: Commit): Promise<"written" | "conflict"> {
    const isCurrent = changes.every(({ ticketId, before }) => this.marks.get(ticketId)?.revision === before?.revision);
    const isThere = changes.some(({ ticketId, isGone }) => isGone && this.tickets.has(ticketId));
    if (!isCurrent || isThere) return Promise.resolve("conflict");
    for (const { ticketId, before, after } of changes)
      this.marks.set(ticketId, { ...after, revision: (before?.revision ?? 0) + 1 });
    for (const [item, counts] of additions)
      for (const [counter, count] of counts) {
        const name = `${item}/${counter}`;
        this.#counters.set(name, (this.#counters.get(name) ?? 0) + count);
      }
    return Promise.resolve("written");
  }

  /** Every counter that is not 0, by its name: `now#OPEN/total`. */
  get counters(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counters].filter(([, count]) => count !== 0));
  }
}
