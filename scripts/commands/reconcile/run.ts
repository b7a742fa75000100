import type { Writable } from "node:stream";
import type { DateRange } from "../../shared/reconciliation/days.js";
import { describeFinding, describePlan, summarise } from "./describe.js";
import type { ReconcilePorts } from "../../shared/reconciliation/open-reconcile-ports.js";
import { reconcile, type Comparison } from "../../shared/reconciliation/reconcile.js";
import { planRepair, repair, type RepairPlan } from "../../shared/reconciliation/repair.js";

export interface RunReconcileOptions {
  readonly range: DateRange;
  /** ISO 8601. */
  readonly settledBefore: string;
  readonly json: boolean;
  readonly repair: boolean;
  readonly dryRun: boolean;
}

/** Output and errors, apart so that `--json` can be piped. */
export interface Streams {
  readonly out: Writable;
  readonly err: Writable;
}

const printComparison = (
  { findings, ...comparison }: Comparison,
  { json }: RunReconcileOptions,
  { out }: Streams,
): void => {
  if (json) return;
  for (const finding of findings) out.write(`${describeFinding(finding)}\n`);
  out.write(`${summarise({ findings, ...comparison })}\n`);
};

const applyRepairs = async (plan: RepairPlan, places: ReconcilePorts, err: Writable): Promise<readonly string[]> => {
  const faults = await repair(plan, places.repairs(plan));
  for (const fault of faults) err.write(`${fault}\n`);
  return faults;
};

/** Compares, repairs when asked to and compares again. @returns the exit code: 0 when all agree in the end. */
export const runReconcile = async (
  places: ReconcilePorts,
  options: RunReconcileOptions,
  streams: Streams,
): Promise<number> => {
  let comparison = await reconcile(places.sources, options.range, options.settledBefore);
  printComparison(comparison, options, streams);
  let faults: readonly string[] = [];
  const plan = planRepair(comparison.findings);
  if (options.repair && comparison.findings.length > 0) {
    streams.err.write(`${describePlan(plan)}\n`);
    if (!options.dryRun) {
      faults = await applyRepairs(plan, places, streams.err);
      comparison = await reconcile(places.sources, options.range, options.settledBefore);
      printComparison(comparison, options, streams);
    }
  }
  if (options.json) streams.out.write(`${JSON.stringify({ ...comparison, faults }, undefined, 2)}\n`);
  return comparison.findings.length === 0 ? 0 : 1;
};
