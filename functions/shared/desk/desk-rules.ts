import { AROUND_THE_CLOCK, type Schedule } from "./schedule.js";
import {
  choosePolicy,
  DEFAULT_POLICIES,
  DEFAULT_SCHEDULES,
  targetsOf,
  type PolicyTicket,
  type SlaPolicy,
} from "./sla-policy.js";
import type { ClockRules } from "./ticket-sla.js";

/** The SLA policies and schedules of a deployment, by id. */
export interface DeskRules {
  readonly policies: ReadonlyMap<string, SlaPolicy>;
  readonly schedules: ReadonlyMap<string, Schedule>;
}

/** The rules of a deployment that has none of its own. */
export const DEFAULT_RULES: DeskRules = { policies: DEFAULT_POLICIES, schedules: DEFAULT_SCHEDULES };

/** By what a ticket's clocks are measured. Without a policy there are no targets, and so no clocks. */
export interface SlaTerms extends ClockRules {
  readonly policyId: string | undefined;
  readonly scheduleId: string | undefined;
}

/** A schedule that was deleted while tickets still name it: then their clocks run around the clock. */
const scheduleOf = ({ schedules }: DeskRules, id: string | undefined): Schedule =>
  (id === undefined ? undefined : schedules.get(id)) ?? AROUND_THE_CLOCK;

/** The terms that apply to a ticket by its tier, priority and category. */
export const termsFor = (rules: DeskRules, ticket: PolicyTicket): SlaTerms => {
  const { id, policy } = choosePolicy(rules.policies, ticket) ?? {};
  return {
    policyId: id,
    scheduleId: policy?.schedule,
    schedule: scheduleOf(rules, policy?.schedule),
    targets: policy === undefined ? {} : targetsOf(policy),
  };
};

/** The schedule by which a ticket's clocks have been measured until now. */
export const scheduleUntilNow = (
  rules: DeskRules,
  { scheduleId }: { readonly scheduleId: string | undefined },
): Schedule => scheduleOf(rules, scheduleId);
