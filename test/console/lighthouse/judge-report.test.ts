import { describe, expect, it } from "vitest";
import { judgeReport, PASSED, performanceOf } from "./judge-report.js";
import type { Report } from "./run-lighthouse.js";

const URL = "http://127.0.0.1/inbox";

/** The metrics of performance with their weights in Lighthouse 13. */
const METRICS = [
  ["first-contentful-paint", 10],
  ["largest-contentful-paint", 25],
  ["total-blocking-time", 30],
  ["cumulative-layout-shift", 25],
  ["speed-index", 10],
] as const;

const audit = (score: number | null) => ({ title: "A title", score });

/** A flawless report, with other scores for some audits. */
const aReport = (scores: Readonly<Record<string, number | null>> = {}, more: Partial<Report> = {}): Report => {
  const audits = Object.fromEntries([...METRICS.map(([id]) => id), "color-contrast"].map((id) => [id, audit(1)]));
  const flawless = { score: 1, auditRefs: [{ id: "color-contrast", weight: 7 }] };
  return {
    finalDisplayedUrl: URL,
    audits: {
      ...audits,
      ...Object.fromEntries(PASSED.map((id) => [id, audit(1)])),
      ...Object.fromEntries(Object.entries(scores).map(([id, score]) => [id, audit(score)])),
    },
    categories: {
      performance: { score: 1, auditRefs: METRICS.map(([id, weight]) => ({ id, weight })) },
      accessibility: flawless,
      "best-practices": { score: 1, auditRefs: [{ id: "errors-in-console", weight: 1 }] },
    },
    ...more,
  };
};

describe("a page", () => {
  it("that is flawless is as it should be, however busy the machine that filmed it", () => {
    expect(judgeReport(aReport({ "errors-in-console": 1, "speed-index": 0 }), URL)).toEqual([]);
  });

  it("is as it should be where an audit does not apply", () => {
    expect(judgeReport(aReport({ "errors-in-console": 1, "color-contrast": null }), URL)).toEqual([]);
  });

  it.each(["color-contrast", "errors-in-console", "unused-javascript"])("that fails %s is named", (id) => {
    const scores = { "errors-in-console": 1, [id]: 0.9 };

    expect(judgeReport(aReport(scores), URL)).toEqual([`${id}: A title`]);
  });

  it("below 95 for performance is named with what it lost", () => {
    const report = aReport({ "errors-in-console": 1, "total-blocking-time": 0.8, "speed-index": 0 });

    expect(performanceOf(report)).toBeCloseTo(1 - (0.2 * 30) / 90);
    expect(judgeReport(report, URL)).toEqual([
      "performance is 0.93; expected 0.95",
      "total-blocking-time: A title",
      "speed-index: A title",
    ]);
  });

  it("whose metrics or audits are missing has not passed", () => {
    const report = aReport({ "errors-in-console": 1 });
    const missing = ["total-blocking-time", "cache-insight"];
    const audits = Object.fromEntries(Object.entries(report.audits).filter(([id]) => !missing.includes(id)));

    expect(judgeReport({ ...report, audits }, URL)).toEqual([
      "cache-insight: is missing in the report",
      "performance is 0.67; expected 0.95",
      "total-blocking-time: is missing in the report",
    ]);
  });

  it("that is not the one that was asked for, or that did not load, has not passed", () => {
    const more = { finalDisplayedUrl: "http://127.0.0.1/sign-in", runtimeError: { message: "It did not load." } };

    expect(judgeReport(aReport({ "errors-in-console": 1 }, more), URL)).toEqual([
      "It did not load.",
      `expected the page ${URL}, but was led to http://127.0.0.1/sign-in`,
    ]);
  });
});
