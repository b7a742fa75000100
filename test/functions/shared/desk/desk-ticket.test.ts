import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DESK_STATUSES } from "../../../../functions/shared/desk/desk-status.js";
import {
  QUEUE_SHARDS,
  queueKeyOf,
  readDeskTicket,
  toDeskAttributes,
  type DeskTicket,
} from "../../../../functions/shared/desk/desk-ticket.js";
import { AROUND_THE_CLOCK } from "../../../../functions/shared/desk/schedule.js";
import { CATEGORIES, PRIORITIES } from "../../../../functions/shared/contracts/ticket-record.js";
import { aDeskTicket } from "../../../support/builders/desk-tickets.js";

/** The item after the pipeline and the desk have written their attributes. */
const itemOf = (ticket: DeskTicket): Record<string, AttributeValue> => {
  const desk = Object.entries(toDeskAttributes(ticket, AROUND_THE_CLOCK));
  return {
    ticket_id: { S: ticket.ticketId },
    status: { S: ticket.status },
    submitted_at: { S: ticket.submittedAt },
    tier: { S: ticket.tier },
    ...(ticket.customerId === undefined ? {} : { customer_id: { S: ticket.customerId } }),
    ...Object.fromEntries(desk.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
  };
};

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
    customerWaits: fc.boolean(),
  })
  .map(({ assignee, ...rest }) => aDeskTicket({ ...rest, ...(assignee === undefined ? {} : { assignee }) }));

describe("a ticket's desk attributes", () => {
  it("are read as they were written", () => {
    fc.assert(
      fc.property(someTicket, (ticket) => {
        expect(readDeskTicket(itemOf(ticket))).toEqual(ticket);
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

  it("list an assigned ticket for its agent, too", () => {
    const { queue_key, agent_key } = toDeskAttributes(aDeskTicket({ assignee: "agent-1" }), AROUND_THE_CLOCK);

    expect(queue_key?.S).toMatch(/^priority#assigned#[0-3]$/);
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
    expect(Math.min(...counts.values())).toBeGreaterThan(800);
  });
});
