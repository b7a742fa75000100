import type { Writable } from "node:stream";
import type { DateRange } from "../../shared/reconciliation/days.js";
import type { ReconcilePorts } from "../../shared/reconciliation/open-reconcile-ports.js";
import { reconcile, type Comparison } from "../../shared/reconciliation/reconcile.js";
import { planRepair, repair, type RepairPlan } from "../../shared/reconciliation/repair.js";
import { toJson } from "../../shared/terminal/output.js";
import { describeFinding, describePlan, summarise } from "./describe.js";

export interface RunReconcileOptions {
  readonly range: DateRange;
  /** ISO 8601. */
  readonly settledBefore: string;
  readonly json: boolean;
  readonly repair: boolean;
  readonly dryRun: boolean;
}

/** Output and errors, separate so that `--json` can be piped. */
export interface Streams {
  readonly out: Writable;
  readonly err: Writable;
}

const printComparison = (comparison: Comparison, { json }: RunReconcileOptions, { out }: Streams): void => {
  if (json) return;
  for (const finding of comparison.findings) out.write(`${describeFinding(finding)}\n`);
  out.write(`${summarise(comparison)}\n`);
};

const applyRepairs = async (plan: RepairPlan, ports: ReconcilePorts, err: Writable): Promise<readonly string[]> => {
  const problems = await repair(plan, ports.repairs(plan));
  for (const problem of problems) err.write(`${problem}\n`);
  return problems;
};

/** Compares, repairs if requested and compares again. @returns the exit code: 0 if all locations agree in the end */
export const runReconcile = async (
  ports: ReconcilePorts,
  options: RunReconcileOptions,
  streams: Streams,
): Promise<number> => {
  let comparison = await reconcile(ports.sources, options.range, options.settledBefore);
  printComparison(comparison, options, streams);
  let problems: readonly string[] = [];
  const plan = planRepair(comparison.findings);
  if (options.repair && comparison.findings.length > 0) {
    streams.err.write(`${describePlan(plan)}\n`);
    if (!options.dryRun) {
      problems = await applyRepairs(plan, ports, streams.err);
      comparison = await reconcile(ports.sources, options.range, options.settledBefore);
      printComparison(comparison, options, streams);
    }
  }
  if (options.json) streams.out.write(`${toJson({ ...comparison, faults: problems })}\n`);
  return comparison.findings.length === 0 ? 0 : 1;
};
