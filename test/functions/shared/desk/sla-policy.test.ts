import { describe, expect, it } from "vitest";
import {
  choosePolicy,
  DEFAULT_POLICIES,
  DEFAULT_SCHEDULES,
  HOURS_TO_ANSWER,
  SlaPolicySchema,
  targetsOf,
  type SlaPolicy,
} from "../../../../functions/shared/desk/sla-policy.js";
import { TIERS } from "../../../../functions/shared/contracts/ticket-event.js";
import { PRIORITIES } from "../../../../functions/shared/contracts/ticket-record.js";

const aPolicy = (change: Partial<SlaPolicy> = {}): SlaPolicy => ({
  name: "Any",
  position: 0,
  tiers: [],
  priorities: [],
  categories: [],
  schedule: "office",
  targets: { resolution: 60 },
  ...change,
});
const policies = (entries: Record<string, SlaPolicy>) => new Map(Object.entries(entries));
const gold = { tier: "gold", priority: "HIGH", category: "OUTAGE" } as const;

describe("choosePolicy", () => {
  it("takes the first by position whose lists all have the ticket's values", () => {
    const some = policies({
      everybody: aPolicy({ position: 9 }),
      outages: aPolicy({ position: 2, categories: ["OUTAGE"], tiers: ["gold"] }),
      billing: aPolicy({ position: 1, categories: ["BILLING"] }),
    });

    expect(choosePolicy(some, gold)?.id).toBe("outages");
    expect(choosePolicy(some, { ...gold, tier: "general" })?.id).toBe("everybody");
    expect(choosePolicy(some, { ...gold, category: undefined })?.id).toBe("everybody");
  });

  it("is the same whatever order the policies are stored in", () => {
    const entries = [["b", aPolicy()] as const, ["a", aPolicy()] as const];

    expect(choosePolicy(new Map(entries), gold)?.id).toBe("a");
    expect(choosePolicy(new Map(entries.toReversed()), gold)?.id).toBe("a");
  });

  it("is none when no policy applies", () => {
    expect(choosePolicy(policies({ low: aPolicy({ priorities: ["NORMAL"] }) }), gold)).toBeUndefined();
  });
});

describe("the default policies", () => {
  it.each(TIERS.flatMap((tier) => PRIORITIES.map((priority) => [tier, priority] as const)))(
    "promise tier %s, priority %s its hours, around the clock",
    (tier, priority) => {
      const { policy } = choosePolicy(DEFAULT_POLICIES, { tier, priority }) ?? {};
      const hours = HOURS_TO_ANSWER[tier][priority] * 60 * 60 * 1000;

      expect(policy && targetsOf(policy)).toEqual({ firstResponse: hours, nextResponse: hours, resolution: undefined });
      expect(DEFAULT_SCHEDULES.get(policy?.schedule ?? "")?.name).toBe("Around the clock");
    },
  );

  it("are valid", () => {
    for (const policy of DEFAULT_POLICIES.values()) expect(SlaPolicySchema.parse(policy)).toEqual(policy);
  });
});

describe("SlaPolicySchema", () => {
  it.each([
    ["no target", { targets: {} }, "targets"],
    ["a target of no time", { targets: { resolution: 0 } }, "targets.resolution"],
    ["a target of more than a year", { targets: { resolution: 527_041 } }, "targets.resolution"],
    ["an unknown tier", { tiers: ["platinum"] }, "tiers.0"],
    ["a name of blanks", { name: "   " }, "name"],
    ["an unknown field", { color: "red" }, ""],
  ])("refuses %s", (_kind, change, path) => {
    const { error } = SlaPolicySchema.safeParse({ ...aPolicy(), ...change });

    expect(error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
  });
});
