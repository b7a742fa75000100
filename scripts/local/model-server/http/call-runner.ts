import { setTimeout as sleep } from "node:timers/promises";
import type { FaultPlan, FaultEffect } from "../faults/fault-plan.js";
import { AwsError, type ModelOperation } from "./aws-api.js";
import { ConnectionReset } from "./http-exchange.js";

export interface Stats {
  /** Calls by operation, failed ones included. */
  readonly calls: Readonly<Record<string, number>>;
  /** Error responses, by operation and error. */
  readonly errors: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Counts calls and errors since the server started. */
export class CallStats {
  private readonly calls = new Map<ModelOperation, number>();
  private readonly errors = new Map<ModelOperation, Map<string, number>>();

  countCall(operation: ModelOperation): void {
    this.calls.set(operation, (this.calls.get(operation) ?? 0) + 1);
  }

  countError(operation: ModelOperation, error: string): void {
    const counts = this.errors.get(operation) ?? new Map<string, number>();
    counts.set(error, (counts.get(error) ?? 0) + 1);
    this.errors.set(operation, counts);
  }

  read(): Stats {
    const errors = Array.from(this.errors, ([operation, counts]) => [operation, Object.fromEntries(counts)] as const);
    return { calls: Object.fromEntries(this.calls), errors: Object.fromEntries(errors) };
  }
}

const nameOf = (error: unknown): string =>
  error instanceof AwsError || error instanceof ConnectionReset ? error.name : "InternalServerException";

/** Runs calls with the scripted faults, and counts calls and errors. */
export class CallRunner {
  constructor(
    private readonly faults: FaultPlan,
    private readonly stats: CallStats,
  ) {}

  /**
   * Returns the result of `work`.
   * @throws AwsError, scripted or thrown by `work`; ConnectionReset if that is scripted.
   */
  async run<T>(operation: ModelOperation, work: (effect: FaultEffect) => T | Promise<T>): Promise<T> {
    this.stats.countCall(operation);
    const effect = this.faults.next(operation);
    try {
      if (effect.latencyMs > 0) await sleep(effect.latencyMs);
      if (effect.reset) throw new ConnectionReset();
      if (effect.error !== undefined) throw new AwsError(effect.error, "Scripted by a fault.");
      return await work(effect);
    } catch (error) {
      this.stats.countError(operation, nameOf(error));
      throw error;
    }
  }
}
