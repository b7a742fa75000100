import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makeTicketId, makeUserId } from "../../../../functions/serve-api/intake/random-id.js";

const NIGHT = new Date("2026-11-21T23:59:59.999Z");

describe("ids", () => {
  it("are dated in UTC, and of 16 characters that nobody mistakes", () => {
    expect(makeTicketId(NIGHT, randomBytes)).toMatch(/^TKT-20261121-[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(makeUserId(randomBytes)).toMatch(/^USR-[0-9A-HJKMNP-TV-Z]{16}$/);
  });

  it("use every bit they are given, evenly", () => {
    const everyByte = Array.from({ length: 16 }, (_, row) =>
      Uint8Array.from({ length: 16 }, (__, place) => row * 16 + place),
    );
    const counts = new Map<string, number>();
    for (const bytes of everyByte)
      for (const character of makeUserId(() => bytes).slice(4)) counts.set(character, (counts.get(character) ?? 0) + 1);

    expect([...counts.values()]).toEqual(Array.from({ length: 32 }, () => 8));
  });

  it("are not alike", () => {
    expect(new Set(Array.from({ length: 1_000 }, () => makeTicketId(NIGHT, randomBytes))).size).toBe(1_000);
  });
});
