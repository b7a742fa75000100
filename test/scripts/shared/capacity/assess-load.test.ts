import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  assessLoad,
  DESIGNS,
  sustainableRate,
  valueToAskFor,
  type Plan,
} from "../../../../scripts/shared/capacity/assess-load.js";
import { estimateDrain } from "../../../../scripts/shared/capacity/estimate-drain.js";
import { costsOf, monthlyCost } from "../../../../scripts/shared/capacity/monthly-costs.js";
import { USUAL_TICKET } from "../../../../scripts/shared/capacity/ticket-profile.js";
import { warehouseLoad } from "../../../../scripts/shared/capacity/warehouse-load.js";
import { readWorkflowRetries } from "../../../../scripts/shared/capacity/workflow-retries.js";
import { modelQuotas } from "../../../../scripts/shared/quotas/model-quotas.js";
import { AWS_REGIONS } from "../../../../scripts/shared/quotas/regions.js";
import { pricesOf } from "../../../../stacks/config/model-prices.js";

const quotas = modelQuotas("amazon.nova-pro-v1:0", true);
if (quotas === undefined) throw new Error("Nova Pro has no quotas.");

const aPlan = (plan: Partial<Plan> = {}): Plan => ({
  ticketsPerSecond: 50,
  profile: USUAL_TICKET,
  region: "us-east-1",
  model: quotas,
  design: "standard",
  overrides: {},
  ...plan,
});
const plans = fc.record({
  ticketsPerSecond: fc.double({ min: 0.01, max: 10_000, noNaN: true }),
  region: fc.constantFrom(...AWS_REGIONS),
  design: fc.constantFrom(...DESIGNS),
  throughApi: fc.boolean(),
});
const useOf = (plan: Plan, key: string) => assessLoad(plan).find(({ quota }) => quota.key === key);

describe("what a load takes of the quotas", () => {
  it("is counted as the pipeline works: 7 transitions, a start, and the model's requests a minute", () => {
    expect(useOf(aPlan(), "state-transitions")).toMatchObject({ use: 350, limit: 1_500 });
    expect(useOf(aPlan(), "start-executions")).toMatchObject({ use: 50, limit: 300 });
    expect(useOf(aPlan(), "model-requests")).toMatchObject({ use: 3_000, limit: 500, share: 6 });
    expect(useOf(aPlan(), "detect-sentiment")).toMatchObject({ use: 50, limit: 20 });
    expect(useOf(aPlan({ region: "eu-central-1" }), "state-transitions")).toMatchObject({ limit: 500 });
  });

  it("has two calls and three text units of each policy of a guardrail, if there is one", () => {
    const guarded = aPlan({ profile: { ...USUAL_TICKET, guarded: true } });

    expect(useOf(guarded, "guardrail-calls")).toMatchObject({ use: 100, limit: 50 });
    expect(useOf(guarded, "guardrail-topics")).toMatchObject({ use: 150, limit: 50 });
    expect(useOf(guarded, "guardrail-filters")).toMatchObject({ use: 150, limit: 200 });
    expect(useOf({ ...guarded, region: "eu-west-1" }, "guardrail-secrets")).toMatchObject({ limit: 25 });
    expect(assessLoad(aPlan()).filter(({ quota }) => quota.key.startsWith("guardrail"))).toEqual([]);
  });

  it("includes what a call reserves of the model's tokens until it ends", () => {
    const slow = { ...USUAL_TICKET, modelSeconds: 8 };

    expect(useOf(aPlan(), "model-tokens")?.use).toBe(50 * (60 * 1_600 + 2_600 * 4));
    expect(useOf(aPlan({ profile: slow }), "model-tokens")?.use).toBe(50 * (60 * 1_600 + 2_600 * 8));
  });

  it("is more of Lambda's concurrency the longer the model takes", () => {
    expect(useOf(aPlan(), "lambda-concurrency")?.use).toBeCloseTo(50 * 4.555, 6);
  });

  it("is sorted, grows with the load, and fits exactly at the sustainable rate", () => {
    fc.assert(
      fc.property(plans, ({ throughApi, ...rest }) => {
        const plan = aPlan({ ...rest, profile: { ...USUAL_TICKET, throughApi } });
        const shares = assessLoad(plan).map(({ share }) => share);
        const [most = 0] = assessLoad({ ...plan, ticketsPerSecond: sustainableRate(plan) }).map(({ share }) => share);

        expect(shares).toEqual(shares.toSorted((a, b) => b - a));
        expect(most).toBeCloseTo(1, 9);
        expect(assessLoad({ ...plan, ticketsPerSecond: rest.ticketsPerSecond * 2 })[0]?.share).toBeCloseTo(
          2 * (shares[0] ?? 0),
          6,
        );
      }),
    );
  });

  it("uses what the account has instead of the default", () => {
    expect(useOf(aPlan({ overrides: { "lambda-concurrency": 10 } }), "lambda-concurrency")?.limit).toBe(10);
    expect(sustainableRate(aPlan({ overrides: { "model-requests": 5_000 } }))).toBeGreaterThan(
      sustainableRate(aPlan()),
    );
  });

  it("of the API counts only tickets that come through it, against the stage's own limit too", () => {
    const plan = aPlan({ profile: { ...USUAL_TICKET, throughApi: true } });

    expect(useOf(aPlan(), "api-requests")).toBeUndefined();
    expect(useOf(plan, "api-requests")).toMatchObject({ use: 150, limit: 10_000 });
    expect(useOf(plan, "api-stage-rate")).toMatchObject({ use: 150, limit: 200 });
  });

  it("has no transitions of Express executions, and few of a map's parents", () => {
    expect(useOf(aPlan({ design: "express" }), "state-transitions")).toBeUndefined();
    expect(useOf(aPlan({ design: "map" }), "state-transitions")?.use).toBeCloseTo(0.25, 6);
  });

  it("is asked for with room, in round figures", () => {
    const [tightest] = assessLoad(aPlan());

    expect(tightest && valueToAskFor(tightest)).toBe(3_800);
  });
});

describe("the workflow that is simulated", () => {
  const retries = readWorkflowRetries();

  it("retries as the deployed one does, inside of Keep ticket too", () => {
    expect(retries.backoffOf("Generate response", "DependencyThrottled")).toEqual({
      intervalSeconds: 5,
      backoffRate: 2,
      maxDelaySeconds: 120,
      maxAttempts: 20,
    });
    expect(retries.backoffOf("Write ticket JSON", "Lambda.TooManyRequestsException").maxAttempts).toBe(102);
    expect(() => retries.backoffOf("Generate response", "Nothing")).toThrow("has no retry of Nothing");
  });

  it("answers a small backlog within its quotas, and has most of a large one triaged by rules", () => {
    const small = estimateDrain(aPlan(), retries, { backlog: 500, arrivalsPerSecond: 0, seed: 1 });
    const large = estimateDrain(aPlan(), retries, { backlog: 100_000, arrivalsPerSecond: 0, seed: 1 });

    expect(small).toMatchObject({ answeredByRules: 0, failed: 0 });
    expect(small.seconds).toBeGreaterThan(500 / (500 / 60) - 2);
    expect(large.answeredByRules).toBeGreaterThan(0.5);
  });

  it("waits for the model instead, where a queue lets tickets in", () => {
    const plan = aPlan({ design: "express" });
    const { seconds, answeredByRules } = estimateDrain(plan, retries, {
      backlog: 10_000,
      arrivalsPerSecond: 0,
      seed: 1,
    });

    expect(answeredByRules).toBe(0);
    expect(seconds).toBeGreaterThan(1_150);
    expect(seconds).toBeLessThan(1_300);
  });

  it("takes longer while others arrive", () => {
    const alone = estimateDrain(aPlan(), retries, { backlog: 2_000, arrivalsPerSecond: 0, seed: 1 });
    const meanwhile = estimateDrain(aPlan(), retries, { backlog: 2_000, arrivalsPerSecond: 4, seed: 1 });

    expect(meanwhile.mostSeconds).toBeGreaterThan(alone.mostSeconds);
  });
});

describe("what a load costs", () => {
  const prices = pricesOf("amazon.nova-pro-v1:0");

  it("is the fixed part plus the tickets of a month", () => {
    for (const cost of costsOf(USUAL_TICKET, prices)) {
      expect(cost.perTicket).toBeGreaterThanOrEqual(0);
      expect(monthlyCost(cost, 0)).toBe(cost.perMonth);
      expect(monthlyCost(cost, 1)).toBeCloseTo(cost.perMonth + cost.perTicket * 2_628_000, 6);
    }
  });

  it("is less for Express executions than for Standard ones", () => {
    const workflow = (design: Plan["design"]) =>
      costsOf(USUAL_TICKET, prices, design).find(({ service }) => service === "Step Functions")?.perTicket ?? 0;

    expect(workflow("express")).toBeLessThan(workflow("map"));
    expect(workflow("map")).toBeLessThan(workflow("standard"));
  });
});

it("a load into the warehouse falls behind its schedule above some hundred tickets a second", () => {
  expect(warehouseLoad(50)).toMatchObject({ rows: 360_000, everySeconds: 7_200 });
  expect(warehouseLoad(50).seconds).toBeLessThan(7_200);
  expect(warehouseLoad(200).seconds).toBeGreaterThan(7_200);
});
