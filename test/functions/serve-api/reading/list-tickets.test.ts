import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TicketQuery } from "../../../../functions/shared/api/ticket-schemas.js";
import type { StoredTicket } from "../../../../functions/serve-api/reading/ticket-reader.js";
import { writeCursor } from "../../../../functions/serve-api/reading/cursor.js";
import { listTickets } from "../../../../functions/serve-api/reading/list-tickets.js";
import { PRIORITIES, TICKET_STATUSES } from "../../../../functions/shared/contracts/ticket-record.js";
import { aCaller } from "../../../support/fakes/ticket-api-ports.js";
import { type FakeItem, FakeTicketStore, newestFirst } from "../../../support/fakes/ticket-store-fake.js";

const CALLER = aCaller();
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 21, 8, minute)).toISOString();

const storeOf = (tickets: readonly FakeItem[], mostPerRead?: number): FakeTicketStore => {
  const store = new FakeTicketStore(undefined, mostPerRead);
  for (const ticket of tickets) store.tickets.set(ticket.ticketId, ticket);
  return store;
};

const aTicketAt = (minute: number, changes: Partial<FakeItem> = {}): FakeItem => ({
  ticketId: `TKT-${minute}`,
  customerId: CALLER.subject,
  submittedAt: at(minute),
  status: "ANSWERED",
  ...changes,
});

/** Reads all pages. @param between what happens after each page */
const readAll = async (
  query: TicketQuery,
  store: FakeTicketStore,
  between: (page: number) => void = () => undefined,
) => {
  const pages: (readonly StoredTicket[])[] = [];
  let cursor: string | null | undefined;
  do {
    const { tickets, nextCursor } = await listTickets(CALLER, { ...query, cursor: cursor ?? undefined }, store);
    pages.push(tickets);
    cursor = nextCursor;
    between(pages.length);
  } while (cursor !== null);
  return pages;
};

const filters = () =>
  fc.record({
    status: fc.option(fc.constantFrom(...TICKET_STATUSES.slice(0, 3)), { nil: undefined }),
    priority: fc.option(fc.constantFrom(...PRIORITIES.slice(0, 2)), { nil: undefined }),
    from: fc.option(fc.nat(20).map(at), { nil: undefined }),
    to: fc.option(fc.nat(20).map(at), { nil: undefined }),
    limit: fc.integer({ min: 1, max: 5 }),
  });

/** Tickets, some submitted at the same time and some by another customer. */
const tickets = () =>
  fc.uniqueArray(
    fc.record({
      ticketId: fc.stringMatching(/^[a-z]{1,3}$/),
      customerId: fc.constantFrom("C-1", "C-1", "C-1", "C-2"),
      submittedAt: fc.nat(20).map(at),
      status: fc.constantFrom(...TICKET_STATUSES.slice(0, 3)),
      priority: fc.constantFrom(undefined, ...PRIORITIES.slice(0, 2)),
    }),
    { selector: ({ ticketId }) => ticketId, maxLength: 40 },
  );

describe("listTickets", () => {
  it("returns every matching ticket once and in order, while others arrive and with reads of any size", async () => {
    await fc.assert(
      fc.asyncProperty(tickets(), filters(), fc.integer({ min: 1, max: 7 }), async (all, query, mostPerRead) => {
        const store = storeOf(all, mostPerRead);
        const pages = await readAll(query, store, (page) => {
          store.tickets.set(`NEW-${page}`, aTicketAt(30 + page));
        });

        const { status, priority, from = "", to = "~" } = query;
        const expected = all
          .filter((ticket) => ticket.customerId === "C-1" && ticket.submittedAt >= from && ticket.submittedAt < to)
          .filter((ticket) => status === undefined || ticket.status === status)
          .filter((ticket) => priority === undefined || ticket.priority === priority)
          .toSorted(newestFirst);
        expect(pages.flat().map(({ ticketId }) => ticketId)).toEqual(expected.map(({ ticketId }) => ticketId));
        expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(query.limit);
      }),
    );
  });

  it("fills its pages and recognizes the last one, with one read each", async () => {
    const store = storeOf(Array.from({ length: 6 }, (_, minute) => aTicketAt(minute)));
    const pages = await readAll({ limit: 3 }, store);

    expect(pages.map((page) => page.length)).toEqual([3, 3]);
    expect(store.calls).toEqual(["list", "list"]);
  });

  it("returns what it found when few tickets match, with a cursor to continue", async () => {
    const store = storeOf(
      [aTicketAt(0, { status: "FAILED" }), ...Array.from({ length: 30 }, (_, m) => aTicketAt(m + 1))],
      5,
    );
    const first = await listTickets(CALLER, { limit: 2, status: "FAILED" }, store);

    expect(first.tickets).toEqual([]);
    expect(first.nextCursor).not.toBeNull();
    expect(store.calls).toHaveLength(4);
    expect((await readAll({ limit: 2, status: "FAILED" }, store)).flat()).toMatchObject([{ ticketId: "TKT-0" }]);
  });

  it("is empty, without a read, when no ticket can be in the range", async () => {
    const store = storeOf([aTicketAt(1)]);

    expect(await listTickets(CALLER, { limit: 2, from: at(1), to: at(1) }, store)).toEqual({
      tickets: [],
      nextCursor: null,
    });
    expect(store.calls).toEqual([]);
  });

  it("refuses any cursor when no ticket can be in the range, because such a list issues none", async () => {
    const store = storeOf([aTicketAt(1), aTicketAt(2)]);
    const { nextCursor } = await listTickets(CALLER, { limit: 1 }, store);

    for (const cursor of [nextCursor ?? "", "made-up"])
      await expect(listTickets(CALLER, { limit: 1, from: at(2), to: at(1), cursor }, store)).rejects.toMatchObject({
        kind: "invalid-request",
      });
  });

  it("refuses another customer's cursor", async () => {
    const store = storeOf([aTicketAt(1), aTicketAt(2), aTicketAt(3, { customerId: "C-2" })]);
    const { nextCursor } = await listTickets(CALLER, { limit: 1 }, store);

    expect(nextCursor).not.toBeNull();
    await expect(
      listTickets(aCaller({ subject: "C-2" }), { limit: 1, cursor: nextCursor ?? "" }, store),
    ).rejects.toMatchObject({ kind: "invalid-request" });
  });

  it("shows only the caller's own tickets, even with a cursor forged from another's", async () => {
    const store = storeOf([aTicketAt(1), aTicketAt(2, { customerId: "C-2" }), aTicketAt(3, { customerId: "C-2" })]);
    const scope = {
      customerId: CALLER.subject,
      window: { from: "0001-01-01T00:00:00.000Z", until: "9999-12-31T23:59:59.999Z" },
      status: undefined,
      priority: undefined,
    };
    const forged = writeCursor({ submittedAt: at(3), ticketId: "TKT-3" }, scope);

    expect((await listTickets(CALLER, { limit: 9, cursor: forged }, store)).tickets).toMatchObject([
      { ticketId: "TKT-1" },
    ]);
  });

  it("allows a different page size for every page", async () => {
    const store = storeOf(Array.from({ length: 6 }, (_, minute) => aTicketAt(minute)));
    const first = await listTickets(CALLER, { limit: 1 }, store);
    const rest = await listTickets(CALLER, { limit: 100, cursor: first.nextCursor ?? "" }, store);

    expect(rest.tickets).toHaveLength(5);
  });
});
