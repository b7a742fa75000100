import { quotaIn, type Quota } from "../quotas/quota.js";
import { SERVICE_QUOTAS } from "../quotas/service-quotas.js";
import type { Plan } from "./assess-load.js";
import type { Backoff, RateLimit, Step, System } from "./system.js";
import { FUNCTION_SECONDS, STATE_SECONDS, type TicketProfile } from "./ticket-profile.js";
import type { WorkflowRetries } from "./workflow-retries.js";

/** What the simulation knows of the functions. */
export interface StepTimes {
  /** Seconds of each step that is not the model's. */
  readonly startWorkflow: number;
  readonly state: number;
  readonly detectSentiment: number;
  readonly generateResponse: number;
  readonly writeTicketJson: number;
  readonly triageByRules: number;
  /** Seconds until a call that a service throttles is handed back to the workflow. */
  readonly refusal: number;
}

/** Estimates for AWS. */
export const ESTIMATED_TIMES: StepTimes = { ...FUNCTION_SECONDS, state: STATE_SECONDS, refusal: 0.3 };

/** Pools and rates by name, so that the bench can set those of a local stack. */
export interface PipelineLimits {
  readonly rates: Readonly<
    Record<"starts" | "transitions" | "detectSentiment" | "detectLanguage" | "modelRequests" | "modelTokens", RateLimit>
  >;
  /** Concurrent executions of all functions together, and of each of them. */
  readonly pools: { readonly account: number; readonly eachFunction: number };
}

const FUNCTIONS_IN_WORKFLOW = ["detectSentiment", "generateResponse", "triageByRules", "writeTicketJson"] as const;

const NEVER: Backoff = { intervalSeconds: 1, backoffRate: 1, maxDelaySeconds: 1, maxAttempts: 0 };
const THROTTLED = "DependencyThrottled";
const FULL = "Lambda.TooManyRequestsException";

/** One second of the rate can come at once: AWS does not say how much more may. */
const perSecond = (rate: number, burst = rate): RateLimit => ({ perSecond: rate, burst });

/** The limits of a plan: what the account has, in its region. */
export const limitsOf = (plan: Plan): PipelineLimits => {
  const { region, overrides, model, profile, design } = plan;
  const limitOf = (quota: Quota): number => overrides[quota.key] ?? quotaIn(quota, region);
  const tokens = profile.inputTokens + profile.outputTokens;
  const tokenRate = limitOf(model.tokens) / 60;
  const starts = limitOf(design === "standard" ? SERVICE_QUOTAS.startExecutions : SERVICE_QUOTAS.expressStarts);
  const account = limitOf(SERVICE_QUOTAS.lambdaConcurrency);
  return {
    rates: {
      starts: perSecond(starts),
      transitions: perSecond(limitOf(SERVICE_QUOTAS.stateTransitions)),
      detectSentiment: perSecond(limitOf(SERVICE_QUOTAS.detectSentiment)),
      detectLanguage: perSecond(limitOf(SERVICE_QUOTAS.detectLanguage)),
      modelRequests: perSecond(limitOf(model.requests) / 60, Math.max(1, limitOf(model.requests) / 60)),
      modelTokens: perSecond(tokenRate, Math.max(tokens, tokenRate)),
    },
    pools: { account, eachFunction: account },
  };
};

interface StepOptions extends Partial<Step> {
  readonly name: string;
  readonly seconds: number;
  readonly transitions: number;
}

const stepOf = ({ transitions, ...step }: StepOptions): Step => ({
  paced: transitions === 0 ? {} : { transitions },
  metered: {},
  pools: [],
  refusalSeconds: 0,
  whenFull: NEVER,
  whenThrottled: NEVER,
  ...step,
});

/** The two steps with a service behind them that throttles. */
const serviceSteps = (profile: TicketProfile, times: StepTimes, { backoffOf }: WorkflowRetries): readonly Step[] => [
  stepOf({
    name: "Detect sentiment",
    transitions: 1,
    seconds: times.detectSentiment,
    metered: { detectSentiment: 1, detectLanguage: 1 },
    pools: ["account", "detectSentiment"],
    refusalSeconds: times.refusal,
    whenFull: backoffOf("Detect sentiment", FULL),
    whenThrottled: backoffOf("Detect sentiment", THROTTLED),
    otherwise: stepOf({ name: "Assume neutral sentiment", transitions: 1, seconds: 0 }),
  }),
  stepOf({
    name: "Generate response",
    transitions: 1,
    seconds: times.generateResponse + profile.modelSeconds,
    metered: { modelRequests: 1, modelTokens: profile.inputTokens + profile.outputTokens },
    pools: ["account", "generateResponse"],
    refusalSeconds: times.refusal,
    whenFull: backoffOf("Generate response", FULL),
    whenThrottled: backoffOf("Generate response", THROTTLED),
    otherwise: stepOf({
      name: "Triage by rules",
      transitions: 1,
      seconds: times.triageByRules,
      pools: ["account", "triageByRules"],
      whenFull: backoffOf("Triage by rules", FULL),
    }),
  }),
];

/** The workflow of today: a Standard execution for each ticket. */
const standardSteps = (profile: TicketProfile, times: StepTimes, retries: WorkflowRetries): readonly Step[] => [
  { ...stepOf({ name: "Start", transitions: 0, seconds: times.startWorkflow }), paced: { starts: 1 } },
  stepOf({ name: "Open ticket", transitions: 1, seconds: times.state }),
  ...serviceSteps(profile, times, retries),
  stepOf({
    name: "Keep ticket",
    transitions: 3,
    seconds: times.writeTicketJson,
    pools: ["account", "writeTicketJson"],
    whenFull: retries.backoffOf("Write ticket JSON", FULL),
  }),
  stepOf({ name: "Publish ticket", transitions: 1, seconds: times.state }),
];

/** The limits that refuse become limits at which a ticket waits for its turn, in a queue in front of the workflow. */
const queued = (step: Step): Step => {
  const paced = Object.entries({ ...step.paced, ...step.metered }).filter(([name]) => name !== "transitions");
  return { ...step, paced: Object.fromEntries(paced), metered: {} };
};

/**
 * What tickets go through in a design. With Express children nothing counts transitions, and a queue lets in as many
 * tickets as the model and Comprehend take.
 */
export const pipelineSystem = (
  plan: Pick<Plan, "profile" | "design">,
  limits: PipelineLimits,
  times: StepTimes,
  retries: WorkflowRetries,
): System => {
  const steps = standardSteps(plan.profile, times, retries);
  const { account, eachFunction } = limits.pools;
  const own = FUNCTIONS_IN_WORKFLOW.map((name) => [name, { places: eachFunction }] as const);
  return {
    rates: limits.rates,
    pools: { account: { places: account }, ...Object.fromEntries(own) },
    steps: plan.design === "standard" ? steps : steps.map(queued),
    // A queue keeps what waits for days.
    deadlineSeconds: plan.design === "standard" ? retries.timeoutSeconds : Infinity,
  };
};
