import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { figuresOfPage } from "../../scripts/commands/evaluate/cli.js";
import { agreementOfRules } from "../../scripts/commands/evaluate/replies.js";
import { PAGE, renderPage } from "../../scripts/commands/evaluate/render-page.js";
import { PROJECT_ROOT } from "../../scripts/shared/deployment/project.js";

/** What the rules have reached on the test half. Raise a figure when they get better; do not lower one. */
const REACHED = {
  "sentiment.accuracy": 0.79,
  "sentiment.macro-F1": 0.78,
  "priority.accuracy": 0.75,
  "priority.within one level": 0.91,
  "category.accuracy": 0.78,
  "category.macro-F1": 0.77,
  "language.accuracy": 0.99,
};
const CRITICAL_BELOW_HIGH = 3;

/** The least kappa of any criterion of the rules on the labelled replies. */
const KAPPA = 0.7;

const figures = await figuresOfPage();
const agreement = await agreementOfRules();

describe(PAGE, () => {
  it("has the figures of a fresh run", async () => {
    const page = readFileSync(path.join(PROJECT_ROOT, PAGE), "utf8");

    expect(page, "out of date: run `npm run evaluate -- --write-docs`").toBe(await renderPage(figures, agreement));
  });
});

describe("triage by rules", () => {
  it.each(Object.entries(REACHED))("reaches the %s that it has reached before: %d", (name, reached) => {
    expect(figures.measures.get(name)?.value).toBeGreaterThanOrEqual(reached);
  });

  it("gives no more CRITICAL tickets a priority below HIGH than before", () => {
    expect(figures.criticalBelowHigh).toBeLessThanOrEqual(CRITICAL_BELOW_HIGH);
  });
});

describe("the rules' verdicts on replies", () => {
  it.each(agreement.map(({ criterion, kappa }) => [criterion, kappa] as const))(
    "agree with the labels on %s: %d",
    (_, kappa) => {
      expect(kappa).toBeGreaterThanOrEqual(KAPPA);
    },
  );
});
