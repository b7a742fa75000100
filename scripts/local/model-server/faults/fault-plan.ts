import type { AwsErrorName } from "../http/aws-error.js";
import { InjectedFaultSchema, type BadOutput, type InjectedFault, type FaultScript } from "./fault.js";
import { canFailWith, type ModelOperation } from "../http/operations.js";
import { seededRandom } from "./seeded-random.js";

/** What is to befall one call. */
export interface FaultEffect {
  readonly latencyMs: number;
  readonly error?: AwsErrorName;
  readonly output?: BadOutput;
  /** The connection closes without a reply. */
  readonly reset?: true;
}

/** A fault in the plan, and how many calls it has hits. */
export type ListedFault = InjectedFault & { readonly hits: number };

interface Entry {
  readonly fault: InjectedFault;
  readonly random: () => number;
  hits: number;
}

const appliesTo = ({ operation, error }: InjectedFault, called: ModelOperation): boolean => {
  if (operation !== "*") return operation === called;
  // "*" with an error that only the other service has.
  return error === undefined || canFailWith(called, error);
};

const isSpent = ({ fault, hits }: Entry): boolean => fault.times !== undefined && hits >= fault.times;

const isOutcome = ({ error, output, reset }: Partial<InjectedFault> | FaultEffect): boolean =>
  error !== undefined || output !== undefined || reset === true;

/** The scripted faults, asked at every call. Delays add up; of errors, bad outputs and resets the earliest scripted one happens. */
export class FaultPlan {
  private entries: Entry[] = [];

  /** @throws ZodError naming the field that is wrong. */
  add(script: FaultScript): ListedFault {
    const fault = InjectedFaultSchema.parse(script);
    this.entries.push({ fault, random: seededRandom(fault.seed), hits: 0 });
    return { ...fault, hits: 0 };
  }

  list(): readonly ListedFault[] {
    return this.entries.map(({ fault, hits }) => ({ ...fault, hits }));
  }

  clear(): void {
    this.entries = [];
  }

  /** What befalls the next call of the operation; counts it. */
  next(operation: ModelOperation): FaultEffect {
    let misfortune: FaultEffect = { latencyMs: 0 };
    for (const entry of this.entries) {
      const { error, output, reset = false, latencyMs = 0, share } = entry.fault;
      const settled = isOutcome(misfortune) && isOutcome(entry.fault);
      if (isSpent(entry) || !appliesTo(entry.fault, operation) || settled) continue;
      if (share < 1 && entry.random() >= share) continue;
      entry.hits += 1;
      misfortune = {
        ...misfortune,
        latencyMs: misfortune.latencyMs + latencyMs,
        ...(error === undefined ? {} : { error }),
        ...(output === undefined ? {} : { output }),
        ...(reset ? { reset } : {}),
      };
    }
    return misfortune;
  }
}
