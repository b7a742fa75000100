import type { Counts, PlanReport } from "./plan-report.js";

/** Characters that GitHub accepts in the body of a comment or an issue. */
export const BODY_LIMIT = 65_536;

/** Room for what is not a plan's text: headings, counts, fences, and the note that something was cut. */
const FRAME = 1_000;

const WORDS: Readonly<Record<keyof Counts, string>> = {
  add: "to add",
  change: "to change",
  replace: "to replace",
  destroy: "to destroy",
};

/** "2 to add, 1 to destroy" */
export const describeCounts = ({ counts, hasChanges }: PlanReport): string => {
  if (!hasChanges) return "no changes";
  const kinds = ["add", "change", "replace", "destroy"] as const;
  const parts = kinds.filter((kind) => counts[kind] > 0).map((kind) => `${counts[kind]} ${WORDS[kind]}`);
  return parts.length === 0 ? "outputs change" : parts.join(", ");
};

/** GitHub colours the lines of a diff by their first character. */
const asDiff = (text: string): string =>
  text.replaceAll(/^( +)(-\/\+|\+\/-|[-+~])(?= )/gm, (_, blanks: string, sign: string) => {
    const mark = sign === "~" ? "!" : sign;
    return `${mark}${blanks}`;
  });

/** A fence that no line of the text can end. */
const fenceFor = (text: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  return "`".repeat(longest + 1);
};

/** Whole lines up to a number of characters, and how many lines are left out. */
const cut = (text: string, limit: number): string => {
  if (text.length <= limit) return text;
  const lines = text.slice(0, limit).split("\n").slice(0, -1);
  const left = text.split("\n").length - lines.length;
  return [...lines, `# ${left} more lines: see the log of the job.`].join("\n");
};

const WARNING = "**Replaced and destroyed resources lose their data.**";

const renderDetails = (report: PlanReport, room: number): readonly string[] => {
  if (!report.hasChanges && report.changedOutside.length === 0) return [];
  const text = cut(asDiff(report.text), room);
  const fence = fenceFor(text);
  const losing = report.counts.replace + report.counts.destroy > 0 ? [WARNING, ""] : [];
  return [...losing, "<details><summary>Plan</summary>", "", `${fence}diff`, text, fence, "", "</details>", ""];
};

/**
 * Plans as Markdown, each under a heading, in at most `limit` characters. What a plan contains cannot leave its block:
 * names and texts in it may come from a pull request.
 */
export const renderPlans = (reports: readonly PlanReport[], limit = BODY_LIMIT): string => {
  const room = Math.floor((limit - FRAME) / Math.max(1, reports.length)) - FRAME;
  return reports
    .flatMap((report) => [`#### ${report.stage}: ${describeCounts(report)}`, "", ...renderDetails(report, room)])
    .join("\n");
};
