import * as z from "zod";
import { writtenLine, writtenName } from "../../http/text-schema.js";
import type { DeskCollection } from "../../table/ticket-table.js";
import { CategorySettingsSchema, DEFAULT_CATEGORIES, type CategorySettings } from "./category-settings.js";
import type { DeskRules } from "../desk-rules.js";
import { MacroSchema, type Macro } from "../macro.js";
import { ScheduleSchema, type Schedule } from "../schedule.js";
import { DEFAULT_POLICIES, DEFAULT_SCHEDULES, SlaPolicySchema } from "../sla-policy.js";

/** A rule as it is stored, or a default. */
export interface Rule<T> {
  readonly id: string;
  readonly value: T;
  /** Grows with every change, also over a deletion; 0 for a default. */
  readonly version: number;
  /** ISO 8601 in UTC; null for a default. */
  readonly updatedAt: string | null;
  /** Subject of the admin; null for a default. */
  readonly updatedBy: string | null;
}

export type RuleCollectionName = Exclude<DeskCollection, "agents" | "notices">;

/** One kind of rules that admins can change. */
export interface RuleKind<T> {
  readonly collection: RuleCollectionName;
  /** What one of them is called in messages. */
  readonly noun: string;
  readonly schema: z.ZodType<T>;
  /** Rules of this kind, defaults included. */
  readonly limit: number;
  /** Rules that exist without having been written. A stored rule with the same id replaces one; deleted, it returns. */
  readonly defaults: ReadonlyMap<string, T>;
}

/** A tag that the desk suggests. Its id is the tag. */
export const KnownTagSchema = z.strictObject({
  label: writtenName(80).pipe(z.string()),
  description: writtenLine(500).pipe(z.string()).optional(),
});
type KnownTag = z.output<typeof KnownTagSchema>;

/** An SLA policy that can be switched off, which a default needs, because it cannot be deleted. */
export const DeskPolicySchema = SlaPolicySchema.extend({ enabled: z.boolean().default(true) });
export type DeskPolicy = z.output<typeof DeskPolicySchema>;

const MACROS: RuleKind<Macro> = {
  collection: "macros",
  noun: "macro",
  schema: MacroSchema,
  limit: 200,
  defaults: new Map(),
};

const CATEGORIES: RuleKind<CategorySettings> = {
  collection: "categories",
  noun: "category",
  schema: CategorySettingsSchema,
  limit: DEFAULT_CATEGORIES.size,
  defaults: DEFAULT_CATEGORIES,
};

const TAGS: RuleKind<KnownTag> = {
  collection: "tags",
  noun: "tag",
  schema: KnownTagSchema,
  limit: 500,
  defaults: new Map(),
};

const SLA_POLICIES: RuleKind<DeskPolicy> = {
  collection: "slaPolicies",
  noun: "SLA policy",
  schema: DeskPolicySchema,
  limit: 100,
  defaults: new Map([...DEFAULT_POLICIES].map(([id, policy]) => [id, { ...policy, enabled: true }])),
};

const SCHEDULES: RuleKind<Schedule> = {
  collection: "schedules",
  noun: "schedule",
  schema: ScheduleSchema,
  limit: 50,
  defaults: DEFAULT_SCHEDULES,
};

export const RULE_KINDS = {
  macros: MACROS,
  categories: CATEGORIES,
  tags: TAGS,
  slaPolicies: SLA_POLICIES,
  schedules: SCHEDULES,
} as const;

/** All rules of a kind by id: the stored ones, and the defaults that none of them replaces. */
export const withDefaults = <T>(
  { defaults }: Pick<RuleKind<T>, "defaults">,
  stored: readonly Rule<T>[],
): ReadonlyMap<string, Rule<T>> => {
  const unwritten = [...defaults].map(([id, value]) => ({ id, value, version: 0, updatedAt: null, updatedBy: null }));
  return new Map([...unwritten, ...stored].map((rule) => [rule.id, rule]));
};

/** The rules by which clocks run, from what is stored: without anything stored, DEFAULT_RULES. */
export const deskRulesOf = (policies: readonly Rule<DeskPolicy>[], schedules: readonly Rule<Schedule>[]): DeskRules => {
  const enabled = [...withDefaults(SLA_POLICIES, policies)].flatMap(([id, { value }]) => {
    const { enabled: isEnabled, ...policy } = value;
    return isEnabled ? [[id, policy] as const] : [];
  });
  const valueOf = ([id, { value }]: readonly [string, Rule<Schedule>]) => [id, value] as const;
  return { policies: new Map(enabled), schedules: new Map([...withDefaults(SCHEDULES, schedules)].map(valueOf)) };
};
