import { describe, expect, it } from "vitest";
import { refuse, type Allowed } from "../../../functions/authorize-request/auth-decision.js";
import { AuthDecisionCache } from "../../../functions/authorize-request/auth-decision-cache.js";
import { NOW } from "../../support/fakes/authorizer-fakes.js";

const anAllowed = (endsAt = NOW + 3_600_000): Allowed => ({
  allowed: true,
  caller: { subject: "C-1", role: "customer", tier: "general", scopes: [] },
  endsAt,
});

describe("AuthDecisionCache", () => {
  it("caches an allowing decision for 60 seconds", () => {
    const cache = new AuthDecisionCache();
    cache.set("a", anAllowed(), NOW);

    expect(cache.get("a", NOW + 59_999)).toEqual(anAllowed());
    expect(cache.get("a", NOW + 60_000)).toBeUndefined();
  });

  it("caches it no longer than the credentials are valid", () => {
    const cache = new AuthDecisionCache();
    cache.set("a", anAllowed(NOW + 5_000), NOW);

    expect(cache.get("a", NOW + 4_999)).toBeDefined();
    expect(cache.get("a", NOW + 5_000)).toBeUndefined();
  });

  it("caches a refusal for 10 seconds", () => {
    const cache = new AuthDecisionCache();
    cache.set("a", refuse("unknown-token"), NOW);

    expect(cache.get("a", NOW + 9_999)).toEqual(refuse("unknown-token"));
    expect(cache.get("a", NOW + 10_000)).toBeUndefined();
  });

  it("has a capacity, and evicts the oldest entry", () => {
    const cache = new AuthDecisionCache(2);
    for (const key of ["a", "b", "a", "c"]) cache.set(key, anAllowed(), NOW);

    expect(["a", "b", "c"].filter((key) => cache.get(key, NOW))).toEqual(["a", "c"]);
  });

  it("does not evict allowing decisions in a flood of refusals, and does not grow beyond its capacity", () => {
    const cache = new AuthDecisionCache(10);
    cache.set("good", anAllowed(), NOW);
    for (let count = 0; count < 1_000; count++) cache.set(`bad-${count}`, refuse("unknown-token"), NOW);

    expect(cache.get("good", NOW)).toEqual(anAllowed());
    expect(cache.size).toBe(11);
  });

  it("deletes an expired entry when it is read", () => {
    const cache = new AuthDecisionCache();
    cache.set("a", refuse("unknown-token"), NOW);
    cache.get("a", NOW + 10_000);

    expect(cache.size).toBe(0);
  });
});
