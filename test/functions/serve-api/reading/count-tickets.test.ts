import { describe, expect, it } from "vitest";
import { countTickets } from "../../../../functions/serve-api/reading/count-tickets.js";
import { TicketStatsSchema } from "../../../../functions/shared/api/conversation-schemas.js";
import { TICKET_STATUSES } from "../../../../functions/shared/contracts/ticket-record.js";
import { aCaller } from "../../../support/fakes/ticket-api-ports.js";
import { FakeTicketStore } from "../../../support/fakes/ticket-store-fake.js";

const CALLER = aCaller();
const at = (index: number): string => new Date(Date.parse("2026-11-21T08:00:00.000Z") + index * 1_000).toISOString();

const filled = (count: number, mostPerRead?: number): FakeTicketStore => {
  const store = new FakeTicketStore(undefined, mostPerRead);
  for (let index = 0; index < count; index += 1)
    store.tickets.set(`TKT-${index}`, {
      ticketId: `TKT-${index}`,
      customerId: index % 5 === 4 ? "C-2" : CALLER.subject,
      submittedAt: at(index),
      status: TICKET_STATUSES[index % TICKET_STATUSES.length] ?? "RECEIVED",
      priority: index % 2 === 0 ? "HIGH" : undefined,
    });
  return store;
};

describe("GET /tickets/stats", () => {
  it("counts the caller's tickets by status and priority", async () => {
    const stats = await countTickets(CALLER, {}, filled(10));

    expect(TicketStatsSchema.parse(stats)).toEqual({
      total: 8,
      byStatus: { RECEIVED: 2, NOT_ACCEPTED: 2, PROCESSING: 2, ANSWERED: 1, NEEDS_HUMAN: 0, FAILED: 1 },
      byPriority: { CRITICAL: 0, HIGH: 4, MEDIUM: 0, NORMAL: 0, NONE: 4 },
      isComplete: true,
    });
  });

  it("counts those of a time only", async () => {
    expect(await countTickets(CALLER, { from: at(2), to: at(4) }, filled(10))).toMatchObject({ total: 2 });
    expect(await countTickets(CALLER, { from: at(4), to: at(2) }, filled(10))).toMatchObject({ total: 0 });
  });

  it("reads ten pages at most, and says when there are more", async () => {
    const store = filled(100, 3);
    const stats = await countTickets(CALLER, {}, store);

    expect(store.calls).toHaveLength(10);
    expect(stats).toMatchObject({ total: 30, isComplete: false });
    expect(Object.values(stats.byStatus).reduce((sum, count) => sum + count, 0)).toBe(30);
  });

  it("is complete when the tickets end with the last page", async () => {
    expect(await countTickets(CALLER, {}, filled(29, 3))).toMatchObject({ total: 24, isComplete: true });
  });
});
