import { sustainableRate, type Plan } from "./assess-load.js";
import { ESTIMATED_TIMES, limitsOf, pipelineSystem } from "./pipeline-system.js";
import { simulateDrain, type Drain, type DrainOptions } from "./simulate-drain.js";
import { scaledDown, type System } from "./system.js";
import type { WorkflowRetries } from "./workflow-retries.js";

/** How long a backlog takes. Times are medians over several seeds. */
export interface DrainEstimate {
  /** Seconds until nine tenths of the backlog are through; the last ones wait for their longest delays. */
  readonly mostSeconds: number;
  /** Seconds until the last one is through. Infinity: never, or not within the stream's seven days. */
  readonly seconds: number;
  /** Shares of the backlog, from 0 to 1. */
  readonly answeredByRules: number;
  readonly withoutSentiment: number;
  readonly failed: number;
}

/** Tickets that are simulated at most; each then stands for several. */
const MOST_SIMULATED = 4_000;
const SEEDS = 5;
const RETENTION_SECONDS = 7 * 24 * 60 * 60;

export const MOST_SHARE = 0.9;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** When a share of the backlog was through; Infinity if it never was. */
export const secondsUntil = ({ ends }: Pick<Drain, "ends">, backlog: number, share: number): number =>
  ends[Math.max(0, Math.ceil(backlog * share) - 1)] ?? Infinity;

const summarise = (drains: readonly Drain[], backlog: number): DrainEstimate => {
  const share = (count: (drain: Drain) => number): number => median(drains.map((drain) => count(drain) / backlog));
  return {
    mostSeconds: median(drains.map((drain) => secondsUntil(drain, backlog, MOST_SHARE))),
    seconds: median(drains.map(({ seconds }) => seconds)),
    answeredByRules: share(({ around }) => around["Triage by rules"] ?? 0),
    withoutSentiment: share(({ around }) => around["Assume neutral sentiment"] ?? 0),
    failed: share(({ failed }) => failed),
  };
};

/** Simulates a system with several seeds. */
export const drainSystem = (
  system: System,
  options: Omit<DrainOptions, "maxSeconds"> & { readonly seed: number },
): DrainEstimate => {
  const seeds = Array.from({ length: SEEDS }, (_, index) => options.seed + index);
  const drains = seeds.map((seed) => simulateDrain(system, { ...options, seed, maxSeconds: RETENTION_SECONDS }));
  return summarise(drains, options.backlog);
};

/** A backlog, and the tickets that arrive meanwhile. */
export interface BacklogOptions {
  readonly backlog: number;
  readonly arrivalsPerSecond: number;
  readonly seed: number;
}

/** How long a backlog takes in a plan, with the retries of the deployed workflow. */
export const estimateDrain = (plan: Plan, retries: WorkflowRetries, options: BacklogOptions): DrainEstimate => {
  const { backlog, arrivalsPerSecond, seed } = options;
  const left = sustainableRate(plan) - arrivalsPerSecond;
  const tickets = backlog + (left > 0 ? (arrivalsPerSecond * backlog) / left : 0);
  const factor = Math.max(1, Math.ceil(tickets / MOST_SIMULATED));
  const system = scaledDown(pipelineSystem(plan, limitsOf(plan), ESTIMATED_TIMES, retries), factor);
  return drainSystem(system, {
    backlog: Math.ceil(backlog / factor),
    arrivalsPerSecond: arrivalsPerSecond / factor,
    seed,
  });
};
