/** Calls or amounts a second, as a token bucket: as AWS limits them. */
export interface RateLimit {
  readonly perSecond: number;
  /** What can be taken at once after a pause. */
  readonly burst: number;
}

/** Places for work at the same time, such as a function's concurrent executions. */
export interface Pool {
  readonly places: number;
  /** A place stays taken for this many times the work, if it stands for several real ones. @default 1 */
  readonly stretch?: number;
}

/** How a state of the workflow retries one kind of error: with full jitter, as every state of ours. */
export interface Backoff {
  readonly intervalSeconds: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number;
  readonly maxAttempts: number;
}

/** What a ticket needs at one point of its way. Limits and pools are named, and shared by all steps. */
export interface Step {
  readonly name: string;
  /** How long it works. */
  readonly seconds: number;
  /** Limits that make it wait for its turn, and how much of each it takes: `{ transitions: 1 }`. */
  readonly paced: Readonly<Record<string, number>>;
  /** Limits that refuse it, and how much of each it takes: `{ modelTokens: 1600 }`. */
  readonly metered: Readonly<Record<string, number>>;
  /** Pools of which it takes a place while it works. A full one refuses it. */
  readonly pools: readonly string[];
  /** How long it holds its places when a limit refuses it. */
  readonly refusalSeconds: number;
  readonly whenFull: Backoff;
  readonly whenThrottled: Backoff;
  /** What happens when the attempts are used up. Undefined: the ticket fails. */
  readonly otherwise?: Step;
}

/** What tickets go through, and what limits them. */
export interface System {
  readonly rates: Readonly<Record<string, RateLimit>>;
  readonly pools: Readonly<Record<string, Pool>>;
  readonly steps: readonly Step[];
  /** A ticket that takes longer fails, as an execution does. */
  readonly deadlineSeconds: number;
}

const mapValues = <In, Out>(values: Readonly<Record<string, In>>, change: (value: In) => Out): Record<string, Out> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));

const mostOf = (steps: readonly Step[], name: string): number =>
  Math.max(0, ...steps.map(({ paced, metered }) => paced[name] ?? metered[name] ?? 0));

/**
 * The same system for tickets of which each stands for `factor` real ones: it takes as long to drain, and is `factor`
 * times less work to simulate. Delays stay as they are.
 */
export const scaledDown = (system: System, factor: number): System => {
  const all = system.steps.flatMap((step) => (step.otherwise === undefined ? [step] : [step, step.otherwise]));
  const shrink = ({ places, stretch = 1 }: Pool): Pool => {
    const left = Math.max(1, Math.round(places / factor));
    return { places: left, stretch: (stretch * left * factor) / places };
  };
  const rates = Object.entries(system.rates).map(([name, { perSecond, burst }]) => {
    return [name, { perSecond: perSecond / factor, burst: Math.max(burst / factor, mostOf(all, name)) }] as const;
  });
  return { ...system, rates: Object.fromEntries(rates), pools: mapValues(system.pools, shrink) };
};
