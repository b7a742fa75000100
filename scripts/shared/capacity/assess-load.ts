import { readConfig } from "../../../stacks/config/config.js";
import type { ModelQuotas } from "../quotas/model-quotas.js";
import { quotaIn, type Quota } from "../quotas/quota.js";
import { SERVICE_QUOTAS } from "../quotas/service-quotas.js";
import {
  API_REQUESTS,
  executionSeconds,
  GUARDRAIL_CALLS,
  guardrailUnits,
  HOTTEST_KEY_WRITES,
  lambdaSeconds,
  LONGEST_ANSWER,
  TABLE_WRITES,
  TRANSITIONS,
  type TicketProfile,
} from "./ticket-profile.js";

/** How the workflow runs a ticket: a Standard execution each, an Express one each, or an item of a Distributed Map. */
export const DESIGNS = ["standard", "express", "map"] as const;
export type Design = (typeof DESIGNS)[number];

/** What is planned for. */
export interface Plan {
  readonly ticketsPerSecond: number;
  readonly profile: TicketProfile;
  readonly region: string;
  readonly model: ModelQuotas;
  readonly design: Design;
  /** What the account has instead of the defaults, by the quota's key. */
  readonly overrides: Readonly<Record<string, number>>;
}

/** How much of a quota the load takes. */
export interface QuotaUse {
  readonly quota: Quota;
  readonly limit: number;
  readonly use: number;
  /** `use` divided by `limit`. */
  readonly share: number;
}

/** Keys of the quotas that an option may set. */
export const QUOTA_KEYS: readonly string[] = [
  ...Object.values(SERVICE_QUOTAS).map(({ key }) => key),
  ...["model-requests", "model-tokens", "api-stage-rate"],
];

const MINUTE = 60;

/** Not a quota of AWS, but a setting of ours. */
const STAGE_RATE: Quota = {
  key: "api-stage-rate",
  service: "apigateway",
  name: "Requests a second of all callers of the API (API_STAGE_RATE)",
  unit: "requests/s",
  adjustable: false,
  value: { otherwise: readConfig({}).api.stage.rate },
  source: "docs/configuration.md, 2026-11-28",
};

/** Tickets of one Distributed Map: a parent execution reads so many from one object. */
export const MAP_BATCH = 1_000;
/** Transitions of a map's parent. */
const MAP_TRANSITIONS = 5;

/** Starts, transitions and open executions of a ticket, by design. An Express execution has no transitions to count. */
const workflowUses = (design: Design, profile: TicketProfile): readonly (readonly [Quota, number])[] => {
  const { startExecutions, stateTransitions, openExecutions, expressStarts } = SERVICE_QUOTAS;
  switch (design) {
    case "standard":
      return [
        [startExecutions, 1],
        [stateTransitions, TRANSITIONS],
        [openExecutions, executionSeconds(profile)],
      ];
    case "express":
      return [[expressStarts, 1]];
    case "map":
      return [
        [startExecutions, 1 / MAP_BATCH],
        [stateTransitions, MAP_TRANSITIONS / MAP_BATCH],
        [expressStarts, 1],
      ];
  }
};

/** Seconds of the function that takes a ticket from the queue and waits for its Express execution. */
export const waitingSeconds = (design: Design, profile: TicketProfile): number =>
  design === "express" ? executionSeconds(profile) : 0;

/** Calls and text units of a guardrail; none without one. */
const guardrailUses = (profile: TicketProfile): readonly (readonly [Quota, number])[] => {
  if (profile.guarded !== true) return [];
  const { guardrailCalls, guardrailTopics, guardrailFilters, guardrailSecrets } = SERVICE_QUOTAS;
  const units = guardrailUnits(profile);
  return [
    [guardrailCalls, GUARDRAIL_CALLS],
    ...[guardrailTopics, guardrailFilters, guardrailSecrets].map((quota) => [quota, units] as const),
  ];
};

/** What a ticket takes of each quota. Everything grows with the number of tickets. */
const usesOfTicket = ({ profile, model, design }: Plan): readonly (readonly [Quota, number])[] => {
  const reserved = (LONGEST_ANSWER - profile.outputTokens) * profile.modelSeconds;
  return [
    [model.requests, MINUTE],
    // A call reserves its longest answer; what is not used of it comes back at the end of the call.
    [model.tokens, MINUTE * (profile.inputTokens + profile.outputTokens) + reserved],
    [SERVICE_QUOTAS.detectSentiment, 1],
    [SERVICE_QUOTAS.detectLanguage, 1],
    ...guardrailUses(profile),
    [SERVICE_QUOTAS.lambdaConcurrency, lambdaSeconds(profile) + waitingSeconds(design, profile)],
    ...workflowUses(design, profile),
    [SERVICE_QUOTAS.streamRecords, 1],
    [SERVICE_QUOTAS.tableWrites, TABLE_WRITES],
    [SERVICE_QUOTAS.partitionWrites, HOTTEST_KEY_WRITES],
    [SERVICE_QUOTAS.publishes, 1],
    [SERVICE_QUOTAS.inFlight, 1],
    [SERVICE_QUOTAS.bucketPuts, 1],
    ...(profile.throughApi
      ? [SERVICE_QUOTAS.apiRequests, STAGE_RATE].map((quota) => [quota, API_REQUESTS] as const)
      : []),
  ];
};

/** How much of every quota the load takes, the tightest first. */
export const assessLoad = (plan: Plan): readonly QuotaUse[] =>
  usesOfTicket(plan)
    .map(([quota, perTicket]) => {
      const limit = plan.overrides[quota.key] ?? quotaIn(quota, plan.region);
      const use = perTicket * plan.ticketsPerSecond;
      return { quota, limit, use, share: use / limit };
    })
    .toSorted((a, b) => b.share - a.share);

/** The most tickets a second of which no quota is exceeded. */
export const sustainableRate = (plan: Plan): number => {
  const [tightest] = assessLoad({ ...plan, ticketsPerSecond: 1 });
  return tightest === undefined ? Infinity : 1 / tightest.share;
};

/** Above this share of a quota, more should be asked for: load is never even. */
export const COMFORTABLE_SHARE = 0.8;

/** The value to ask AWS for, with room: rounded up to two digits. */
export const valueToAskFor = ({ use }: QuotaUse): number => {
  const wanted = use / COMFORTABLE_SHARE;
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(wanted)) - 1);
  return Math.ceil(wanted / unit) * unit;
};
