import type { AwsErrorName } from "../http/aws-error.js";
import { FaultSchema, type BadOutput, type Fault, type FaultScript } from "./fault.js";
import { canFailWith, type Operation } from "../http/operations.js";
import { seededRandom } from "./seeded-random.js";

/** What is to befall one call. */
export interface Misfortune {
  readonly latencyMs: number;
  readonly error?: AwsErrorName;
  readonly output?: BadOutput;
  /** The connection closes without a reply. */
  readonly reset?: true;
}

/** A fault in the plan, and how many calls it has befallen. */
export type PlannedFault = Fault & { readonly befallen: number };

interface Entry {
  readonly fault: Fault;
  readonly random: () => number;
  befallen: number;
}

const concerns = ({ operation, error }: Fault, called: Operation): boolean => {
  if (operation !== "*") return operation === called;
  // "*" with an error that only the other service has.
  return error === undefined || canFailWith(called, error);
};

const isSpent = ({ fault, befallen }: Entry): boolean => fault.times !== undefined && befallen >= fault.times;

const isOutcome = ({ error, output, reset }: Partial<Fault> | Misfortune): boolean =>
  error !== undefined || output !== undefined || reset === true;

/** The scripted faults, asked at every call. Delays add up; of errors, bad outputs and resets the earliest scripted one happens. */
export class FaultPlan {
  private entries: Entry[] = [];

  /** @throws ZodError naming the field that is wrong. */
  add(script: FaultScript): PlannedFault {
    const fault = FaultSchema.parse(script);
    this.entries.push({ fault, random: seededRandom(fault.seed), befallen: 0 });
    return { ...fault, befallen: 0 };
  }

  list(): readonly PlannedFault[] {
    return this.entries.map(({ fault, befallen }) => ({ ...fault, befallen }));
  }

  clear(): void {
    this.entries = [];
  }

  /** What befalls the next call of the operation; counts it. */
  next(operation: Operation): Misfortune {
    let misfortune: Misfortune = { latencyMs: 0 };
    for (const entry of this.entries) {
      const { error, output, reset = false, latencyMs = 0, share } = entry.fault;
      const settled = isOutcome(misfortune) && isOutcome(entry.fault);
      if (isSpent(entry) || !concerns(entry.fault, operation) || settled) continue;
      if (share < 1 && entry.random() >= share) continue;
      entry.befallen += 1;
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
