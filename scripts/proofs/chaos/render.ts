import Table from "cli-table3";
import { paint } from "../../shared/terminal/paint.js";
import type { ChaosReport } from "./run-chaos.js";

/** Ids told of at most; the report has them all. */
const SHOWN = 10;

const some = (ids: readonly string[]): string =>
  ids.length === 0 ? "" : `: ${ids.slice(0, SHOWN).join(", ")}${ids.length > SHOWN ? ", …" : ""}`;

const mustBeNone = (count: number): string => (count === 0 ? paint.green("0") : paint.red(String(count)));

/** The account of a chaos run, as a table. */
export const renderChaos = (report: ChaosReport): string => {
  const table = new Table({ style: { head: [], border: [] }, colAligns: ["left", "right"] });
  table.push(
    ["accepted", report.accepted],
    ["answered", report.answered],
    ["needs human", report.needsHuman],
    ["failed, then replayed", report.failedThenReplayed],
    ["quarantined", report.quarantined],
    ["lost", mustBeNone(report.lost.length)],
    ["duplicated", mustBeNone(report.duplicated.length)],
    ["found by reconcile", mustBeNone(report.disagreements)],
    ["left behind", mustBeNone(report.unsettled.length)],
  );
  const { calls, modelRestarts } = report.damage;
  return [
    table.toString(),
    `${calls} calls failed, ${modelRestarts} restarts of the models, ${report.seconds.toFixed(0)} s`,
    ...(report.lost.length > 0 ? [`lost${some(report.lost)}`] : []),
    ...(report.unsettled.length > 0 ? [`left behind${some(report.unsettled)}`] : []),
    ...(report.duplicated.length > 0 ? [`duplicated${some(report.duplicated)}`] : []),
  ].join("\n");
};
