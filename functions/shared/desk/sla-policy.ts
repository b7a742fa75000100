import * as z from "zod";
import { CATEGORIES, PRIORITIES, type Category, type Priority } from "../contracts/ticket-record.js";
import { TIERS, type Tier } from "../contracts/ticket-event.js";
import { writtenName } from "../http/text-schema.js";
import { RuleIdSchema } from "./rules/rule-id.js";
import { AROUND_THE_CLOCK, type Schedule } from "./schedule.js";
import type { SlaTargets } from "./ticket-sla.js";

const MINUTE_MS = 60 * 1000;
const MINUTES_IN_HOUR = 60;
/** A year of business time. */
const MAX_MINUTES = 366 * 24 * MINUTES_IN_HOUR;

const MAX_POSITION = 9_999;

const Minutes = z.int().min(1).max(MAX_MINUTES).optional();

const someOf = <const T extends readonly string[]>(values: T) => z.array(z.enum(values)).max(values.length).default([]);

/**
 * What staff promise to whom. A policy applies to a ticket when each of its lists that is not empty has the ticket's
 * value; of several, the one with the lowest `position` applies. Targets are minutes of business time; a missing target
 * means no promise.
 */
export const SlaPolicySchema = z.strictObject({
  name: writtenName(80).pipe(z.string()),
  position: z.int().min(0).max(MAX_POSITION),
  tiers: someOf(TIERS),
  priorities: someOf(PRIORITIES),
  categories: someOf(CATEGORIES),
  /** Id of a schedule. */
  schedule: RuleIdSchema,
  targets: z
    .strictObject({ firstResponse: Minutes, nextResponse: Minutes, resolution: Minutes })
    .refine((targets) => Object.values(targets).some((target) => target !== undefined), "expected at least one target"),
});
export type SlaPolicy = z.output<typeof SlaPolicySchema>;

/** What a policy is chosen by. */
export interface PolicyTicket {
  readonly tier: Tier;
  readonly priority: Priority;
  /** Undefined before triage: policies for categories do not apply. */
  readonly category?: Category | undefined;
}

const allows = <T>(list: readonly T[], value: T | undefined): boolean =>
  list.length === 0 || (value !== undefined && list.includes(value));

/** The policy of a ticket; undefined when none applies. Of two with the same position, the one whose id sorts first. */
export const choosePolicy = (
  policies: ReadonlyMap<string, SlaPolicy>,
  { tier, priority, category }: PolicyTicket,
): { readonly id: string; readonly policy: SlaPolicy } | undefined =>
  [...policies]
    .filter(
      ([, policy]) =>
        allows(policy.tiers, tier) && allows(policy.priorities, priority) && allows(policy.categories, category),
    )
    .map(([id, policy]) => ({ id, policy }))
    .toSorted((one, other) => one.policy.position - other.policy.position || (one.id < other.id ? -1 : 1))[0];

export const targetsOf = ({ targets }: SlaPolicy): SlaTargets => {
  const milliseconds = (minutes: number | undefined) => (minutes === undefined ? undefined : minutes * MINUTE_MS);
  return {
    firstResponse: milliseconds(targets.firstResponse),
    nextResponse: milliseconds(targets.nextResponse),
    resolution: milliseconds(targets.resolution),
  };
};

/**
 * Hours from submission within which a ticket should be answered, around the clock, not in business hours.
 * docs/routing.md has the same table; a test compares them.
 */
export const HOURS_TO_ANSWER: Readonly<Record<Tier, Readonly<Record<Priority, number>>>> = {
  gold: { CRITICAL: 1, HIGH: 4, MEDIUM: 8, NORMAL: 24 },
  general: { CRITICAL: 4, HIGH: 8, MEDIUM: 24, NORMAL: 72 },
};

/** The first position of the default policies: the last ones that there are, so that a new policy comes before them. */
const DEFAULTS_FROM = MAX_POSITION + 1 - TIERS.length * PRIORITIES.length;

const AROUND_THE_CLOCK_ID = "around-the-clock";

/** The schedules of a deployment that has none of its own. */
export const DEFAULT_SCHEDULES: ReadonlyMap<string, Schedule> = new Map([[AROUND_THE_CLOCK_ID, AROUND_THE_CLOCK]]);

const defaultPolicy = (tier: Tier, priority: Priority, position: number): SlaPolicy => {
  const minutes = HOURS_TO_ANSWER[tier][priority] * MINUTES_IN_HOUR;
  return {
    name: `Tier ${tier}, priority ${priority}`,
    position,
    tiers: [tier],
    priorities: [priority],
    categories: [],
    schedule: AROUND_THE_CLOCK_ID,
    targets: { firstResponse: minutes, nextResponse: minutes },
  };
};

/** The policies of a deployment that has none of its own: {@link HOURS_TO_ANSWER}, for every response. */
export const DEFAULT_POLICIES: ReadonlyMap<string, SlaPolicy> = new Map(
  TIERS.flatMap((tier) => PRIORITIES.map((priority) => [tier, priority] as const)).map(([tier, priority], index) => [
    `${tier}-${priority}`.toLowerCase(),
    defaultPolicy(tier, priority, DEFAULTS_FROM + index),
  ]),
);
