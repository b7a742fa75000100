import { setTimeout as sleep } from "node:timers/promises";
import { AwsError } from "./aws-error.js";
import type { CallStats } from "./call-stats.js";
import { ConnectionReset } from "./http-exchange.js";
import type { FaultPlan, FaultEffect } from "../faults/fault-plan.js";
import type { ModelOperation } from "./operations.js";

const nameOf = (error: unknown): string =>
  error instanceof AwsError || error instanceof ConnectionReset ? error.name : "InternalServerException";

/** Runs calls as scripted: late, or not at all; and counts them and their errors. */
export class CallRunner {
  constructor(
    private readonly faults: FaultPlan,
    private readonly stats: CallStats,
  ) {}

  /** What `work` returns. @throws AwsError the scripted one, or the one `work` throws; ConnectionReset when that is scripted. */
  async run<T>(operation: ModelOperation, work: (misfortune: FaultEffect) => T | Promise<T>): Promise<T> {
    this.stats.countCall(operation);
    const misfortune = this.faults.next(operation);
    try {
      if (misfortune.latencyMs > 0) await sleep(misfortune.latencyMs);
      if (misfortune.reset) throw new ConnectionReset();
      if (misfortune.error !== undefined) throw new AwsError(misfortune.error, "Scripted by a fault.");
      return await work(misfortune);
    } catch (error) {
      this.stats.countError(operation, nameOf(error));
      throw error;
    }
  }
}
