import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DependencyRejected,
  DependencyThrottled,
  DependencyUnavailable,
} from "../../../functions/shared/lambda/errors.js";
import type { StartResult } from "../../../functions/start-workflow/ports.js";
import { startWorkflows } from "../../../functions/start-workflow/start-workflows.js";
import { FUNCTIONS } from "../../../stacks/functions.js";
import { aRecord, aTicketData, aTicketEvent } from "../../support/builders/tickets.js";
import { VirtualClock } from "../../support/fakes/virtual-clock.js";

const BUDGET_MS = 75_000;
/** The longest that a call to a service takes: three attempts of 3 s, and the SDK's waits between them. */
const LONGEST_CALL_MS = 10_000;
const TIMEOUT_MS = FUNCTIONS["start-workflow"].timeoutSeconds * 1000;

const SORTS = {
  ticket: (ticketId: string) => aRecord({ data: aTicketEvent({ ticketId }) }),
  oversize: (ticketId: string) =>
    aRecord({ data: aTicketEvent({ ticketId, data: aTicketData({ description: "lost ".repeat(7 * 1024) }) }) }),
  bad: (ticketId: string) => aRecord({ data: `not json ${ticketId}` }),
};
type Sort = keyof typeof SORTS;

const ERRORS = {
  throttled: new DependencyThrottled("slow down"),
  unavailable: new DependencyUnavailable("unavailable"),
  denied: new DependencyRejected("denied"),
  ours: new TypeError("undefined is not a function"),
};
interface InjectedFault {
  readonly error: keyof typeof ERRORS;
  /** Milliseconds since the invocation started; -1: from the start. */
  readonly from: number;
  readonly until: number;
}

const faults: fc.Arbitrary<InjectedFault> = fc
  .record({
    error: fc.constantFrom("throttled", "unavailable", "unavailable", "denied", "ours"),
    from: fc.oneof(fc.constant(-1), fc.nat(80_000)),
    lasting: fc.oneof(fc.nat(5_000), fc.nat(200_000)),
  })
  .map(({ error, from, lasting }) => ({ error, from, until: from + lasting }));

const scenes = fc.record({
  sorts: fc.array(fc.constantFrom<Sort>("ticket", "ticket", "ticket", "ticket", "bad", "bad", "oversize"), {
    minLength: 1,
    maxLength: 12,
  }),
  /** The faults of each record in turn; if there are more records, starting again with the first. */
  faults: fc.array(fc.array(faults, { maxLength: 3 }), { minLength: 1, maxLength: 12 }),
  takes: fc.array(fc.oneof(fc.nat(50), fc.nat(LONGEST_CALL_MS)), { minLength: 1, maxLength: 9 }),
  chances: fc.array(fc.double({ min: 0.3, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 9 }),
  concurrency: fc.integer({ min: 1, max: 6 }),
});
type Scene = typeof scenes extends fc.Arbitrary<infer T> ? T : never;

const cycle = <T>(list: readonly T[], fallback: T): (() => T) => {
  let place = 0;
  return () => list[place++ % list.length] ?? fallback;
};

/** Services that respond late and fail as the scene says, and a record of the calls to them. */
class Services {
  readonly clock = new VirtualClock(0);
  readonly begun: number[] = [];
  /** Number of effects, by the record's number. */
  readonly effects = new Map<number, number>();
  readonly #takes: () => number;

  constructor(private readonly scene: Scene) {
    this.#takes = cycle(scene.takes, 0);
  }

  readonly start = async (name: string): Promise<StartResult> => {
    await this.#call(name);
    this.#count(name);
    return { status: "started" };
  };

  readonly put = async (key: string, json: string): Promise<void> => {
    if (key.startsWith("originals/")) return this.#call(key);
    const { data } = JSON.parse(json) as { data: string };
    const text = Buffer.from(data, "base64").toString();
    await this.#call(text);
    this.#count(text);
  };

  #count(text: string): void {
    const number = numberIn(text);
    this.effects.set(number, (this.effects.get(number) ?? 0) + 1);
  }

  async #call(name: string): Promise<void> {
    const begun = this.clock.now();
    this.begun.push(begun);
    await this.clock.sleep(this.#takes());
    const all = this.scene.faults;
    const ofRecord = all[numberIn(name) % all.length] ?? [];
    const fault = ofRecord.find(({ from, until }) => from <= begun && begun < until);
    if (fault !== undefined) throw ERRORS[fault.error];
  }
}

/** The record's number, in its execution's name, its original's key or its text. */
const numberIn = (text: string): number => Number(/T(\d+)/.exec(text)?.[1]);

describe("an invocation of start-workflow, whatever fails for however long", () => {
  it("processes each record once or hands it back, starts no call after 75 s, and ends long before the timeout", async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async (scene) => {
        const services = new Services(scene);
        const { clock, start, put } = services;
        const records = scene.sorts.map((sort, number) => SORTS[sort](`T${number}`));
        const ports = {
          workflows: { start },
          objects: { put },
          log: { warn: () => undefined, error: () => undefined },
          clock,
          random: cycle(scene.chances, 0),
        };

        const report = await clock.run(startWorkflows(records, ports, scene.concurrency));

        const ended = records.map((record, number) =>
          report.retry.includes(record.kinesis.sequenceNumber) ? 1 : services.effects.get(number),
        );
        expect(ended).toEqual(records.map(() => 1));
        expect(services.effects.size + report.retry.length).toBe(records.length);
        expect(Math.max(...services.begun)).toBeLessThan(BUDGET_MS);
        expect(clock.now()).toBeLessThanOrEqual(BUDGET_MS + LONGEST_CALL_MS);
      }),
      { numRuns: 100 },
    );
  });

  it("leaves a margin to the alarm on long runs, at 80% of the timeout", () => {
    expect(BUDGET_MS + LONGEST_CALL_MS).toBeLessThan(0.8 * TIMEOUT_MS);
  });
});
