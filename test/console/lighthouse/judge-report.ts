import type { Report } from "./run-lighthouse.js";

/** Of 1. */
const LEAST_PERFORMANCE = 0.95;

/** It is taken from a film of the loading page, and so by the clock of a machine that may be busy. */
const BY_THE_CLOCK = "speed-index";

/** What Lighthouse can say of a page whatever the machine does, and that is no part of a score. */
export const PASSED = [
  "cache-insight",
  "cls-culprits-insight",
  "dom-size-insight",
  "duplicated-javascript-insight",
  "font-display-insight",
  "image-delivery-insight",
  "legacy-javascript-insight",
  "redirects",
  "third-parties-insight",
  "total-byte-weight",
  "unminified-css",
  "unminified-javascript",
  "unsized-images",
  "unused-css-rules",
  "unused-javascript",
];

type Category = Report["categories"]["performance"];

const describeAudit = ({ audits }: Report, id: string): string => {
  const { title = "is missing in the report", displayValue = "" } = audits[id] ?? {};
  return `${id}: ${title} ${displayValue}`.trim();
};

const scoreOf = ({ audits }: Report, id: string): number | null | undefined => audits[id]?.score;

/** What keeps a category from its full marks. An audit without a score does not apply to the page. */
const losses = (report: Report, category: Category): readonly string[] =>
  category.auditRefs
    .filter(({ id, weight }) => weight > 0 && scoreOf(report, id) !== null && scoreOf(report, id) !== 1)
    .map(({ id }) => describeAudit(report, id));

/** Lighthouse's score for performance, from 0 to 1, without what is measured by the clock. */
export const performanceOf = (report: Report): number => {
  const metrics = report.categories.performance.auditRefs.filter(({ id, weight }) => weight > 0 && id !== BY_THE_CLOCK);
  const sum = metrics.reduce((total, { id, weight }) => total + weight * (scoreOf(report, id) ?? 0), 0);
  return sum / metrics.reduce((total, { weight }) => total + weight, 0);
};

const slowness = (report: Report): readonly string[] => {
  const score = performanceOf(report);
  if (score >= LEAST_PERFORMANCE) return [];
  return [
    `performance is ${score.toFixed(2)}; expected ${LEAST_PERFORMANCE}`,
    ...losses(report, report.categories.performance),
  ];
};

/**
 * A line for everything in which a page falls short; none for one that is as it should be.
 * @param url of the page that was to be judged
 */
export const judgeReport = (report: Report, url: string): readonly string[] => {
  const { accessibility, "best-practices": bestPractices } = report.categories;
  const failed = PASSED.filter((id) => scoreOf(report, id) !== null && scoreOf(report, id) !== 1);
  return [
    ...(report.runtimeError === undefined ? [] : [report.runtimeError.message]),
    ...(report.finalDisplayedUrl === url
      ? []
      : [`expected the page ${url}, but was led to ${report.finalDisplayedUrl}`]),
    ...losses(report, accessibility),
    ...losses(report, bestPractices),
    ...failed.map((id) => describeAudit(report, id)),
    ...slowness(report),
  ];
};
