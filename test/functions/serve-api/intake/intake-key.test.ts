import { describe, expect, it } from "vitest";
import { makeIntakeKey } from "../../../../functions/serve-api/intake/intake-key.js";

const NOW = new Date("2026-11-21T08:30:00.999Z");
const REQUEST = { operationId: "submitTicket", body: { type: "t", message: "m" }, subject: "C-1", key: "k" };
const made = makeIntakeKey(REQUEST, NOW);

describe("makeIntakeKey", () => {
  it("knows the same request by any order of its fields", () => {
    expect(makeIntakeKey({ ...REQUEST, body: { message: "m", type: "t" } }, NOW)).toEqual(made);
  });

  it.each([
    ["another body", { body: { type: "t", message: "n" } }],
    ["another operation", { operationId: "submitUserTicket" }],
  ])("tells %s from it, under the same key", (_what, change) => {
    const other = makeIntakeKey({ ...REQUEST, ...change }, NOW);

    expect(other.id).toBe(made.id);
    expect(other.requestHash).not.toBe(made.requestHash);
  });

  it("belongs to its caller alone", () => {
    expect(makeIntakeKey({ ...REQUEST, subject: "C-2" }, NOW).id).not.toBe(made.id);
    expect(makeIntakeKey({ ...REQUEST, subject: "C-1k", key: "" }, NOW).id).not.toBe(made.id);
  });

  it("stands for a day, in whole seconds", () => {
    expect(made.expiresAt).toBe(Date.parse("2026-11-22T08:30:00Z") / 1_000);
  });

  it("shows neither the key nor the caller", () => {
    expect(JSON.stringify(makeIntakeKey({ ...REQUEST, subject: "someone", key: "secret" }, NOW))).not.toMatch(
      /someone|secret/,
    );
  });
});
