import type { Writable } from "node:stream";
import type { DateRange } from "../../shared/reconciliation/days.js";
import type { ReconcilePorts } from "../../shared/reconciliation/open-reconcile-ports.js";
import { reconcile, type Comparison } from "../../shared/reconciliation/reconcile.js";
import { planRepair, repair, type RepairPlan } from "../../shared/reconciliation/repair.js";
import { toJson } from "../../shared/terminal/output.js";
import { wrapReply } from "../../shared/terminal/text.js";
import type { Screen } from "../../shared/terminal/screen.js";
import { describeFinding } from "../../shared/reconciliation/describe-finding.js";
import { describePlan, summarise } from "./describe.js";

export interface RunReconcileOptions {
  readonly range: DateRange;
  /** ISO 8601. */
  readonly settledBefore: string;
  readonly json: boolean;
  readonly repair: boolean;
  readonly dryRun: boolean;
  readonly signal?: AbortSignal;
  /** Where progress is shown. @default nowhere */
  readonly screen?: Screen;
}

/** Output and errors, separate so that `--json` can be piped. */
export interface Streams {
  readonly out: Writable;
  readonly err: Writable;
}

const printComparison = (comparison: Comparison, { json }: RunReconcileOptions, { out }: Streams): void => {
  if (json) return;
  for (const finding of comparison.findings) out.write(`${wrapReply(describeFinding(finding))}\n`);
  out.write(`${wrapReply(summarise(comparison))}\n`);
};

const applyRepairs = async (
  plan: RepairPlan,
  ports: ReconcilePorts,
  err: Writable,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> => {
  const problems = await repair(plan, ports.repairs(plan), signal);
  for (const problem of problems) err.write(`${problem}\n`);
  return problems;
};

/**
 * Compares, repairs if requested and compares again.
 * @returns the exit code: 0 if all locations agree in the end
 * @throws the reason of `signal` when it aborts
 */
export const runReconcile = async (
  ports: ReconcilePorts,
  options: RunReconcileOptions,
  streams: Streams,
): Promise<number> => {
  const compare = () => reconcile(ports.sources, options.range, options.settledBefore, options);
  let comparison = await compare();
  printComparison(comparison, options, streams);
  let problems: readonly string[] = [];
  const plan = planRepair(comparison.findings);
  if (options.repair && comparison.findings.length > 0) {
    streams.err.write(`${describePlan(plan)}\n`);
    if (!options.dryRun) {
      problems = await applyRepairs(plan, ports, streams.err, options.signal);
      comparison = await compare();
      printComparison(comparison, options, streams);
    }
  }
  if (options.json) streams.out.write(`${toJson({ ...comparison, faults: problems })}\n`);
  return comparison.findings.length === 0 ? 0 : 1;
};
