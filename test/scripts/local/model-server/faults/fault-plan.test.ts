import { describe, expect, it } from "vitest";
import type { FaultScript } from "../../../../../scripts/local/model-server/faults/fault.js";
import { FaultPlan } from "../../../../../scripts/local/model-server/faults/fault-plan.js";

const planOf = (...scripts: readonly FaultScript[]): FaultPlan => {
  const plan = new FaultPlan();
  for (const script of scripts) plan.add(script);
  return plan;
};

const errorsOf = (plan: FaultPlan, calls: number) => Array.from({ length: calls }, () => plan.next("Converse").error);

describe("a scripted fault", () => {
  it("hits the next N calls and no more", () => {
    const plan = planOf({ operation: "Converse", error: "ThrottlingException", times: 2 });

    expect(errorsOf(plan, 3)).toEqual(["ThrottlingException", "ThrottlingException", undefined]);
    expect(plan.list()).toMatchObject([{ times: 2, hits: 2 }]);
  });

  it("hits a share of the calls, the same ones for the same seed", () => {
    const script = { operation: "Converse", error: "ThrottlingException", share: 0.2, seed: 42 } as const;
    const errors = errorsOf(planOf(script), 1_000);

    expect(errors.filter(Boolean).length).toBeGreaterThan(150);
    expect(errors.filter(Boolean).length).toBeLessThan(250);
    expect(errorsOf(planOf(script), 1_000)).toEqual(errors);
    expect(errorsOf(planOf({ ...script, seed: 43 }), 1_000)).not.toEqual(errors);
  });

  it("hits only the calls above a rate, as a quota does", () => {
    let now = 0;
    const plan = new FaultPlan(() => now);
    plan.add({ operation: "Converse", error: "ThrottlingException", perSecond: 2 });
    const passed = (): number => errorsOf(plan, 10).filter((error) => error === undefined).length;

    expect(passed()).toBe(2);
    expect(passed()).toBe(0);
    now = 1_500;
    expect(passed()).toBe(2);
    now = 2_000;
    expect(passed()).toBe(1);
    expect(plan.list()).toMatchObject([{ hits: 35 }]);
  });

  it("hits no call with a share of 0", () => {
    expect(errorsOf(planOf({ operation: "*", error: "ThrottlingException", share: 0 }), 20)).not.toContain(
      "ThrottlingException",
    );
  });

  it("hits only its own operation", () => {
    const plan = planOf({ operation: "DetectSentiment", error: "ThrottlingException" });

    expect(plan.next("Converse").error).toBeUndefined();
    expect(plan.next("DetectSentiment").error).toBe("ThrottlingException");
  });

  it("of every operation hits those whose service has the error", () => {
    const plan = planOf({ operation: "*", error: "ModelTimeoutException" });

    expect(plan.next("DetectSentiment").error).toBeUndefined();
    expect(plan.next("Converse").error).toBe("ModelTimeoutException");
  });

  it("happens after an earlier one has ended, while delays add up", () => {
    const plan = planOf(
      { operation: "*", latencyMs: 5 },
      { operation: "Converse", error: "ThrottlingException", times: 1 },
      { operation: "Converse", latencyMs: 7 },
      { operation: "Converse", error: "ModelNotReadyException", times: 1 },
    );

    expect(plan.next("Converse")).toEqual({ latencyMs: 12, error: "ThrottlingException" });
    expect(plan.next("Converse")).toEqual({ latencyMs: 12, error: "ModelNotReadyException" });
    expect(plan.next("Converse")).toEqual({ latencyMs: 12 });
  });

  it("has no effect once the plan is cleared", () => {
    const plan = planOf({ operation: "*", error: "ThrottlingException" });
    plan.clear();

    expect(plan.next("Converse")).toEqual({ latencyMs: 0 });
    expect(plan.list()).toEqual([]);
  });
});
