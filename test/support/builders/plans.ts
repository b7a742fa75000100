import type { PlanReport } from "../../../scripts/commands/delivery/plan-report.js";

/** What `terraform show -json` prints of a plan with one resource for each of these actions. */
export const aPlan = (...actions: readonly (readonly string[])[]): string =>
  JSON.stringify({
    format_version: "1.2",
    resource_changes: actions.map((names, index) => ({ address: `x.y${index}`, change: { actions: names } })),
  });

/** The report of a plan that adds one resource to stage dev. */
export const aReport = (overrides: Partial<PlanReport> = {}): PlanReport => ({
  stage: "dev",
  hasChanges: true,
  counts: { add: 1, change: 0, replace: 0, destroy: 0 },
  digest: "0".repeat(64),
  changedOutside: [],
  text: "  + x.y",
  ...overrides,
});
