import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TIERS } from "../../../../functions/shared/contracts/ticket-event.js";
import { CATEGORIES, OUTCOMES, PRIORITIES } from "../../../../functions/shared/contracts/ticket-record.js";
import { DEFAULT_RULES, type DeskRules } from "../../../../functions/shared/desk/desk-rules.js";
import { openDeskTicket, type EndedTicket } from "../../../../functions/shared/desk/open-ticket.js";
import { SlaPolicySchema } from "../../../../functions/shared/desk/sla-policy.js";
import { stateOfClock } from "../../../../functions/shared/desk/sla-clock.js";
import { nextDeadline } from "../../../../functions/shared/desk/ticket-sla.js";
import { answerBy } from "../../../../functions/shared/lanes/sla.js";
import { anOfficeSchedule } from "../../../fixtures/schedules.js";

const HOUR = 60 * 60 * 1000;

const ended = (changes: Partial<EndedTicket> = {}): EndedTicket => ({
  ticketId: "TKT-1",
  status: "NEEDS_HUMAN",
  submittedAt: "2026-11-23T08:00:00.000Z",
  endedAt: "2026-11-23T08:00:30.000Z",
  tier: "gold",
  priority: "HIGH",
  category: "BILLING",
  language: "en",
  lane: "priority",
  subject: "An invoice twice",
  customerId: "C-1",
  ...changes,
});

const someEnded: fc.Arbitrary<EndedTicket> = fc
  .record({
    status: fc.constantFrom(...OUTCOMES, "FAILED" as const),
    tier: fc.constantFrom(...TIERS),
    priority: fc.constantFrom(...PRIORITIES),
    category: fc.constantFrom(...CATEGORIES),
    seconds: fc.integer({ min: -60, max: 400_000 }),
  })
  .map(({ seconds, ...rest }) =>
    ended({ ...rest, endedAt: new Date(Date.parse("2026-11-23T08:00:00.000Z") + seconds * 1_000).toISOString() }),
  );

/** Billing has eight office hours to solve, and no other promise. */
const billing: DeskRules = {
  policies: new Map([
    [
      "billing",
      SlaPolicySchema.parse({
        name: "Billing",
        position: 0,
        categories: ["BILLING"],
        schedule: "office",
        targets: { resolution: 480 },
      }),
    ],
  ]),
  schedules: new Map([["office", anOfficeSchedule]]),
};

describe("openDeskTicket", () => {
  it("makes the model's answer the first response and the solution, at the time at which it was made", () => {
    const { ticket, terms } = openDeskTicket(ended({ status: "ANSWERED" }), DEFAULT_RULES);

    expect(ticket).toMatchObject({
      ...{ version: 1, deskStatus: "SOLVED", solvedAt: "2026-11-23T08:00:30.000Z" },
      ...{ hasResponse: true, customerWaits: false, policyId: "gold-high", scheduleId: "around-the-clock" },
    });
    expect(ticket.firstResponse).toEqual({ at: "2026-11-23T08:00:30.000Z", by: "model" });
    expect(ticket.sla.firstResponse).toMatchObject({ consumed: 30_000, doneAt: Date.parse(ticket.solvedAt ?? "") });
    expect(nextDeadline(ticket.sla, terms.schedule)).toBeUndefined();
  });

  it.each(["NEEDS_HUMAN", "FAILED"] as const)("leaves a ticket that is %s to staff, its clocks running", (status) => {
    const { ticket, terms } = openDeskTicket(ended({ status }), DEFAULT_RULES);

    expect(ticket).toMatchObject({ deskStatus: "OPEN", hasResponse: false, customerWaits: true, solvedAt: undefined });
    expect(nextDeadline(ticket.sla, terms.schedule)).toEqual({
      clock: "firstResponse",
      due: Date.parse("2026-11-23T12:00:00.000Z"),
    });
  });

  it("measures by the deployment's own policies and hours", () => {
    const { ticket, terms } = openDeskTicket(ended(), billing);

    expect([ticket.policyId, ticket.scheduleId]).toEqual(["billing", "office"]);
    expect(ticket.sla.firstResponse).toBeUndefined();
    expect(ticket.sla.resolution?.budget).toBe(8 * HOUR);
    // A Monday of seven hours, and one of the next day.
    expect(nextDeadline(ticket.sla, terms.schedule)?.due).toBe(Date.parse("2026-11-24T09:00:00.000Z"));
  });

  it("has no clocks, and no deadline, for a ticket without a policy", () => {
    const { ticket, terms } = openDeskTicket(ended({ category: "BUG" }), billing);

    expect(ticket.policyId).toBeUndefined();
    expect(nextDeadline(ticket.sla, terms.schedule)).toBeUndefined();
  });

  it("agrees with the time by which the ticket should be answered", () => {
    fc.assert(
      fc.property(someEnded, (one) => {
        const { ticket, terms } = openDeskTicket({ ...one, status: "NEEDS_HUMAN" }, DEFAULT_RULES);
        const due = nextDeadline(ticket.sla, terms.schedule)?.due ?? 0;
        expect(new Date(due).toISOString()).toBe(answerBy({ ...one, submitted_at: one.submittedAt }, DEFAULT_RULES));
      }),
    );
  });

  it("gives the same however often, never waits and is solved at once, and has no clock that ran backwards", () => {
    fc.assert(
      fc.property(someEnded, (one) => {
        const { ticket, terms } = openDeskTicket(one, DEFAULT_RULES);
        expect(openDeskTicket(one, DEFAULT_RULES).ticket).toEqual(ticket);
        expect(ticket.customerWaits).toBe(ticket.deskStatus !== "SOLVED");
        expect(ticket.hasResponse).toBe(ticket.deskStatus === "SOLVED");
        const clock = ticket.sla.firstResponse ?? { budget: 0, consumed: -1 };
        expect(clock.consumed).toBeGreaterThanOrEqual(0);
        const state = stateOfClock(clock, terms.schedule, Date.parse(one.endedAt));
        if (one.status === "ANSWERED") expect(["met", "missed"]).toContain(state);
        else expect(["running", "at-risk", "breached"]).toContain(state);
      }),
    );
  });
});
