import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { makeReport, type CapacityReport } from "../../scripts/commands/capacity/make-report.js";
import type { Design } from "../../scripts/shared/capacity/assess-load.js";
import { USUAL_TICKET } from "../../scripts/shared/capacity/ticket-profile.js";
import { PROJECT_ROOT } from "../../scripts/shared/deployment/project.js";
import { modelQuotas } from "../../scripts/shared/quotas/model-quotas.js";
import { formatCount, formatFigure, formatSeconds } from "../../scripts/shared/terminal/format.js";

const page = readFileSync(path.join(PROJECT_ROOT, "docs", "scaling.md"), "utf8").replaceAll(/ {2,}/g, " ");

const MODEL = { id: "us.amazon.nova-pro-v1:0", foundationModel: "amazon.nova-pro-v1:0" };

/** What the page says was raised. */
const RAISED = Object.fromEntries(
  [...page.matchAll(/--quota ([a-z-]+)=(\d+)/g)].map(([, key = "", value]) => [key, Number(value)]),
);

const reportOf = (ticketsPerSecond: number, design: Design, overrides = {}, backlog?: number): CapacityReport => {
  const model = modelQuotas("amazon.nova-pro-v1:0", true);
  if (model === undefined) throw new Error("Nova Pro has no quotas.");
  const plan = { ticketsPerSecond, design, model, overrides, region: "us-east-1", profile: USUAL_TICKET };
  return makeReport(plan, { model: MODEL, backlog, seed: 1 });
};

const columns = [reportOf(1_000, "standard"), reportOf(1_000, "express"), reportOf(10_000, "express")];
const percentOf = ({ quotas }: CapacityReport, ...keys: string[]): string => {
  const found = quotas.find(({ key }) => keys.includes(key));
  return found === undefined ? "none" : `${formatFigure(found.percent)}%`;
};
const dollars = (value: number): string => `$${formatCount(value)}`;
const costOf = ({ costs }: CapacityReport, wanted: string): number =>
  costs.services.find(({ service }) => service === wanted)?.perMonth ?? Number.NaN;
const OWN_ROW = ["Bedrock", "Comprehend", "Step Functions", "Lambda"];
const others = (report: CapacityReport): number =>
  report.costs.total - OWN_ROW.reduce((sum, service) => sum + costOf(report, service), 0);

describe("docs/scaling.md", () => {
  it.each([
    ["Model requests a minute", ["model-requests"]],
    ["Model tokens a minute", ["model-tokens"]],
    ["DetectSentiment", ["detect-sentiment"]],
    ["DetectDominantLanguage", ["detect-language"]],
    ["State transitions", ["state-transitions"]],
    ["Concurrent executions, Lambda", ["lambda-concurrency"]],
    ["Starts", ["start-executions", "express-starts"]],
    ["Hottest key of the table", ["partition-writes"]],
    ["Writes of the table", ["table-writes"]],
    ["PUTs of a prefix", ["s3-puts"]],
    ["Records of a new stream", ["stream-records"]],
  ])("has the shares of the quota that npm run capacity prints: %s", (name, keys) => {
    expect(page).toContain(`| ${[name, ...columns.map((report) => percentOf(report, ...keys))].join(" | ")} |`);
  });

  it.each(["standard", "express", "map"] as const)("has the simulation's figures of design %s", (design) => {
    const { sustainable, backlog, costs } = reportOf(1_000, design, RAISED, 1_000_000);
    const { mostSeconds = 0, seconds = 0 } = backlog?.alone ?? {};
    const workflow = costs.services.find(({ service }) => service === "Step Functions")?.perThousandTickets ?? 0;
    const cells = [
      design,
      `${formatFigure(sustainable)} tickets/s`,
      formatSeconds(mostSeconds),
      formatSeconds(seconds),
      `$${workflow.toFixed(4)}`,
    ];

    expect(page).toContain(`| ${cells.join(" | ")} |`);
  });

  it.each(OWN_ROW)("has the monthly cost of %s", (service) => {
    const [standard = 0, express = 0, most = 0] = columns.map((report) => costOf(report, service));
    const last = service === "Comprehend" ? 0 : most;

    expect(page).toContain(`| ${[service, ...[standard, express, most, last].map(dollars)].join(" | ")} |`);
  });

  it("has the cost of all others, and of all together", () => {
    const [standard = 0, express = 0, most = 0] = columns.map(others);
    const totals = columns.map(({ costs }) => costs.total);
    const withoutComprehend =
      (totals[2] ?? 0) - columns.slice(2).reduce((sum, one) => sum + costOf(one, "Comprehend"), 0);

    expect(page).toContain(`| ${["all others", ...[standard, express, most, most].map(dollars)].join(" | ")} |`);
    expect(page).toContain(`| ${["together", ...[...totals, withoutComprehend].map(dollars)].join(" | ")} |`);
  });

  it("names files that exist", () => {
    const rows = [...page.matchAll(/^\| `([^`]+)` \|/gm)];

    expect(rows.length).toBeGreaterThan(10);
    for (const [, file = ""] of rows) expect(existsSync(path.join(PROJECT_ROOT, file)), file).toBe(true);
  });

  it("counts the accounts that Standard executions need with everything else raised", () => {
    expect(page).toContain(`${reportOf(1_000, "standard", RAISED).cells === 5 ? "five" : "?"} accounts at 1,000`);
    expect(page).toContain(`${Math.ceil(10_000 / reportOf(1_000, "standard", RAISED).sustainable)} at 10,000`);
  });
});
