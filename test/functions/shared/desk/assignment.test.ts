import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  canAnswer,
  hasCapacity,
  rankAgents,
  type AssignableAgent,
} from "../../../../functions/shared/desk/assignment.js";
import { CATEGORIES } from "../../../../functions/shared/contracts/ticket-record.js";
import { TIERS } from "../../../../functions/shared/contracts/ticket-event.js";

const anAgent = (id: string, change: Partial<AssignableAgent> = {}): AssignableAgent => ({
  id,
  capacity: 5,
  openCount: 0,
  available: true,
  categories: [],
  languages: [],
  tiers: [],
  ...change,
});
const ticket = { category: "BILLING", language: "de", tier: "general" } as const;
const idsOf = (agents: readonly AssignableAgent[], of = ticket) => rankAgents(agents, of).map(({ id }) => id);

describe("rankAgents", () => {
  it("puts the least loaded first, and of equals whoever waits longest", () => {
    const agents = [
      anAgent("busy", { openCount: 3 }),
      anAgent("recent", { openCount: 1, lastAssignedAt: "2026-11-28T10:00:00.000Z" }),
      anAgent("earlier", { openCount: 1, lastAssignedAt: "2026-11-28T09:00:00.000Z" }),
      anAgent("never", { openCount: 1 }),
    ];

    expect(idsOf(agents)).toEqual(["never", "earlier", "recent", "busy"]);
  });

  it("leaves out who is unavailable, at capacity, or lacks a skill", () => {
    const agents = [
      anAgent("unavailable", { available: false }),
      anAgent("full", { openCount: 5 }),
      anAgent("no-capacity", { capacity: 0 }),
      anAgent("other-category", { categories: ["BUG"] }),
      anAgent("other-language", { languages: ["fr"] }),
      anAgent("other-tier", { tiers: ["gold"] }),
      anAgent("fits", { categories: ["BUG", "BILLING"], languages: ["fr", "de"], tiers: ["general"] }),
    ];

    expect(idsOf(agents)).toEqual(["fits"]);
  });

  it.each([
    ["de-CH", ["de"], true],
    ["DE", ["de"], true],
    ["und", ["fr"], true],
    ["de", ["fr"], false],
    ["zh-Hant", [], true],
  ])("reads language %s with the skills %j: %s", (language, languages, expected) => {
    expect(canAnswer(anAgent("one", { languages }), { ...ticket, language })).toBe(expected);
  });

  it("never names an agent who may not have the ticket, and leaves out none who may", () => {
    const someAgents = fc.array(
      fc.record({
        id: fc.uuid(),
        capacity: fc.nat(4),
        openCount: fc.nat(6),
        available: fc.boolean(),
        categories: fc.subarray([...CATEGORIES], { maxLength: 3 }),
        languages: fc.subarray(["de", "fr", "en"]),
        tiers: fc.subarray([...TIERS]),
      }),
    );
    fc.assert(
      fc.property(someAgents, (agents) => {
        const ranked = rankAgents(agents, ticket);
        expect(new Set(ranked)).toEqual(new Set(agents.filter((one) => hasCapacity(one) && canAnswer(one, ticket))));
        expect(ranked.map(({ openCount }) => openCount)).toEqual(
          ranked.map(({ openCount }) => openCount).toSorted((one, other) => one - other),
        );
      }),
    );
  });
});
