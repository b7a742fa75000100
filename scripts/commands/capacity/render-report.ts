import type { DrainEstimate } from "../../shared/capacity/estimate-drain.js";
import {
  formatCount,
  formatDollars,
  formatFigure,
  formatSeconds,
  formatShare,
  formatUnitPrice,
  plural,
} from "../../shared/terminal/format.js";
import { renderTable } from "../../shared/terminal/table.js";
import { terminalWidth, wrapReply } from "../../shared/terminal/text.js";
import type { CapacityReport } from "./make-report.js";

const DESIGN_WORDS: Readonly<Record<CapacityReport["design"], string>> = {
  standard: "a Standard execution each",
  express: "an Express execution each, behind a queue",
  map: "Express executions of a Distributed Map",
};

const percent = (value: number): string => `${formatFigure(value)}%`;
const perSecond = (rate: number): string => `${formatFigure(rate)} tickets/s`;

const summary = (report: CapacityReport, width: number): string => {
  const [first] = report.quotas;
  const { ticketsPerSecond: rate, sustainable, cells } = report;
  const binds = `Binds first: ${report.bindsFirst}, ${percent(first?.percent ?? 0)} used.`;
  const most = `These quotas allow ${perSecond(sustainable)}`;
  const enough =
    cells === 1
      ? `${most}.`
      : `${most}: raise them, or divide the load among ${plural(cells, "account or region", "accounts or regions")}.`;
  return [`${perSecond(rate)} in ${report.region} with ${report.model}, ${DESIGN_WORDS[report.design]}`, binds, enough]
    .map((line) => wrapReply(line, width))
    .join("\n");
};

const quotaTable = ({ quotas }: CapacityReport, width: number): string =>
  renderTable(
    ["quota", "use", "limit", "", "used"],
    quotas.map(({ name, use, limit, unit, percent: used, isAssumed }) => [
      name,
      formatFigure(use),
      `${formatFigure(limit)}${isAssumed ? " (assumed)" : ""}`,
      unit,
      percent(used),
    ]),
    width,
  );

const requests = ({ requests: asked, region }: CapacityReport, width: number): string => {
  if (asked.length === 0) return wrapReply("Nothing to ask AWS for: no quota is used to more than 80%.", width);
  const lines = asked.flatMap(({ name, code, service, value, unit, command, isAdjustable }) => {
    const wanted = `- ${name} (${code ?? service}): ${formatCount(value)} ${unit}`;
    if (!isAdjustable) return [wrapReply(`${wanted}. AWS does not raise it.`, width)];
    const copied = (command ?? "").split("\n").map((line) => `    ${line}`);
    return [wrapReply(wanted, width), ...copied];
  });
  return [wrapReply(`Ask AWS for, in ${region}, with room for 80% use:`, width), ...lines].join("\n");
};

const describeDrain = (estimate: DrainEstimate): string => {
  const { mostSeconds, seconds, answeredByRules, withoutSentiment, failed } = estimate;
  const lost = [
    ...(answeredByRules > 0 ? [`${formatShare(answeredByRules)} triaged by rules, for a person`] : []),
    ...(withoutSentiment > 0 ? [`${formatShare(withoutSentiment)} without a sentiment`] : []),
    ...(failed > 0 ? [`${formatShare(failed)} failed, to be replayed`] : []),
  ];
  const time = Number.isFinite(seconds)
    ? `nine tenths after ${formatSeconds(mostSeconds)}, the last after ${formatSeconds(seconds)}`
    : "not within the seven days that the stream keeps records";
  return [time, ...lost].join("; ");
};

const backlogLines = ({ backlog, ticketsPerSecond, sustainable }: CapacityReport, width: number): readonly string[] => {
  if (backlog === undefined) return [];
  const { tickets, alone, meanwhile } = backlog;
  const both =
    meanwhile === null ? `never, because the quotas allow ${perSecond(sustainable)}` : describeDrain(meanwhile);
  return [
    [
      `A backlog of ${plural(tickets, "ticket")}, simulated:`,
      `- alone: ${describeDrain(alone)}`,
      `- while ${perSecond(ticketsPerSecond)} arrive: ${both}`,
    ]
      .map((line) => wrapReply(line, width))
      .join("\n"),
  ];
};

const costTable = ({ costs }: CapacityReport, width: number): string =>
  [
    renderTable(
      ["service", "1,000 tickets", "a month"],
      [
        ...costs.services.map(({ service, perThousandTickets, perMonth }) => [
          service,
          formatUnitPrice(perThousandTickets),
          formatDollars(perMonth),
        ]),
        ["all", "", formatDollars(costs.total)],
      ],
      width,
    ),
    wrapReply(`List prices of us-east-1 on ${costs.pricesOf}, at an even load, without a warehouse.`, width),
  ].join("\n");

const warehouseLine = ({ warehouse }: CapacityReport, width: number): string => {
  const { rows, seconds, everySeconds } = warehouse;
  const run = `A load into the warehouse every ${formatSeconds(everySeconds)} has ${formatCount(rows)} rows and takes about ${formatSeconds(seconds)}`;
  return wrapReply(seconds > everySeconds ? `${run}: loads fall behind.` : `${run}.`, width);
};

/** The report for people. Commands to copy are not wrapped. */
export const renderReport = (report: CapacityReport, width = terminalWidth()): string =>
  [
    summary(report, width),
    quotaTable(report, width),
    requests(report, width),
    ...backlogLines(report, width),
    costTable(report, width),
    warehouseLine(report, width),
  ].join("\n\n");
