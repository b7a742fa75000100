import { expect, it } from "vitest";
import { countChanges, type DeskCounters } from "../../../functions/count-desk-changes/count-changes.js";
import { planChange, type TicketState } from "../../../functions/count-desk-changes/plan-changes.js";
import type { DeskTicket } from "../../../functions/shared/desk/desk-ticket.js";
import { aDeskTicket } from "../builders/desk-tickets.js";

/** Counters under test, and what their port does not offer. */
export interface CountersUnderTest {
  readonly counters: DeskCounters;
  /** Puts a ticket as the desk leaves it. */
  readonly put: (ticket: DeskTicket) => Promise<void>;
  /** Deletes a ticket. */
  readonly remove: (ticketId: string) => Promise<void>;
  /** The value of a counter, such as `now#OPEN/total`; 0 for one that does not exist. */
  readonly valueOf: (item: "now#OPEN", counter: string) => Promise<number>;
}

/** Every test has its own tickets, so that all tests can share one table. */
let made = 0;
const aTicket = (change: Partial<DeskTicket> = {}): DeskTicket =>
  aDeskTicket({ ticketId: `TKT-counted-${(made += 1)}`, ...change });

const now = () => Date.parse("2026-11-23T09:00:00.000Z");

/** What counting relies on. @param open returns counters, which may have counted tickets of other tests */
export const testDeskCounters = (open: () => CountersUnderTest): void => {
  const total = () => open().valueOf("now#OPEN", "total");
  const commitOf = (states: readonly TicketState[]) => {
    const changes = states.flatMap((state) => planChange(state, now()) ?? []);
    const [change] = changes;
    if (change === undefined) throw new Error("nothing to change");
    return { changes, additions: change.additions };
  };

  it("has neither mark nor ticket of what it does not know", async () => {
    expect(await open().counters.read(["TKT-nobody"])).toEqual([
      { ticketId: "TKT-nobody", before: undefined, ticket: undefined },
    ]);
  });

  it("adds to counters, and remembers what it has counted of a ticket", async () => {
    const { counters, put } = open();
    const [ticket, before] = [aTicket(), await total()];
    await put(ticket);
    const states = await counters.read([ticket.ticketId]);
    expect(await counters.write(commitOf(states))).toBe("written");

    expect(await total()).toBe(before + 1);
    const [counted] = await counters.read([ticket.ticketId]);
    expect(counted?.before).toMatchObject({ revision: 1, nextResponses: { met: 0, missed: 0 } });
    expect(counted && planChange(counted, now())).toBeUndefined();
  });

  it("writes nothing when somebody else has counted the ticket since it was read", async () => {
    const { counters, put } = open();
    const [ticket, before] = [aTicket(), await total()];
    await put(ticket);
    const states = await counters.read([ticket.ticketId]);

    expect(await counters.write(commitOf(states))).toBe("written");
    expect(await counters.write(commitOf(states))).toBe("conflict");
    await put({ ...ticket, deskStatus: "PENDING" });
    const later = await counters.read([ticket.ticketId]);
    expect(await counters.write(commitOf(later))).toBe("written");
    expect(await counters.write(commitOf(later))).toBe("conflict");
    expect(await total()).toBe(before + 1);
  });

  it("counts a ticket as gone when it is, and not when it has only not been read", async () => {
    const { counters, put, remove } = open();
    const [ticket, before] = [aTicket(), await total()];
    await put(ticket);
    await counters.write(commitOf(await counters.read([ticket.ticketId])));
    const unread = (await counters.read([ticket.ticketId])).map((state) => ({ ...state, ticket: undefined }));

    expect(await counters.write(commitOf(unread))).toBe("conflict");
    expect(await total()).toBe(before + 1);
    await remove(ticket.ticketId);
    expect(await counters.write(commitOf(unread))).toBe("written");
    expect(await total()).toBe(before);
  });

  it("counts each of twenty tickets once when ten calls count all of them at the same time", async () => {
    const { counters, put } = open();
    const [tickets, before] = [Array.from({ length: 20 }, () => aTicket()), await total()];
    for (const ticket of tickets) await put(ticket);
    const ids = tickets.map(({ ticketId }) => ticketId);
    const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    const ports = { counters, now, sleep, random: Math.random };
    await Promise.all(Array.from({ length: 10 }, () => countChanges(ids, ports)));

    expect(await total()).toBe(before + 20);
  });
};
