import { shortAddress } from "../../local/stack/show-stack.js";
import { formatCount, formatFigure, formatSeconds, formatSize, formatTenths } from "../../shared/terminal/format.js";
import { renderGrid } from "../../shared/terminal/table.js";
import { isWithinLimit, type ApiBench } from "./api.js";
import type { ApiLoadBench } from "./api-load.js";
import type { ApplyBench } from "./apply.js";
import type { BundleBench } from "./bundles.js";
import { isNear, MOST_DEVIATION, type CapacityFigure } from "./capacity.js";
import type { DeskBench } from "./desk.js";
import type { LargeTicketFigure } from "./large-ticket.js";
import type { PipelineBench } from "./pipeline.js";
import type { ReadableTextFigure } from "./readable-text.js";
import type { SoakBench } from "./soak.js";
import type { StartWorkflowBench } from "./start-workflow.js";

/** The figures of `npm run bench`; a part that was not measured is absent. */
export interface BenchReport {
  readonly node: string;
  readonly cores: number;
  readonly bundles?: readonly BundleBench[];
  readonly readableText?: readonly ReadableTextFigure[];
  readonly largeTicket?: readonly LargeTicketFigure[];
  readonly startWorkflow?: StartWorkflowBench;
  readonly api?: ApiBench;
  readonly deskApi?: ApiBench;
  readonly identityApi?: ApiBench;
  readonly apply?: ApplyBench;
  readonly pipeline?: PipelineBench;
  readonly desk?: DeskBench;
  readonly apiLoad?: ApiLoadBench;
  readonly soak?: SoakBench;
  readonly capacity?: readonly CapacityFigure[];
}

const MIB = 1024 ** 2;

const inMilliseconds = (milliseconds: number): string => `${formatFigure(milliseconds)} ms`;

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  renderGrid(
    head.map((name, index) => ({ name, numeric: index > 0 })),
    rows,
  );

export const renderBundles = (bundles: readonly BundleBench[]): string =>
  tableOf(
    ["function", "bundle", "zip", "import"],
    bundles.map(({ name, bytes, zipBytes, importMs }) => [
      name,
      formatSize(bytes),
      formatSize(zipBytes),
      inMilliseconds(importMs),
    ]),
  );

export const renderStartWorkflow = (bench: StartWorkflowBench): string =>
  tableOf(
    ["start-workflow, with a service of 15 ms latency", "figure"],
    [
      ["records/s", formatFigure(bench.recordsPerSecond)],
      ["records/s of a sequential loop, same run", formatFigure(bench.sequentialRecordsPerSecond)],
      ["ratio", formatFigure(bench.ratio)],
      [`heap growth over a batch of ${formatCount(bench.batch)}`, formatSize(bench.heapGrowthMiB * MIB)],
    ],
  );

const metOrMissed = (isMet: boolean): string => (isMet ? "met" : "MISSED");

const againstBound = ({ milliseconds, most }: { readonly milliseconds: number; readonly most: number }) => [
  inMilliseconds(milliseconds),
  `at most ${most} ms`,
  metOrMissed(milliseconds <= most),
];

export const renderReadableText = (figures: readonly ReadableTextFigure[]): string =>
  tableOf(
    ["readable text, CPU time", "size", "median", "target", ""],
    figures.map((figure) => [figure.kind, formatSize(figure.bytes), ...againstBound(figure)]),
  );

export const renderLargeTicket = (figures: readonly LargeTicketFigure[]): string =>
  tableOf(
    ["a ticket of 1 MB, CPU time", "slowest text", "median", "target", ""],
    figures.map((figure) => [figure.functionName, figure.kind, ...againstBound(figure)]),
  );

export const renderApiBench = ({ latencyMs, calls, figures }: ApiBench): string =>
  tableOf(
    [
      `API, table and stream with ${latencyMs} ms latency, ${formatCount(calls)} calls each`,
      "CPU",
      "p50",
      "p99",
      "target",
      "",
    ],
    figures.map((figure) => [
      figure.name,
      figure.cpu === undefined ? "" : inMilliseconds(figure.cpu),
      inMilliseconds(figure.p50 ?? figure.milliseconds),
      figure.p50 === undefined ? "" : inMilliseconds(figure.milliseconds),
      `under ${figure.most} ms`,
      metOrMissed(isWithinLimit(figure)),
    ]),
  );

export const renderApiLoad = (bench: ApiLoadBench): string =>
  tableOf(
    [`${bench.rate} submissions/s for ${bench.seconds} s on the local stack`, "figure"],
    [
      ["submissions", `${formatCount(bench.submissions)}, ${formatFigure(bench.submissionsPerSecond)}/s`],
      [
        "responses by status",
        Object.entries(bench.answers)
          .map(([status, count]) => `${status}: ${count}`)
          .join(", "),
      ],
      ["response time, p50", inMilliseconds(bench.p50Milliseconds)],
      ["response time, p99", inMilliseconds(bench.p99Milliseconds)],
      ["until the last ticket was finished", formatSeconds(bench.drainSeconds)],
      ["lost", String(bench.lost)],
      ["target: all accepted and finished", metOrMissed(bench.met)],
    ],
  );

/** A row for each resource that the apply waited for. What is between an end and the next beginning is Terraform's. */
export const renderApply = ({ resources, seconds, most, path }: ApplyBench): string =>
  tableOf(
    [`slowest path of terraform apply, ${formatCount(resources)} resources`, "began", "ended", "seconds", ""],
    [
      ...path.map(({ address, began, ended }) => [
        shortAddress(address),
        formatTenths(began),
        formatTenths(ended),
        formatTenths(ended - began),
        "",
      ]),
      [`apply, at most ${most} s`, "", "", formatTenths(seconds), metOrMissed(seconds <= most)],
    ],
  );

export const renderPipeline = (bench: PipelineBench): string =>
  tableOf(
    ["whole pipeline on the local stack", "figure"],
    [
      ["terraform apply", formatSeconds(bench.deploySeconds)],
      [`tickets/s, ${formatCount(bench.tickets)} tickets`, formatFigure(bench.ticketsPerSecond)],
      ["record to answer, p50", formatSeconds(bench.p50Seconds)],
      ["record to answer, p95", formatSeconds(bench.p95Seconds)],
      ["state transitions of a ticket", String(bench.transitionsPerTicket)],
    ],
  );

export const renderDesk = (bench: DeskBench): string =>
  tableOf(
    [`${formatCount(bench.waiting)} of ${formatCount(bench.tickets)} tickets wait for a person`, "figure", ""],
    [
      ["in a list of the desk", formatCount(bench.listed), metOrMissed(bench.listed === bench.waiting)],
      ["end of execution to list, p50", formatSeconds(bench.p50Seconds), ""],
      [`p99, at most ${bench.most} s`, formatSeconds(bench.p99Seconds), metOrMissed(bench.p99Seconds <= bench.most)],
    ],
  );

export const renderSoak = ({ minutes, tickets, ticketsPerSecond, memory }: SoakBench): string =>
  tableOf(
    [`${minutes} min at the top rate`, "early", "late", ""],
    [
      ["tickets", "", formatCount(tickets), `${formatFigure(ticketsPerSecond)}/s`],
      ...memory.map(({ name, early, late, flat }) => [
        `memory of ${name}`,
        formatSize(early * MIB),
        formatSize(late * MIB),
        flat ? "flat" : "GROWS",
      ]),
    ],
  );

export const renderCapacity = (figures: readonly CapacityFigure[]): string =>
  tableOf(
    ["a backlog on the local stack", "tickets", "measured", "simulated", "ratio", `within ${MOST_DEVIATION * 100}%`],
    figures.flatMap((figure) => [
      [
        `${figure.name}: nine tenths after`,
        formatCount(figure.tickets),
        formatSeconds(figure.measured),
        formatSeconds(figure.simulated),
        formatFigure(figure.ratio),
        metOrMissed(isNear(figure)),
      ],
      ["the last after", "", formatSeconds(figure.lastMeasured), formatSeconds(figure.lastSimulated), "", ""],
    ]),
  );
