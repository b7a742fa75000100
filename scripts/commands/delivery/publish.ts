import type { IssueTracker } from "./issue-tracker.js";
import type { PlanReport } from "./plan-report.js";
import { BODY_LIMIT, renderPlans } from "./render-plan.js";

/** GitHub does not show it. Later runs find the comment by it. */
const PLAN_MARKER = "<!-- ticket-pipeline plan -->";
const driftMarker = (stage: string): string => `<!-- ticket-pipeline drift ${stage} -->`;
const DRIFT_LABEL = "drift";

const withFrame = (head: readonly string[], reports: readonly PlanReport[], foot: string): string => {
  const before = head.join("\n");
  const room = BODY_LIMIT - before.length - foot.length - 2;
  return [before, renderPlans(reports, room), foot].join("\n");
};

const NO_STAGE = "No stage was planned: see the log of the workflow.";

/** Writes the plans into the one comment that a pull request has for them. */
export const publishPlans = async (
  tracker: IssueTracker,
  {
    pullRequest,
    commit,
    reports,
  }: { readonly pullRequest: number; readonly commit: string; readonly reports: readonly PlanReport[] },
): Promise<"added" | "updated"> => {
  const head = [PLAN_MARKER, "### What this pull request would change", ""];
  const foot = reports.length === 0 ? NO_STAGE : `Of ${commit}, compared with Terraform's state.`;
  const body = withFrame(head, reports, foot);
  const comment = await tracker.findComment(pullRequest, PLAN_MARKER);
  if (comment === undefined) await tracker.addComment(pullRequest, body);
  else await tracker.updateComment(comment.id, body);
  return comment === undefined ? "added" : "updated";
};

const NEXT = [
  "If somebody changed a resource by hand, change the code likewise or deploy again.",
  "A commit that was merged and not yet deployed is listed here, too.",
].join(" ");

const describeOutside = ({ changedOutside }: PlanReport): readonly string[] =>
  changedOutside.length === 0
    ? ["Nothing was changed outside of Terraform."]
    : [`Changed outside of Terraform: ${changedOutside.length} resources, listed in the plan.`];

const renderDrift = (report: PlanReport): string =>
  withFrame(
    [driftMarker(report.stage), "The account differs from the main branch.", ...describeOutside(report), ""],
    [report],
    NEXT,
  );

/** Opens, updates or closes the issue about a stage whose account differs from the code. */
export const publishDrift = async (
  tracker: IssueTracker,
  report: PlanReport,
): Promise<"opened" | "updated" | "closed" | "none"> => {
  const issue = await tracker.findIssue(DRIFT_LABEL, driftMarker(report.stage));
  if (report.hasChanges) {
    const body = renderDrift(report);
    if (issue === undefined) await tracker.openIssue(`Drift in stage ${report.stage}`, body, DRIFT_LABEL);
    else await tracker.updateIssue(issue.id, body);
    return issue === undefined ? "opened" : "updated";
  }
  if (issue === undefined) return "none";
  await tracker.addComment(issue.id, "The account is as the main branch again.");
  await tracker.closeIssue(issue.id);
  return "closed";
};
