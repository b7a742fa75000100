import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { simulateDrain } from "../../../../scripts/shared/capacity/simulate-drain.js";
import { scaledDown, type Backoff, type Step, type System } from "../../../../scripts/shared/capacity/system.js";
import { naiveDrain } from "./naive-drain.js";

const PATIENT: Backoff = { intervalSeconds: 1, backoffRate: 2, maxDelaySeconds: 30, maxAttempts: 1_000 };
const A_DAY = 86_400;

const aStep = (step: Partial<Step> = {}): Step => ({
  name: "work",
  seconds: 1,
  paced: {},
  metered: {},
  pools: [],
  refusalSeconds: 0.1,
  whenFull: PATIENT,
  whenThrottled: PATIENT,
  ...step,
});
const aSystem = (system: Partial<System>): System => ({
  rates: {},
  pools: {},
  steps: [aStep()],
  deadlineSeconds: A_DAY,
  ...system,
});

const backoffs = fc.record({
  intervalSeconds: fc.integer({ min: 1, max: 5 }),
  backoffRate: fc.constantFrom(1, 2),
  maxDelaySeconds: fc.integer({ min: 5, max: 60 }),
  maxAttempts: fc.integer({ min: 0, max: 40 }),
});
const rates = fc.record({ perSecond: fc.integer({ min: 1, max: 20 }), burst: fc.integer({ min: 4, max: 20 }) });
const steps = fc.record({
  name: fc.constantFrom("open", "detect", "generate"),
  seconds: fc.integer({ min: 0, max: 40 }).map((tenths) => tenths / 10),
  paced: fc.constantFrom({}, { transitions: 1 }, { transitions: 3 }, { transitions: 1, starts: 1 }),
  metered: fc.constantFrom({}, { calls: 1 }, { calls: 1, tokens: 4 }),
  pools: fc.constantFrom<string[]>([], ["account"], ["account", "function"]),
  refusalSeconds: fc.constantFrom(0, 0.1, 0.5),
  whenFull: backoffs,
  whenThrottled: backoffs,
});
const withWayAround = fc
  .tuple(steps, fc.option(steps, { nil: undefined }))
  .map(([step, otherwise]): Step =>
    otherwise === undefined ? step : { ...step, otherwise: { ...otherwise, name: "around" } },
  );
const systems: fc.Arbitrary<System> = fc.record({
  rates: fc.record({ transitions: rates, starts: rates, calls: rates, tokens: rates }),
  pools: fc.record({
    account: fc.record({ places: fc.integer({ min: 1, max: 8 }) }),
    function: fc.record({ places: fc.integer({ min: 1, max: 4 }), stretch: fc.constantFrom(1, 1.5) }),
  }),
  steps: fc.array(withWayAround, { minLength: 1, maxLength: 4 }),
  deadlineSeconds: fc.constantFrom(60, A_DAY),
});
const backlogs = fc.integer({ min: 0, max: 40 });
const seeds = fc.integer({ min: 0, max: 1_000 });

/** The same system without limits that refuse: whoever comes first is served first. */
const pacedOnly = (system: System): System => ({
  ...system,
  deadlineSeconds: Infinity,
  steps: system.steps.map((step) => ({ ...step, metered: {}, pools: [] })),
});

describe("a drain", () => {
  it("is what a plain simulation finds that adds up everything from the beginning", () => {
    fc.assert(
      fc.property(systems, backlogs, seeds, fc.boolean(), (system, backlog, seed, withJitter) => {
        const { seconds, ...counts } = naiveDrain(system, { backlog, seed, withJitter });
        const drain = simulateDrain(system, { backlog, seed, withJitter });

        expect(drain).toMatchObject(counts);
        expect(drain.seconds).toBeCloseTo(seconds, 6);
      }),
    );
  });

  it("ends every ticket of the backlog once: finished or failed", () => {
    fc.assert(
      fc.property(systems, backlogs, fc.constantFrom(0, 0.5), (system, backlog, arrivalsPerSecond) => {
        const { finished, failed, around, ends, seconds } = simulateDrain(system, { backlog, arrivalsPerSecond });

        expect(finished + failed).toBe(backlog);
        expect(ends).toEqual(ends.toSorted((a, b) => a - b));
        expect(ends).toHaveLength(backlog);
        expect(ends.at(-1) ?? 0).toBe(seconds);
        for (const count of Object.values(around)) expect(count).toBeLessThanOrEqual(backlog * system.steps.length);
      }),
    );
  });

  it("never takes more than a limit allows, in any span of time, and never more places than a pool has", () => {
    fc.assert(
      fc.property(systems, backlogs, seeds, (system, backlog, seed) => {
        const takes = new Map<string, { at: number; amount: number }[]>();
        simulateDrain(system, {
          backlog,
          seed,
          onTake: (name, at, amount) => void takes.set(name, [...(takes.get(name) ?? []), { at, amount }]),
        });
        for (const [name, { perSecond, burst }] of Object.entries(system.rates)) {
          const taken = (takes.get(name) ?? []).toSorted((a, b) => a.at - b.at);
          const most = Math.max(burst, ...taken.map(({ amount }) => amount));
          const excesses = taken.map(({ at: from }, index) => {
            let sum = 0;
            return Math.max(
              ...taken.slice(index).map(({ at, amount }) => (sum += amount) - most - (at - from) * perSecond),
            );
          });

          expect(Math.max(0, ...excesses)).toBeLessThan(1e-6);
        }
        for (const [name, { places }] of Object.entries(system.pools)) {
          let held = 0;
          const counts = (takes.get(name) ?? []).map(({ amount }) => (held += amount));

          expect(Math.max(0, ...counts)).toBeLessThanOrEqual(places);
          expect(Math.min(0, ...counts)).toBe(0);
        }
      }),
    );
  });

  it("takes at least as long as the tightest limit needs for all tickets", () => {
    fc.assert(
      fc.property(systems, backlogs, (system, backlog) => {
        const { seconds, taken } = simulateDrain(system, { backlog });
        for (const [name, { perSecond, burst }] of Object.entries(system.rates))
          expect(seconds).toBeGreaterThanOrEqual(((taken[name] ?? 0) - burst) / perSecond - 1e-6);
      }),
    );
  });

  it("is never shorter for more tickets, and never longer with a higher limit, where tickets wait in turn", () => {
    fc.assert(
      fc.property(systems.map(pacedOnly), backlogs, fc.integer({ min: 1, max: 20 }), (system, backlog, more) => {
        const seconds = simulateDrain(system, { backlog }).seconds;
        const { transitions } = system.rates;
        const faster = {
          ...transitions,
          perSecond: (transitions?.perSecond ?? 0) + more,
          burst: transitions?.burst ?? 0,
        };

        expect(simulateDrain(system, { backlog: backlog + more }).seconds).toBeGreaterThanOrEqual(seconds - 1e-9);
        expect(
          simulateDrain({ ...system, rates: { ...system.rates, transitions: faster } }, { backlog }).seconds,
        ).toBeLessThanOrEqual(seconds + 1e-9);
      }),
    );
  });

  it("is the same for the same seed, and another one for another", () => {
    const system = aSystem({ pools: { account: { places: 2 } }, steps: [aStep({ pools: ["account"] })] });

    expect(simulateDrain(system, { backlog: 50, seed: 7 })).toEqual(simulateDrain(system, { backlog: 50, seed: 7 }));
    expect(simulateDrain(system, { backlog: 50, seed: 7 }).seconds).not.toBe(
      simulateDrain(system, { backlog: 50, seed: 8 }).seconds,
    );
  });
});

describe("what limits a drain", () => {
  it("is a rate, tickets divided by it", () => {
    const system = aSystem({
      rates: { starts: { perSecond: 10, burst: 1 } },
      steps: [aStep({ paced: { starts: 1 } })],
    });

    expect(simulateDrain(system, { backlog: 1_000 }).seconds).toBeCloseTo(999 / 10 + 1, 3);
  });

  it("is a pool, with what delays waste of it", () => {
    const system = aSystem({ pools: { account: { places: 10 } }, steps: [aStep({ pools: ["account"] })] });
    const { seconds, refusals } = simulateDrain(system, { backlog: 1_000 });

    expect(seconds).toBeGreaterThanOrEqual(100);
    expect(seconds).toBeLessThan(200);
    expect(refusals).toBeGreaterThan(0);
  });

  it("fails tickets whose attempts are used up, or sends them around the step", () => {
    const hasty: Backoff = { ...PATIENT, maxAttempts: 2 };
    const step = aStep({ pools: ["account"], whenFull: hasty });
    const system = aSystem({ pools: { account: { places: 1 } }, steps: [step] });
    const around = { ...system, steps: [{ ...step, otherwise: aStep({ name: "by rules" }) }] };

    expect(simulateDrain(system, { backlog: 100 }).failed).toBeGreaterThan(50);
    expect(simulateDrain(around, { backlog: 100 })).toMatchObject({ finished: 100, failed: 0 });
    expect(simulateDrain(around, { backlog: 100 }).around["by rules"]).toBeGreaterThan(50);
  });

  it("fails a ticket that takes longer than an execution may", () => {
    const system = aSystem({
      pools: { account: { places: 1 } },
      steps: [aStep({ pools: ["account"] })],
      deadlineSeconds: 20,
    });

    expect(simulateDrain(system, { backlog: 100 }).failed).toBeGreaterThan(50);
  });

  it("never ends while as many arrive as can be done", () => {
    const system = aSystem({
      rates: { calls: { perSecond: 2, burst: 2 } },
      steps: [aStep({ metered: { calls: 1 }, whenThrottled: { ...PATIENT, maxAttempts: 1e9 } })],
      deadlineSeconds: Infinity,
    });

    expect(simulateDrain(system, { backlog: 500, arrivalsPerSecond: 20, maxSeconds: 300 }).seconds).toBe(Infinity);
  });
});

describe("a system of which each ticket stands for several", () => {
  it.each([
    [2, 4_000],
    [4, 4_000],
    [8, 4_000],
  ])("drains %i times fewer tickets in the same time, within 15%", (factor, backlog) => {
    const system = aSystem({
      rates: { calls: { perSecond: 20, burst: 20 }, transitions: { perSecond: 100, burst: 100 } },
      pools: { account: { places: 40 } },
      steps: [aStep({ paced: { transitions: 3 }, metered: { calls: 1 }, pools: ["account"] })],
    });
    const whole = simulateDrain(system, { backlog }).seconds;
    const part = simulateDrain(scaledDown(system, factor), { backlog: backlog / factor }).seconds;

    expect(Math.abs(part / whole - 1)).toBeLessThan(0.15);
  });

  it("keeps the throughput of a pool that is smaller than the factor", () => {
    const system = aSystem({ pools: { account: { places: 3 } }, steps: [aStep({ pools: ["account"] })] });
    const { pools } = scaledDown(system, 7);

    expect(pools["account"]).toEqual({ places: 1, stretch: 7 / 3 });
  });
});
