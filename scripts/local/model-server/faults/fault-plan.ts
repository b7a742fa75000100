import { canFailWith, type AwsErrorName, type ModelOperation } from "../http/aws-api.js";
import { TokenBucket } from "../../../shared/capacity/limits.js";
import { seededRandom } from "../../../shared/random/seeded-random.js";
import {
  InjectedFaultSchema,
  type FaultScript,
  type InjectedFault,
  type ScriptedOutput,
  type ToolSupport,
} from "./fault.js";

/** What happens to one call. */
export interface FaultEffect {
  readonly latencyMs: number;
  readonly error?: AwsErrorName;
  readonly output?: ScriptedOutput;
  readonly toolSupport?: ToolSupport;
  /** The connection closes without a response. */
  readonly reset?: true;
}

/** A fault in the plan, and how many calls it has hit. */
export type ListedFault = InjectedFault & { readonly hits: number };

interface Entry {
  readonly fault: InjectedFault;
  readonly random: () => number;
  /** What passes of a fault with a rate. */
  readonly allowance: TokenBucket | undefined;
  hits: number;
}

/** What passes in the beginning: the calls of a second, and one at least. */
const allowanceOf = ({ perSecond }: InjectedFault): TokenBucket | undefined =>
  perSecond === undefined ? undefined : new TokenBucket({ perSecond, burst: Math.max(1, perSecond) });

const appliesTo = ({ operation, error }: InjectedFault, called: ModelOperation): boolean => {
  if (operation !== "*") return operation === called;
  // "*" with an error that only the other service has.
  return error === undefined || canFailWith(called, error);
};

const isSpent = ({ fault, hits }: Entry): boolean => fault.times !== undefined && hits >= fault.times;

const isFailure = ({ error, output, reset }: Partial<InjectedFault> | FaultEffect): boolean =>
  error !== undefined || output !== undefined || reset === true;

/**
 * The scripted faults, which are checked at every call. Delays add up; of errors, bad outputs and resets the one that
 * was scripted first happens.
 */
export class FaultPlan {
  private entries: Entry[] = [];
  private readonly startedAt: number;

  /** @param now milliseconds, which never decrease */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.startedAt = now();
  }

  /** @throws ZodError, which names the invalid field. */
  add(script: FaultScript): ListedFault {
    const fault = InjectedFaultSchema.parse(script);
    this.entries.push({ fault, random: seededRandom(fault.seed), allowance: allowanceOf(fault), hits: 0 });
    return { ...fault, hits: 0 };
  }

  list(): readonly ListedFault[] {
    return this.entries.map(({ fault, hits }) => ({ ...fault, hits }));
  }

  clear(): void {
    this.entries = [];
  }

  private passes({ allowance }: Entry): boolean {
    return allowance?.tryTake((this.now() - this.startedAt) / 1_000, 1) ?? false;
  }

  /** The effect on the next call of the operation; counts the hits. */
  next(operation: ModelOperation): FaultEffect {
    let effect: FaultEffect = { latencyMs: 0 };
    for (const entry of this.entries) {
      const { error, output, toolSupport, reset = false, latencyMs = 0, share } = entry.fault;
      const hasFailed = isFailure(effect) && isFailure(entry.fault);
      if (isSpent(entry) || !appliesTo(entry.fault, operation) || hasFailed) continue;
      if (share < 1 && entry.random() >= share) continue;
      if (this.passes(entry)) continue;
      entry.hits += 1;
      effect = {
        ...effect,
        latencyMs: effect.latencyMs + latencyMs,
        ...(error === undefined ? {} : { error }),
        ...(output === undefined ? {} : { output }),
        ...(toolSupport === undefined ? {} : { toolSupport }),
        ...(reset ? { reset } : {}),
      };
    }
    return effect;
  }
}
