import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { QueuedTicket } from "../../../../functions/serve-desk/inbox/desk-lists.js";
import { isAtRisk, slaOfTicket } from "../../../../functions/serve-desk/inbox/sla-of-ticket.js";
import { deadlineHorizon } from "../../../../functions/shared/desk/automation/deadlines.js";
import { DEFAULT_RULES, type DeskRules } from "../../../../functions/shared/desk/desk-rules.js";
import { AROUND_THE_CLOCK, type Schedule } from "../../../../functions/shared/desk/schedule.js";
import { dueAt } from "../../../../functions/shared/desk/sla-clock.js";
import { openSla, type TicketSla } from "../../../../functions/shared/desk/ticket-sla.js";
import { aDeskTicket, SUBMITTED_AT } from "../../../support/builders/desk-tickets.js";

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;

const aListed = (sla: TicketSla, due = SUBMITTED_AT, changes: Partial<QueuedTicket> = {}): QueuedTicket => ({
  ...aDeskTicket({ sla }),
  dueKey: `${new Date(due).toISOString()}#TKT-1`,
  ...changes,
});

const MORNINGS: Schedule = {
  ...AROUND_THE_CLOCK,
  hours: {
    ...AROUND_THE_CLOCK.hours,
    monday: [{ from: "08:00", until: "12:00" }],
    tuesday: [{ from: "08:00", until: "12:00" }],
    wednesday: [{ from: "08:00", until: "12:00" }],
  },
};
const RULES: DeskRules = { ...DEFAULT_RULES, schedules: new Map([...DEFAULT_RULES.schedules, ["mornings", MORNINGS]]) };

describe("the clocks of a listed ticket", () => {
  it("are as bad as the worst that is not done", () => {
    const sla = {
      firstResponse: { budget: HOUR_MS, consumed: 3 * HOUR_MS, doneAt: SUBMITTED_AT },
      nextResponse: { budget: 10 * HOUR_MS, consumed: 0, runningSince: SUBMITTED_AT },
      resolution: { budget: 100 * HOUR_MS, consumed: 85 * HOUR_MS, runningSince: SUBMITTED_AT },
    };

    expect(slaOfTicket(aListed(sla), DEFAULT_RULES, SUBMITTED_AT)).toEqual({
      dueAt: new Date(SUBMITTED_AT).toISOString(),
      dueClock: "nextResponse",
      slaState: "at-risk",
    });
    expect(slaOfTicket(aListed(sla), DEFAULT_RULES, SUBMITTED_AT + 11 * HOUR_MS).slaState).toBe("breached");
  });

  it("count in the hours of the ticket's own schedule", () => {
    const sla = openSla({ firstResponse: 5 * HOUR_MS }, SUBMITTED_AT);
    const evening = SUBMITTED_AT + 10 * HOUR_MS;

    expect(slaOfTicket(aListed(sla), RULES, evening).slaState).toBe("breached");
    // Four of five hours: the morning is over, the next one has not begun.
    expect(slaOfTicket(aListed(sla, SUBMITTED_AT, { scheduleId: "mornings" }), RULES, evening).slaState).toBe(
      "at-risk",
    );
  });

  it("are late but not at risk of anything while they stand still", () => {
    const sla = { firstResponse: { budget: HOUR_MS, consumed: 2 * HOUR_MS } };

    expect(slaOfTicket(aListed(sla), DEFAULT_RULES, SUBMITTED_AT)).toMatchObject({
      dueClock: null,
      slaState: "breached",
    });
    expect(isAtRisk(aListed(sla), DEFAULT_RULES, SUBMITTED_AT)).toBe(false);
  });

  it("have no deadline when none runs", () => {
    const last = Date.parse("9999-12-31T23:59:59.999Z");

    expect(slaOfTicket(aListed({}, last), DEFAULT_RULES, SUBMITTED_AT)).toEqual({
      dueAt: null,
      dueClock: null,
      slaState: null,
    });
  });
});

describe("the last deadline of a ticket at risk", () => {
  const withTargets = (minutes: number, schedule: string): DeskRules => {
    const [[id, policy] = []] = DEFAULT_RULES.policies;
    if (id === undefined || policy === undefined) throw new Error("no default policy");
    const targets = { ...policy.targets, resolution: minutes };
    return { ...RULES, policies: new Map([[id, { ...policy, schedule, targets }]]) };
  };

  it("is not before the deadline of any clock at risk, in business hours, too", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("around-the-clock", "mornings"),
        fc.integer({ min: 60, max: 20_000 }),
        fc.integer({ min: 0, max: 40_000 }),
        (scheduleId, minutes, age) => {
          const rules = withTargets(minutes, scheduleId);
          const sla = openSla({ resolution: minutes * MINUTE_MS }, SUBMITTED_AT);
          const ticket = aListed(sla, SUBMITTED_AT, { scheduleId });
          const now = SUBMITTED_AT + age * MINUTE_MS;
          const due = sla.resolution && dueAt(sla.resolution, scheduleId === "mornings" ? MORNINGS : AROUND_THE_CLOCK);

          if (isAtRisk(ticket, rules, now)) expect(due).toBeLessThanOrEqual(deadlineHorizon(rules, now));
        },
      ),
    );
  });

  it("is now when there is no policy", () => {
    expect(deadlineHorizon({ ...RULES, policies: new Map() }, SUBMITTED_AT)).toBe(SUBMITTED_AT);
  });
});
