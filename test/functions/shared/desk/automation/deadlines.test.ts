import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  deadlineEvent,
  deadlineHorizon,
  escalateTicket,
  raisePriority,
  warnOfTicket,
} from "../../../../../functions/shared/desk/automation/deadlines.js";
import { DEFAULT_RULES, type DeskRules, termsFor } from "../../../../../functions/shared/desk/desk-rules.js";
import { patchTicket, recordReply } from "../../../../../functions/shared/desk/change-ticket.js";
import { ScheduleSchema } from "../../../../../functions/shared/desk/schedule.js";
import { SlaPolicySchema } from "../../../../../functions/shared/desk/sla-policy.js";
import { nextDeadline, openSla } from "../../../../../functions/shared/desk/ticket-sla.js";
import { aDeskTicket, SUBMITTED_AT } from "../../../../support/builders/desk-tickets.js";

const HOUR = 60 * 60 * 1000;
/** The builder's ticket has four hours, from SUBMITTED_AT on. */
const [AT_RISK, DUE] = [SUBMITTED_AT + 3.2 * HOUR, SUBMITTED_AT + 4 * HOUR];
const OFFICE = ScheduleSchema.parse({
  name: "Office",
  timeZone: "Europe/Berlin",
  hours: Object.fromEntries(
    ["monday", "tuesday", "wednesday", "thursday", "friday"].map((day) => [day, [{ from: "09:00", until: "17:00" }]]),
  ),
});
const inOffice = (minutes: number): DeskRules => ({
  policies: new Map([
    [
      "all",
      SlaPolicySchema.parse({ name: "All", position: 0, schedule: "office", targets: { firstResponse: minutes } }),
    ],
  ]),
  schedules: new Map([["office", OFFICE]]),
});

describe("a deadline", () => {
  it.each([
    ["nothing before", AT_RISK - 1, undefined],
    ["a warning from 80% of the time on", AT_RISK, { kind: "at-risk", clocks: ["firstResponse"] }],
    ["still a warning just before", DUE - 1, { kind: "at-risk", clocks: ["firstResponse"] }],
    ["an escalation at the deadline", DUE, { kind: "breached", clocks: ["firstResponse"] }],
  ])("asks for %s", (_what, at, expected) => {
    expect(deadlineEvent(aDeskTicket(), DEFAULT_RULES, at)).toEqual(expected);
  });

  it("asks for nothing twice", () => {
    const warned = warnOfTicket(aDeskTicket(), DEFAULT_RULES, AT_RISK).ticket;
    const escalated = escalateTicket(warned, undefined, DEFAULT_RULES, DUE).ticket;

    expect(warned.sla.firstResponse).toMatchObject({ warnedAt: AT_RISK });
    expect(deadlineEvent(warned, DEFAULT_RULES, DUE - 1)).toBeUndefined();
    expect(deadlineEvent(warned, DEFAULT_RULES, DUE)?.kind).toBe("breached");
    expect(deadlineEvent(escalated, DEFAULT_RULES, DUE + 100 * HOUR)).toBeUndefined();
  });

  it("asks for nothing while staff wait for the customer, and when all is done", () => {
    const at = SUBMITTED_AT + HOUR;
    const pending = patchTicket(aDeskTicket(), { deskStatus: "PENDING" }, "staff", DEFAULT_RULES, at).ticket;
    const reply = { messageId: "m-1", at, deskStatus: "OPEN" } as const;

    expect(deadlineEvent(pending, DEFAULT_RULES, DUE + HOUR)).toBeUndefined();
    const answered = recordReply(aDeskTicket(), reply, DEFAULT_RULES).ticket;
    expect(deadlineEvent(answered, DEFAULT_RULES, DUE + HOUR)).toBeUndefined();
  });

  it("counts in business hours: what is due on Friday evening is late on Monday", () => {
    const [friday, monday] = ["2026-11-27T15:00:00.000Z", "2026-11-30T08:00:00.000Z"].map(Date.parse) as [
      number,
      number,
    ];
    const ticket = aDeskTicket({ scheduleId: "office", sla: openSla({ firstResponse: 2 * HOUR }, friday) });
    const kindAt = (at: number) => deadlineEvent(ticket, inOffice(120), at)?.kind;

    expect([kindAt(friday + 59 * 60_000), kindAt(monday), kindAt(monday + 0.6 * HOUR), kindAt(monday + HOUR)]).toEqual([
      undefined,
      undefined,
      "at-risk",
      "breached",
    ]);
  });
});

describe("the horizon of deadlines", () => {
  it.each([
    ["around the clock", DEFAULT_RULES],
    ["in business hours", inOffice(600)],
  ])("is behind the next deadline of every ticket that needs something, %s", (_what, rules) => {
    const someAges = fc.integer({ min: 0, max: 200 * 60 });
    fc.assert(
      fc.property(someAges, fc.constantFrom("CRITICAL", "HIGH", "NORMAL"), (minutes, priority) => {
        const at = SUBMITTED_AT + minutes * 60_000;
        const terms = termsFor(rules, aDeskTicket({ priority }));
        const sla = openSla(terms.targets, SUBMITTED_AT);
        const ticket = aDeskTicket({ priority, policyId: terms.policyId, scheduleId: terms.scheduleId, sla });
        if (deadlineEvent(ticket, rules, at) !== undefined)
          expect(nextDeadline(sla, terms.schedule)?.due).toBeLessThanOrEqual(deadlineHorizon(rules, at) + 1);
      }),
    );
  });
});

describe("an escalated ticket", () => {
  it("is one priority higher, with a lead, and its clocks are marked under the terms that now hold", () => {
    const { ticket, changes } = escalateTicket(aDeskTicket(), "u-lead", DEFAULT_RULES, DUE);

    expect(ticket).toMatchObject({ priority: "CRITICAL", assignee: "u-lead", policyId: "gold-critical", version: 2 });
    expect(ticket.sla.firstResponse).toMatchObject({ budget: HOUR, warnedAt: DUE, escalatedAt: DUE });
    expect(changes.map(({ field }) => field)).toEqual(["priority", "assignee"]);
  });

  it("is not escalated again because the higher priority allows less time", () => {
    const ticket = aDeskTicket({ priority: "NORMAL", sla: openSla({ firstResponse: 24 * HOUR }, SUBMITTED_AT) });
    const at = SUBMITTED_AT + 10 * HOUR;
    const escalated = escalateTicket(ticket, undefined, DEFAULT_RULES, at).ticket;

    expect(escalated.priority).toBe("MEDIUM");
    expect(deadlineEvent(escalated, DEFAULT_RULES, at + HOUR)).toBeUndefined();
  });

  it("has another version also when it was CRITICAL and stays with its agent: its marks are new", () => {
    const before = aDeskTicket({ priority: "CRITICAL", sla: openSla({ firstResponse: HOUR }, SUBMITTED_AT) });
    const { ticket, changes } = escalateTicket(before, undefined, DEFAULT_RULES, DUE);

    expect([ticket.version, changes]).toEqual([2, []]);
    expect(ticket.sla.firstResponse?.escalatedAt).toBe(DUE);
  });

  it.each([
    ["NORMAL", "MEDIUM"],
    ["MEDIUM", "HIGH"],
    ["HIGH", "CRITICAL"],
    ["CRITICAL", "CRITICAL"],
  ] as const)("goes from %s to %s", (before, after) => {
    expect(raisePriority(before)).toBe(after);
  });
});
