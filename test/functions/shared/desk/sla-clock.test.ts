import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  consumedUntil,
  dueAt,
  finishClock,
  pauseClock,
  resumeClock,
  retargetClock,
  shareUsedAt,
  startClock,
  stateOfClock,
} from "../../../../functions/shared/desk/sla-clock.js";
import { businessTimeBetween } from "../../../../functions/shared/desk/business-time.js";
import { AROUND_THE_CLOCK } from "../../../../functions/shared/desk/schedule.js";
import { anOfficeSchedule } from "../../../fixtures/schedules.js";
import { aCalendar, isOpenEachMinute, openMinutes } from "../../../support/builders/business-calendars.js";

const HOUR = 60 * 60 * 1000;
const MONDAY_NINE = Date.parse("2026-11-23T08:00:00Z");
const schedules = fc.constantFrom(anOfficeSchedule, AROUND_THE_CLOCK);
const allDay = (hours: number) => ({ budget: hours * HOUR, schedule: AROUND_THE_CLOCK });
const steps = fc.array(fc.integer({ min: 0, max: 90 * HOUR }), { minLength: 1, maxLength: 12 });

describe("an SLA clock", () => {
  it("has consumed the business time of its running periods, and nothing of its pauses", () => {
    fc.assert(
      fc.property(schedules, steps, (schedule, waits) => {
        let now = MONDAY_NINE;
        let expected = 0;
        let clock = startClock(8 * HOUR, now);
        waits.forEach((wait, index) => {
          const isRunning = index % 2 === 0;
          if (isRunning) expected += businessTimeBetween(schedule, now, now + wait);
          now += wait;
          clock = isRunning ? pauseClock(clock, schedule, now) : resumeClock(clock, now);
        });
        expect(consumedUntil(clock, schedule, now)).toBe(expected);
      }),
    );
  });

  it("moves its due time by what was paused, and never forward", () => {
    const paused = pauseClock(startClock(8 * HOUR, MONDAY_NINE), anOfficeSchedule, MONDAY_NINE + 2 * HOUR);
    const resumed = resumeClock(paused, Date.parse("2026-11-24T08:00:00Z"));

    expect(dueAt(paused, anOfficeSchedule)).toBeUndefined();
    // Two of eight hours are used; six are left of a day of seven.
    expect(new Date(dueAt(resumed, anOfficeSchedule) ?? 0).toISOString()).toBe("2026-11-24T15:00:00.000Z");
  });

  it.each([
    ["before 80% of the budget", 6.3, "running"],
    ["from 80% of the budget", 6.4, "at-risk"],
    ["at the due time", 8, "at-risk"],
    ["after the due time", 8.001, "breached"],
  ])("is, %s, %s", (_when, hours, state) => {
    expect(stateOfClock(startClock(8 * HOUR, MONDAY_NINE), AROUND_THE_CLOCK, MONDAY_NINE + hours * HOUR)).toBe(state);
  });

  it("stays breached or at risk while paused", () => {
    const at = (hours: number) => MONDAY_NINE + hours * HOUR;
    const pausedAfter = (hours: number) => pauseClock(startClock(8 * HOUR, MONDAY_NINE), AROUND_THE_CLOCK, at(hours));

    expect(stateOfClock(pausedAfter(2), AROUND_THE_CLOCK, at(100))).toBe("paused");
    expect(stateOfClock(pausedAfter(7), AROUND_THE_CLOCK, at(100))).toBe("at-risk");
    expect(stateOfClock(pausedAfter(9), AROUND_THE_CLOCK, at(100))).toBe("breached");
  });

  it("is met or missed when done, whatever happens later", () => {
    const doneAfter = (hours: number) =>
      finishClock(startClock(8 * HOUR, MONDAY_NINE), AROUND_THE_CLOCK, MONDAY_NINE + hours * HOUR);

    expect(stateOfClock(doneAfter(8), AROUND_THE_CLOCK, MONDAY_NINE + 500 * HOUR)).toBe("met");
    expect(stateOfClock(doneAfter(9), AROUND_THE_CLOCK, MONDAY_NINE + 500 * HOUR)).toBe("missed");
    expect(finishClock(doneAfter(8), AROUND_THE_CLOCK, MONDAY_NINE + 9 * HOUR)).toEqual(doneAfter(8));
  });

  it("keeps what it has consumed under another budget and another schedule", () => {
    const clock = startClock(8 * HOUR, MONDAY_NINE);
    const retargeted = retargetClock(
      clock,
      AROUND_THE_CLOCK,
      { budget: 4 * HOUR, schedule: anOfficeSchedule },
      MONDAY_NINE + HOUR,
    );

    expect(consumedUntil(retargeted, anOfficeSchedule, MONDAY_NINE + HOUR)).toBe(HOUR);
    // Three hours are left: two until noon, and one after lunch.
    expect(new Date(dueAt(retargeted, anOfficeSchedule) ?? 0).toISOString()).toBe("2026-11-23T13:00:00.000Z");
  });

  it("remembers through pauses, answers and changes of policy that staff were warned and the breach was escalated", () => {
    const at = (hours: number) => MONDAY_NINE + hours * HOUR;
    const marks = { warnedAt: at(7), escalatedAt: at(8) };
    const paused = pauseClock({ ...startClock(8 * HOUR, MONDAY_NINE), ...marks }, AROUND_THE_CLOCK, at(9));

    expect(paused).toMatchObject(marks);
    expect(resumeClock(finishClock(paused, AROUND_THE_CLOCK, at(10)), at(11))).toMatchObject(marks);
    for (const budget of [4, 8, 9])
      expect(retargetClock(paused, AROUND_THE_CLOCK, allDay(budget), at(11))).toMatchObject(marks);
  });

  it("warns and escalates again when a greater budget puts that ahead", () => {
    const marks = { warnedAt: MONDAY_NINE + 7 * HOUR, escalatedAt: MONDAY_NINE + 8 * HOUR };
    const clock = { ...startClock(8 * HOUR, MONDAY_NINE), ...marks };
    const with24 = retargetClock(clock, AROUND_THE_CLOCK, allDay(24), MONDAY_NINE + 8 * HOUR);
    const with9 = retargetClock(clock, AROUND_THE_CLOCK, allDay(9), MONDAY_NINE + 8 * HOUR);

    expect([with24.warnedAt, with24.escalatedAt]).toEqual([undefined, undefined]);
    expect([with9.warnedAt, with9.escalatedAt]).toEqual([marks.warnedAt, undefined]);
  });

  it("reaches a share of its budget before the whole", () => {
    fc.assert(
      fc.property(schedules, fc.double({ min: 0.01, max: 1, noNaN: true }), (schedule, share) => {
        const clock = startClock(8 * HOUR, MONDAY_NINE);
        expect(shareUsedAt(clock, schedule, share)).toBeLessThanOrEqual(dueAt(clock, schedule) ?? 0);
      }),
    );
  });

  it("changes nothing when a state is set twice", () => {
    const clock = startClock(HOUR, MONDAY_NINE);
    const paused = pauseClock(clock, AROUND_THE_CLOCK, MONDAY_NINE + 60_000);

    expect(resumeClock(clock, MONDAY_NINE + HOUR)).toBe(clock);
    expect(pauseClock(paused, AROUND_THE_CLOCK, MONDAY_NINE + HOUR)).toBe(paused);
  });
});

const MINUTE = 60_000;

/** What happens to a clock, and how many minutes after what happened before. */
const aChange = fc.record({
  minutes: fc.integer({ min: 1, max: 700 }),
  what: fc.constantFrom("pause", "resume", "retarget"),
  budget: fc.integer({ min: 1, max: 600 }),
});

/** The first minute's end at which this many minutes were open while the clock ran; undefined when there is none. */
const firstUsedAt = (isOpen: readonly boolean[], isRunning: readonly boolean[], start: number, minutes: number) => {
  let used = 0;
  const index = isRunning.findIndex((runs, minute) => {
    if (runs && isOpen[minute] === true) used += 1;
    return used === minutes;
  });
  return index < 0 ? undefined : start + (index + 1) * MINUTE;
};

describe("the due time of a clock that is late already", () => {
  it("is when a slow reference had consumed the budget, whatever was paused, resumed and retargeted until now", () => {
    fc.assert(
      fc.property(aCalendar, fc.array(aChange, { minLength: 1, maxLength: 12 }), ({ schedule, around }, changes) => {
        let [clock, now] = [startClock(600 * MINUTE, around), around];
        const isRunning: boolean[] = [];
        for (const { minutes, what, budget } of changes) {
          now += minutes * MINUTE;
          isRunning.push(...Array.from({ length: minutes }, () => clock.runningSince !== undefined));
          if (what === "pause") clock = pauseClock(clock, schedule, now);
          else if (what === "resume") clock = resumeClock(clock, now);
          else clock = retargetClock(clock, schedule, { budget: budget * MINUTE, schedule }, now);
        }
        const isOpen = isOpenEachMinute(schedule, around, now);
        const due = dueAt(resumeClock(clock, now), schedule);
        const expected = firstUsedAt(isOpen, isRunning, around, clock.budget / MINUTE);

        if (expected === undefined) expect(due).toBeGreaterThanOrEqual(now);
        else expect(due).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });

  it("is by the hours it had then, when another policy has others", () => {
    const lengths = fc.integer({ min: 1, max: 60 * 60 });
    const budgets = fc.integer({ min: 1, max: 600 });
    fc.assert(
      fc.property(aCalendar, schedules, lengths, budgets, ({ schedule, around }, next, length, budget) => {
        const at = around + length * MINUTE;
        const terms = { budget: budget * MINUTE, schedule: next };
        const clock = retargetClock(startClock(600 * MINUTE, around), schedule, terms, at);
        const isOpen = isOpenEachMinute(schedule, around, at);
        const due = dueAt(clock, next) ?? 0;
        const expected = firstUsedAt(
          isOpen,
          isOpen.map(() => true),
          around,
          budget,
        );

        if (expected !== undefined) expect(due).toBe(expected);
        else {
          expect(due).toBeGreaterThanOrEqual(at);
          expect(businessTimeBetween(next, at, due) / MINUTE).toBe(budget - openMinutes(schedule, around, at));
        }
        expect(shareUsedAt(clock, next, 0.8)).toBeLessThanOrEqual(due);
      }),
      { numRuns: 60 },
    );
  });

  it("is found in the periods that are kept, and otherwise counted back from them", () => {
    const at = (hours: number) => MONDAY_NINE + hours * HOUR;
    let clock = startClock(2 * HOUR, MONDAY_NINE);
    for (let hour = 3; hour < 60; hour += 2)
      clock = resumeClock(pauseClock(clock, AROUND_THE_CLOCK, at(hour)), at(hour + 1));

    expect(clock.earlier).toHaveLength(10);
    expect(dueAt(clock, AROUND_THE_CLOCK)).toBeLessThan(at(40));
    expect(dueAt({ ...clock, earlier: undefined }, AROUND_THE_CLOCK)).toBe(at(60) - clock.consumed + 2 * HOUR);
  });
});
