import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../../stacks/config/config.js";
import { FUNCTION_NAMES } from "../../../stacks/functions.js";
import { configIssuesOf } from "../../support/aws/config-issues.js";

const reservedAt = (quota: number, more: NodeJS.ProcessEnv = {}) =>
  readConfig({ LAMBDA_CONCURRENCY_QUOTA: String(quota), ...more }).concurrency.reserved;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

describe("what is reserved", () => {
  it("is nothing in a new account, which could not be deployed otherwise", () => {
    expect(readConfig({}).concurrency).toEqual({ quota: 10, reserved: {} });
    expect(reservedAt(100)).toEqual({});
    expect(reservedAt(108)).toEqual({});
  });

  it("is the API's first, with all that there is", () => {
    expect(reservedAt(110)).toEqual({ "authorize-request": 5 });
    expect(reservedAt(120)).toEqual({ "authorize-request": 5, "serve-api": 5 });
  });

  it("is half of what can be, of the usual quota: so that a second stage fits", () => {
    expect(reservedAt(1000)).toEqual({
      "authorize-request": 36,
      "serve-api": 36,
      "generate-response": 166,
      "start-workflow": 39,
      "detect-sentiment": 36,
      "write-ticket-json": 26,
      "record-failure": 17,
      "triage-by-rules": 17,
      "set-priority-lane": 17,
      "set-general-lane": 17,
      "count-tickets": 9,
      "serve-desk": 10,
      "watch-deadlines": 2,
      "count-desk-changes": 2,
      "serve-identity": 10,
      "evaluate-response": 2,
      "archive-verdicts": 2,
    });
  });

  it("leaves 100 executions unreserved with two stages, as AWS demands, and is the API's if anyone's", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 20_000 }), (quota) => {
        const reserved = reservedAt(quota);
        const names = Object.keys(reserved);

        expect(2 * sum(Object.values(reserved))).toBeLessThanOrEqual(Math.max(0, quota - 100));
        expect(Object.values(reserved).every((one) => one >= 2)).toBe(true);
        expect(FUNCTION_NAMES).toEqual(expect.arrayContaining(names));
        expect(names.length === 0 || names[0] === "authorize-request").toBe(true);
        expect(names.length < 2 || names[1] === "serve-api").toBe(true);
      }),
    );
  });

  it("is something for every function from a quota of 220 on", () => {
    fc.assert(
      fc.property(fc.integer({ min: 220, max: 20_000 }), (quota) => {
        expect(Object.keys(reservedAt(quota)).sort()).toEqual([...FUNCTION_NAMES].sort());
      }),
    );
    expect(Object.keys(reservedAt(211))).not.toHaveLength(FUNCTION_NAMES.length);
  });
});

describe("MODEL_CONCURRENCY", () => {
  it("limits the calls of the model, and leaves the others as they are", () => {
    expect(reservedAt(1000, { MODEL_CONCURRENCY: "20" })).toEqual({ ...reservedAt(1000), "generate-response": 20 });
  });

  it.each([
    ["10", "1", "no value"],
    ["120", "1", "no value"],
    ["130", "6", "at most 5"],
    ["1000", "379", "at most 378"],
  ])("with a quota of %s rejects %s, which could not be reserved", (quota, MODEL_CONCURRENCY, expected) => {
    expect(configIssuesOf({ LAMBDA_CONCURRENCY_QUOTA: quota, MODEL_CONCURRENCY })).toEqual([
      `MODEL_CONCURRENCY is "${MODEL_CONCURRENCY}": expected ${expected}, since LAMBDA_CONCURRENCY_QUOTA ${quota} ` +
        "lets no more be reserved after the API",
    ]);
  });

  it("may be all that is left after the API", () => {
    expect(reservedAt(1000, { MODEL_CONCURRENCY: "378" })).toEqual({
      "authorize-request": 36,
      "serve-api": 36,
      "generate-response": 378,
    });
  });
});
