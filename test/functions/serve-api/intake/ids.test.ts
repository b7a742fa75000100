import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeIntakeKey, makeTicketId, makeUserId } from "../../../../functions/serve-api/intake/ids.js";

const NIGHT = new Date("2026-11-21T23:59:59.999Z");

describe("ids", () => {
  it("are dated in UTC, and have 16 unambiguous characters", () => {
    expect(makeTicketId(NIGHT, randomBytes)).toMatch(/^TKT-20261121-[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(makeUserId(randomBytes)).toMatch(/^USR-[0-9A-HJKMNP-TV-Z]{16}$/);
  });

  it("use every random bit, evenly", () => {
    const everyByte = Array.from({ length: 16 }, (_, row) =>
      Uint8Array.from({ length: 16 }, (__, place) => row * 16 + place),
    );
    const counts = new Map<string, number>();
    for (const bytes of everyByte)
      for (const character of makeUserId(() => bytes).slice(4)) counts.set(character, (counts.get(character) ?? 0) + 1);

    expect([...counts.values()]).toEqual(Array.from({ length: 32 }, () => 8));
  });

  it("are unique", () => {
    expect(new Set(Array.from({ length: 1_000 }, () => makeTicketId(NIGHT, randomBytes))).size).toBe(1_000);
  });
});

const NOW = new Date("2026-11-21T08:30:00.999Z");
const REQUEST = { operationId: "submitTicket", body: { type: "t", message: "m" }, subject: "C-1", key: "k" };
const made = makeIntakeKey(REQUEST, NOW);

describe("makeIntakeKey", () => {
  it("is the same for the same request in any order of its fields", () => {
    expect(makeIntakeKey({ ...REQUEST, body: { message: "m", type: "t" } }, NOW)).toEqual(made);
  });

  it.each([
    ["another body", { body: { type: "t", message: "n" } }],
    ["another operation", { operationId: "submitUserTicket" }],
  ])("distinguishes %s from it, under the same key", (_what, change) => {
    const other = makeIntakeKey({ ...REQUEST, ...change }, NOW);

    expect(other.id).toBe(made.id);
    expect(other.requestHash).not.toBe(made.requestHash);
  });

  it("is different for every caller", () => {
    expect(makeIntakeKey({ ...REQUEST, subject: "C-2" }, NOW).id).not.toBe(made.id);
    expect(makeIntakeKey({ ...REQUEST, subject: "C-1k", key: "" }, NOW).id).not.toBe(made.id);
  });

  it("expires after a day, in whole seconds", () => {
    expect(made.expiresAt).toBe(Date.parse("2026-11-22T08:30:00Z") / 1_000);
  });

  it("reveals neither the key nor the caller", () => {
    expect(JSON.stringify(makeIntakeKey({ ...REQUEST, subject: "someone", key: "secret" }, NOW))).not.toMatch(
      /someone|secret/,
    );
  });
});
