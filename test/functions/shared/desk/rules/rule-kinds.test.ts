import { describe, expect, it } from "vitest";
import { CATEGORIES } from "../../../../../functions/shared/contracts/ticket-record.js";
import { DEFAULT_RULES, termsFor } from "../../../../../functions/shared/desk/desk-rules.js";
import {
  type DeskPolicy,
  deskRulesOf,
  type Rule,
  RULE_KINDS,
  withDefaults,
} from "../../../../../functions/shared/desk/rules/rule-kinds.js";
import { RuleIdSchema } from "../../../../../functions/shared/desk/rules/rule-id.js";
import { anOfficeSchedule } from "../../../../fixtures/schedules.js";

const stored = <T>(id: string, value: T): Rule<T> => ({
  id,
  value,
  version: 3,
  updatedAt: "2026-11-21T08:30:00.000Z",
  updatedBy: "u-root",
});
const goldHigh = RULE_KINDS.slaPolicies.defaults.get("gold-high");
const aPolicy = (change: Partial<DeskPolicy> = {}): DeskPolicy => ({
  name: "Mine",
  position: 0,
  tiers: [],
  priorities: [],
  categories: [],
  schedule: "around-the-clock",
  targets: { resolution: 5 },
  enabled: true,
  ...change,
});
const termsOfGoldHigh = (...policies: readonly Rule<DeskPolicy>[]) =>
  termsFor(deskRulesOf(policies, []), { tier: "gold", priority: "HIGH", category: "BUG" });

describe("the defaults", () => {
  it.each(Object.entries(RULE_KINDS))("of %s are valid, and have valid ids", (_kind, { defaults, schema, limit }) => {
    for (const [id, value] of defaults) {
      expect(schema.parse(value)).toEqual(value);
      expect(RuleIdSchema.safeParse(id).success).toBe(true);
    }
    expect(defaults.size).toBeLessThanOrEqual(limit);
  });

  it("are the rules as long as nothing is stored", () => {
    expect(deskRulesOf([], [])).toEqual(DEFAULT_RULES);
  });

  it("have every category that triage knows, by its name in lower case", () => {
    const ids = [...RULE_KINDS.categories.defaults.keys()];

    expect(ids.map((id) => id.toUpperCase().replaceAll("-", "_"))).toEqual([...CATEGORIES]);
    expect(RULE_KINDS.categories.defaults.get("data-loss")).toEqual({ label: "Data loss", hidden: false, position: 3 });
  });

  it("stay when the first rule is stored, and leave the list when one with their id is", () => {
    const rules = withDefaults(RULE_KINDS.schedules, [
      stored("office", anOfficeSchedule),
      stored("around-the-clock", anOfficeSchedule),
    ]);

    expect([...rules].map(([id, { version }]) => [id, version])).toEqual([
      ["around-the-clock", 3],
      ["office", 3],
    ]);
  });
});

describe("the policy of a ticket", () => {
  it("is the default one beside a policy for other tickets", () => {
    expect(termsOfGoldHigh(stored("billing", aPolicy({ categories: ["BILLING"] }))).policyId).toBe("gold-high");
  });

  it("is a stored one before every default, whatever its position", () => {
    expect(termsOfGoldHigh(stored("zzz", aPolicy({ position: 9_991 })))).toMatchObject({ policyId: "zzz" });
  });

  it("is none of those that are switched off, defaults included", () => {
    expect(goldHigh).toBeDefined();
    const off = stored("gold-high", { ...aPolicy(goldHigh), enabled: false });

    expect(termsOfGoldHigh(off).policyId).toBeUndefined();
    expect(termsOfGoldHigh(off, stored("mine", aPolicy({ enabled: false }))).policyId).toBeUndefined();
  });
});
