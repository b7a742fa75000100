import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DESK_STATUSES } from "../../../../functions/shared/desk/desk-status.js";
import {
  DESK_QUEUES,
  QUEUE_SHARDS,
  queueKeyOf,
  readDeskTicket,
  RESPONDERS,
  toDeskAttributes,
  type DeskTicket,
} from "../../../../functions/shared/desk/desk-ticket.js";
import { AROUND_THE_CLOCK } from "../../../../functions/shared/desk/schedule.js";
import { CATEGORIES, PRIORITIES, TICKET_STATUSES } from "../../../../functions/shared/contracts/ticket-record.js";
import { aDeskItem, aDeskTicket } from "../../../support/builders/desk-tickets.js";

const NEVER = "1970-01-01T00:00:00.000Z";
const anInstant = fc.option(fc.nat(), { nil: undefined });

const someTicket: fc.Arbitrary<DeskTicket> = fc
  .record({
    deskStatus: fc.constantFrom(...DESK_STATUSES),
    priority: fc.constantFrom(...PRIORITIES),
    category: fc.constantFrom(...CATEGORIES),
    version: fc.integer({ min: 1, max: 2 ** 40 }),
    subject: fc.string(),
    tags: fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 4 }).map((tags) => tags.toSorted()),
    assignee: fc.option(fc.uuid(), { nil: undefined }),
    lastMessageId: fc.option(fc.uuid(), { nil: undefined }),
    hasResponse: fc.boolean(),
    firstResponse: fc.option(fc.record({ at: fc.constant(NEVER), by: fc.constantFrom(...RESPONDERS) }), {
      nil: undefined,
    }),
    customerWaits: fc.boolean(),
    clock: fc.record({
      budget: fc.nat(),
      consumed: fc.nat(),
      runningSince: anInstant,
      earlier: fc.option(fc.array(fc.record({ since: fc.nat(), consumed: fc.nat() })), { nil: undefined }),
      doneAt: anInstant,
      warnedAt: anInstant,
      escalatedAt: anInstant,
      metBefore: anInstant,
      missedBefore: anInstant,
    }),
  })
  .map(({ assignee, clock, ...rest }) =>
    aDeskTicket({
      ...rest,
      ...(assignee === undefined ? {} : { assignee }),
      sla: { firstResponse: clock },
      solvedAt: rest.deskStatus === "SOLVED" ? "2026-11-28T10:00:00.000Z" : undefined,
    }),
  );

describe("a ticket's desk attributes", () => {
  it("are read as they were written", () => {
    fc.assert(
      fc.property(someTicket, (ticket) => {
        expect(readDeskTicket(aDeskItem(ticket), Date.parse(ticket.solvedAt ?? NEVER))).toEqual(ticket);
      }),
    );
  });

  it("list the ticket in exactly one shard of its queue, by its next deadline", () => {
    const { queue_key, agent_key, due_key } = toDeskAttributes(aDeskTicket(), AROUND_THE_CLOCK);
    const shards = Array.from({ length: QUEUE_SHARDS }, (_, shard) => queueKeyOf("priority", false, shard));

    expect(shards).toContain(queue_key?.S);
    expect(agent_key).toBeUndefined();
    expect(due_key).toEqual({ S: "2026-11-23T12:00:00.000Z#TKT-1" });
  });

  it("list a ticket that failed in a queue of its own, whatever its lane is", () => {
    const failed = aDeskTicket({ status: "FAILED", lane: "general" });
    const queues = DESK_QUEUES.join("|");
    const keyOf = (ticket: DeskTicket) => toDeskAttributes(ticket, AROUND_THE_CLOCK)["queue_key"]?.S;

    expect(keyOf(failed)).toMatch(/^failed#unassigned#[01]$/);
    expect(keyOf({ ...failed, status: "NEEDS_HUMAN" })).toMatch(/^general#unassigned#[01]$/);
    for (const status of TICKET_STATUSES)
      expect(keyOf({ ...failed, status })).toMatch(new RegExp(`^(${queues})#unassigned#[01]$`));
  });

  it("keep the preview that lists show in step with the subject", () => {
    expect(toDeskAttributes(aDeskTicket({ subject: "x".repeat(300) }), AROUND_THE_CLOCK)["subject_preview"]).toEqual({
      S: `${"x".repeat(199)}…`,
    });
  });

  it("read as closed when the ticket has been solved for seven days, and are not changed by that", () => {
    const solved = aDeskTicket({ deskStatus: "SOLVED", solvedAt: "2026-11-23T08:00:00.000Z" });
    const at = (now: string) => readDeskTicket(aDeskItem(solved), Date.parse(now)).deskStatus;

    expect(at("2026-11-30T07:59:59.999Z")).toBe("SOLVED");
    expect(at("2026-11-30T08:00:00.000Z")).toBe("CLOSED");
    expect(aDeskItem(solved)["desk_status"]).toEqual({ S: "SOLVED" });
  });

  it("list an assigned ticket for its agent, too", () => {
    const { queue_key, agent_key } = toDeskAttributes(aDeskTicket({ assignee: "agent-1" }), AROUND_THE_CLOCK);

    expect(queue_key?.S).toMatch(/^priority#assigned#[01]$/);
    expect(agent_key).toEqual({ S: "AGENT#agent-1" });
  });

  it("remove the ticket from every list when it is solved or closed", () => {
    for (const deskStatus of ["SOLVED", "CLOSED"] as const) {
      const attributes = toDeskAttributes(aDeskTicket({ deskStatus, assignee: "agent-1" }), AROUND_THE_CLOCK);
      expect(attributes).toMatchObject({ queue_key: undefined, agent_key: undefined, due_key: undefined });
    }
  });

  it("sort a ticket whose clocks do not run after all others", () => {
    const { due_key } = toDeskAttributes(aDeskTicket({ sla: {} }), AROUND_THE_CLOCK);

    expect(due_key).toEqual({ S: "9999-12-31T23:59:59.999Z#TKT-1" });
  });

  it("spread tickets evenly over the shards", () => {
    const counts = new Map<string | undefined, number>();
    for (let id = 0; id < 4_000; id += 1) {
      const shard = toDeskAttributes(aDeskTicket({ ticketId: `TKT-20261128-${id}` }), AROUND_THE_CLOCK)["queue_key"]?.S;
      counts.set(shard, (counts.get(shard) ?? 0) + 1);
    }

    expect(counts.size).toBe(QUEUE_SHARDS);
    expect(Math.min(...counts.values())).toBeGreaterThan(1_800);
  });
});
