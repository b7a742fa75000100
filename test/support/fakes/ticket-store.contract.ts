import type { CustomerTicket } from "../../../functions/shared/table/customer-ticket.js";
import { expect, it } from "vitest";
import type { IntakeKey, IntakeTable, ReceivedTicket, UserTable } from "../../../functions/serve-api/ports.js";
import type { TicketReader, TicketSelection } from "../../../functions/serve-api/reading/ticket-reader.js";

/** A table under test, and writes that its ports do not offer. */
export interface TableUnderTest {
  readonly table: IntakeTable & TicketReader & UserTable;
  /** Starts a ticket as the workflow's Open ticket does. */
  readonly startProcessing: (ticketId: string) => Promise<void>;
  /** Puts a ticket in the state in which the workflow leaves it. */
  readonly put: (ticket: CustomerTicket) => Promise<void>;
}

const AT = new Date("2026-11-21T08:30:00.000Z");
const FAULT = { error: "DependencyUnavailable", at: AT };

/** Every test has its own tickets, keys and customers, so that all tests can share one table. */
let made = 0;
const unique = (word: string): string => `${word}-${(made += 1)}`;

const aReceivedTicket = (changes: Partial<ReceivedTicket> = {}): ReceivedTicket => ({
  ticketId: unique("TKT"),
  submittedAt: AT.toISOString(),
  tier: "gold",
  customerId: unique("C"),
  subject: "No coffee",
  ...changes,
});

const aKey = (changes: Partial<IntakeKey> = {}): IntakeKey => ({
  id: unique("key"),
  requestHash: "ab".repeat(32),
  expiresAt: AT.getTime() / 1_000 + 60,
  ...changes,
});

const aSelection = (changes: Partial<TicketSelection>): TicketSelection => ({
  customerId: "C",
  from: "2026-01-01T00:00:00.000Z",
  until: "2026-12-31T00:00:00.000Z",
  status: undefined,
  priority: undefined,
  after: undefined,
  limit: 100,
  ...changes,
});

/** What the intake relies on. @param open returns the table, which may contain items of other tests */
export const testIntakeTable = (open: () => TableUnderTest): void => {
  it("writes a ticket as RECEIVED, and reads it back", async () => {
    const { table } = open();
    const ticket = aReceivedTicket();

    expect(await table.open(ticket, undefined)).toBeUndefined();
    expect(await table.read(ticket.ticketId)).toMatchObject({ ...ticket, status: "RECEIVED" });
    expect(await table.read(unique("TKT"))).toBeUndefined();
  });

  it("returns a key's first ticket for the second one, and writes nothing", async () => {
    const { table } = open();
    const [key, first, second] = [aKey(), aReceivedTicket(), aReceivedTicket({ tier: "general" })];
    await table.open(first, key);

    const { ticketId, submittedAt, tier } = first;
    const earlier = { ticketId, submittedAt, tier, requestHash: key.requestHash, accepted: false, refused: false };
    expect(await table.open(second, { ...key, requestHash: "cd".repeat(32) })).toMatchObject(earlier);
    expect(await table.read(second.ticketId)).toBeUndefined();
  });

  it("accepts one of fifty simultaneous tickets of a key", async () => {
    const { table } = open();
    const key = aKey();
    const tickets = Array.from({ length: 50 }, () => aReceivedTicket());
    const earlier = await Promise.all(tickets.map((ticket) => table.open(ticket, key)));

    const [winner, ...others] = tickets.filter((_, index) => earlier[index] === undefined);
    expect(others).toEqual([]);
    expect(new Set(earlier.flatMap((intake) => intake?.ticketId ?? []))).toEqual(new Set([winner?.ticketId]));
  });

  it("keeps a key until the second in which it expires, and frees it in the next, even if its item still exists", async () => {
    const { table } = open();
    const key = aKey();
    const first = aReceivedTicket();
    const [inTime, late] = [key.expiresAt, key.expiresAt + 1].map((second) => new Date(second * 1_000).toISOString());
    await table.open(first, key);

    expect(await table.open(aReceivedTicket({ submittedAt: inTime ?? "" }), key)).toMatchObject({
      ticketId: first.ticketId,
    });
    expect(await table.open(aReceivedTicket({ submittedAt: late ?? "" }), key)).toBeUndefined();
  });

  it("marks once that a key's ticket is on the stream, and returns its earlier progress", async () => {
    const { table } = open();
    const [key, ticket] = [aKey(), aReceivedTicket()];
    await table.open(ticket, key);

    expect(await table.accept(ticket.ticketId, key.id, AT)).toEqual({ accepted: false, refused: false });
    expect(await table.accept(ticket.ticketId, key.id, AT)).toEqual({ accepted: true, refused: false });
    expect(await table.open(aReceivedTicket(), key)).toMatchObject({ accepted: true, refused: false });
  });

  it("marks nothing for another key's ticket, or for a key that no longer exists", async () => {
    const { table } = open();
    const key = aKey();
    await table.open(aReceivedTicket(), key);

    await expect(table.accept(unique("TKT"), key.id, AT)).rejects.toThrow();
    await expect(table.accept(unique("TKT"), unique("key"), AT)).rejects.toThrow();
    expect(await table.open(aReceivedTicket(), key)).toMatchObject({ accepted: false });
  });

  it.each([true, false])("marks a ticket NOT_ACCEPTED, more than once, and reverts that; keyed: %s", async (keyed) => {
    const { table } = open();
    const [key, ticket] = [keyed ? aKey() : undefined, aReceivedTicket()];
    await table.open(ticket, key);

    expect(await table.refuse(ticket.ticketId, key?.id, FAULT)).toBe("refused");
    expect(await table.refuse(ticket.ticketId, key?.id, FAULT)).toBe("refused");
    expect(await table.read(ticket.ticketId)).toMatchObject({ status: "NOT_ACCEPTED" });
    if (key !== undefined) expect(await table.open(aReceivedTicket(), key)).toMatchObject({ refused: true });
    await table.reopen(ticket.ticketId);
    expect(await table.read(ticket.ticketId)).toMatchObject({ status: "RECEIVED" });
  });

  it("does not mark a ticket NOT_ACCEPTED that an equal request put", async () => {
    const { table } = open();
    const [key, ticket] = [aKey(), aReceivedTicket()];
    await table.open(ticket, key);
    await table.accept(ticket.ticketId, key.id, AT);

    expect(await table.refuse(ticket.ticketId, key.id, FAULT)).toBe("in-stream");
    expect(await table.read(ticket.ticketId)).toMatchObject({ status: "RECEIVED" });
  });

  it.each([true, false])("does not change a ticket that the workflow has started; keyed: %s", async (keyed) => {
    const { table, startProcessing } = open();
    const [key, ticket] = [keyed ? aKey() : undefined, aReceivedTicket()];
    await table.open(ticket, key);
    await startProcessing(ticket.ticketId);

    expect(await table.refuse(ticket.ticketId, key?.id, FAULT)).toBe("in-stream");
    await table.reopen(ticket.ticketId);
    expect(await table.read(ticket.ticketId)).toMatchObject({ status: "PROCESSING" });
  });

  it("lets the workflow start a ticket that was marked NOT_ACCEPTED", async () => {
    const { table, startProcessing } = open();
    const ticket = aReceivedTicket();
    await table.open(ticket, undefined);
    await table.refuse(ticket.ticketId, undefined, FAULT);
    await startProcessing(ticket.ticketId);

    expect(await table.read(ticket.ticketId)).toMatchObject({ status: "PROCESSING" });
  });

  it("reports that an unknown ticket is not on the stream, and creates none", async () => {
    const { table } = open();
    const ticketId = unique("TKT");

    expect(await table.refuse(ticketId, undefined, FAULT)).toBe("refused");
    await table.reopen(ticketId);
    expect(await table.read(ticketId)).toBeUndefined();
  });

  it("returns a user's owner and expiry, and extends a user but creates none", async () => {
    const { table } = open();
    const [userId, unknown] = [unique("USR"), unique("USR")];
    await table.add({ userId, owner: "C-1", createdAt: AT, expiresAt: 1_800_000_000 });
    expect(await table.find(userId)).toEqual({ owner: "C-1", expiresAt: 1_800_000_000 });

    await table.extend(userId, 1_900_000_000);
    await table.extend(unknown, 1_900_000_000);
    expect(await table.find(userId)).toEqual({ owner: "C-1", expiresAt: 1_900_000_000 });
    expect(await table.find(unknown)).toBeUndefined();
  });
};

/** What lists of tickets rely on. */
export const testTicketReader = (open: () => TableUnderTest): void => {
  const at = (minute: number): string => `2026-11-21T08:${String(minute).padStart(2, "0")}:00.000Z`;

  const filled = async (count: number): Promise<TableUnderTest & { readonly customerId: string }> => {
    const under = open();
    const customerId = unique("C");
    for (let minute = 0; minute < count; minute += 1) {
      const status = minute % 2 === 0 ? "ANSWERED" : "FAILED";
      await under.put({ ticketId: unique("TKT"), submittedAt: at(minute), customerId, status });
    }
    await under.put({ ticketId: unique("TKT"), submittedAt: at(1), customerId: unique("C"), status: "ANSWERED" });
    return { ...under, customerId };
  };

  const minutesOf = ({ tickets }: { readonly tickets: readonly CustomerTicket[] }): number[] =>
    tickets.map(({ submittedAt }) => Number(submittedAt.slice(14, 16)));

  it("lists a customer's own tickets, newest first", async () => {
    const { table, customerId } = await filled(4);
    const page = await table.list(aSelection({ customerId }));

    expect(minutesOf(page)).toEqual([3, 2, 1, 0]);
    expect(page.next).toBeUndefined();
  });

  it("includes both ends of the window", async () => {
    const { table, customerId } = await filled(5);

    expect(minutesOf(await table.list(aSelection({ customerId, from: at(1), until: at(3) })))).toEqual([3, 2, 1]);
  });

  it("reads as many as the limit, and returns those of them that match", async () => {
    const { table, customerId } = await filled(6);
    const page = await table.list(aSelection({ customerId, status: "FAILED", limit: 4 }));

    expect(minutesOf(page)).toEqual([5, 3]);
    expect(page.next?.submittedAt).toBe(at(2));
  });

  it("continues after a position, even among tickets of the same moment", async () => {
    const { table, put } = open();
    const customerId = unique("C");
    const ids = Array.from({ length: 5 }, () => unique("TKT"));
    for (const ticketId of ids) await put({ ticketId, submittedAt: at(1), customerId, status: "ANSWERED" });

    const seen: string[] = [];
    let after: TicketSelection["after"];
    do {
      const page = await table.list(aSelection({ customerId, after, limit: 2 }));
      seen.push(...page.tickets.map(({ ticketId }) => ticketId));
      after = page.next;
    } while (after !== undefined);
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });
};
