import { describe, expect, it } from "vitest";
import { refuse, type Allowed } from "../../../functions/authorize-request/auth-decision.js";
import { AuthDecisionCache } from "../../../functions/authorize-request/auth-decision-cache.js";
import { NOW } from "../../support/fakes/authorizer-fakes.js";

const anAllowed = (endsAt = NOW + 3_600_000): Allowed => ({
  allowed: true,
  caller: { subject: "C-1", role: "customer", tier: "general", scopes: [] },
  endsAt,
});

describe("VerdictCache", () => {
  it("keeps a good verdict for 60 seconds", () => {
    const cache = new AuthDecisionCache();
    cache.set("a", anAllowed(), NOW);

    expect(cache.get("a", NOW + 59_999)).toEqual(anAllowed());
    expect(cache.get("a", NOW + 60_000)).toBeUndefined();
  });

  it("keeps it no longer than the credentials are good", () => {
    const cache = new AuthDecisionCache();
    cache.set("a", anAllowed(NOW + 5_000), NOW);

    expect(cache.get("a", NOW + 4_999)).toBeDefined();
    expect(cache.get("a", NOW + 5_000)).toBeUndefined();
  });

  it("keeps a bad verdict for 10 seconds", () => {
    const cache = new AuthDecisionCache();
    cache.set("a", refuse("unknown-token"), NOW);

    expect(cache.get("a", NOW + 9_999)).toEqual(refuse("unknown-token"));
    expect(cache.get("a", NOW + 10_000)).toBeUndefined();
  });

  it("has room for so many, and lets go of the oldest", () => {
    const cache = new AuthDecisionCache(2);
    for (const key of ["a", "b", "a", "c"]) cache.set(key, anAllowed(), NOW);

    expect(["a", "b", "c"].filter((key) => cache.get(key, NOW))).toEqual(["a", "c"]);
  });

  it("is not emptied of good verdicts by a flood of bad ones, and does not grow by it", () => {
    const cache = new AuthDecisionCache(10);
    cache.set("good", anAllowed(), NOW);
    for (let count = 0; count < 1_000; count++) cache.set(`bad-${count}`, refuse("unknown-token"), NOW);

    expect(cache.get("good", NOW)).toEqual(anAllowed());
    expect(cache.size).toBe(11);
  });

  it("forgets what is over when it is asked for it", () => {
    const cache = new AuthDecisionCache();
    cache.set("a", refuse("unknown-token"), NOW);
    cache.get("a", NOW + 10_000);

    expect(cache.size).toBe(0);
  });
});
