import Table from "cli-table3";
import { isWithinLimit, type ApiBench } from "./api.js";
import type { ApiLoadBench } from "./api-load.js";
import type { BundleBench } from "./bundles.js";
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
  readonly startWorkflow?: StartWorkflowBench;
  readonly api?: ApiBench;
  readonly pipeline?: PipelineBench;
  readonly apiLoad?: ApiLoadBench;
  readonly soak?: SoakBench;
}

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} KB`;

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const table = new Table({ head: [...head], style: { head: [], border: [] } });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
};

export const renderBundles = (bundles: readonly BundleBench[]): string =>
  tableOf(
    ["function", "bundle", "zip", "import"],
    bundles.map(({ name, bytes, zipBytes, importMs }) => [
      name,
      kilobytes(bytes),
      kilobytes(zipBytes),
      `${importMs.toFixed(0)} ms`,
    ]),
  );

export const renderStartWorkflow = (bench: StartWorkflowBench): string =>
  tableOf(
    ["start-workflow, with a service of 15 ms latency", "figure"],
    [
      ["records/s", bench.recordsPerSecond.toFixed(0)],
      ["records/s of a sequential loop, same run", bench.sequentialRecordsPerSecond.toFixed(0)],
      ["ratio", bench.ratio.toFixed(1)],
      [`heap growth over a batch of ${bench.batch.toLocaleString("en")}`, `${bench.heapGrowthMiB.toFixed(1)} MiB`],
    ],
  );

const metOrMissed = (isMet: boolean): string => (isMet ? "met" : "MISSED");

export const renderReadableText = (figures: readonly ReadableTextFigure[]): string =>
  tableOf(
    ["readable text, CPU time", "size", "median", "target", ""],
    figures.map(({ kind, bytes, milliseconds, most }) => [
      kind,
      kilobytes(bytes),
      `${milliseconds.toFixed(2)} ms`,
      `at most ${most} ms`,
      metOrMissed(milliseconds <= most),
    ]),
  );

export const renderApiBench = ({ latencyMs, calls, figures }: ApiBench): string =>
  tableOf(
    [
      `API, table and stream with ${latencyMs} ms latency, ${calls.toLocaleString("en")} calls each`,
      "CPU",
      "p50",
      "p99",
      "target",
      "",
    ],
    figures.map((figure) => [
      figure.name,
      figure.cpu === undefined ? "" : `${figure.cpu.toFixed(1)} ms`,
      `${(figure.p50 ?? figure.milliseconds).toFixed(1)} ms`,
      figure.p50 === undefined ? "" : `${figure.milliseconds.toFixed(1)} ms`,
      `under ${figure.most} ms`,
      metOrMissed(isWithinLimit(figure)),
    ]),
  );

export const renderApiLoad = (bench: ApiLoadBench): string =>
  tableOf(
    [`${bench.rate} submissions/s for ${bench.seconds} s on the local stack`, "figure"],
    [
      ["submissions", `${bench.submissions.toLocaleString("en")}, ${bench.submissionsPerSecond.toFixed(1)}/s`],
      [
        "responses by status",
        Object.entries(bench.answers)
          .map(([status, count]) => `${status}: ${count}`)
          .join(", "),
      ],
      ["response time, p50", `${bench.p50Milliseconds.toFixed(0)} ms`],
      ["response time, p99", `${bench.p99Milliseconds.toFixed(0)} ms`],
      ["until the last ticket was finished", `${bench.drainSeconds.toFixed(0)} s`],
      ["lost", String(bench.lost)],
      ["target: all accepted and finished", metOrMissed(bench.met)],
    ],
  );

export const renderPipeline = (bench: PipelineBench): string =>
  tableOf(
    ["whole pipeline on the local stack", "figure"],
    [
      ["terraform apply", `${bench.deploySeconds.toFixed(0)} s`],
      [`tickets/s, ${bench.tickets.toLocaleString("en")} tickets`, bench.ticketsPerSecond.toFixed(1)],
      ["record to answer, p50", `${bench.p50Seconds.toFixed(2)} s`],
      ["record to answer, p95", `${bench.p95Seconds.toFixed(2)} s`],
      ["state transitions of a ticket", String(bench.transitionsPerTicket)],
    ],
  );

export const renderSoak = ({ minutes, tickets, ticketsPerSecond, memory }: SoakBench): string =>
  tableOf(
    [`${minutes} min at the top rate`, "early", "late", ""],
    [
      ["tickets", "", tickets.toLocaleString("en"), `${ticketsPerSecond.toFixed(1)}/s`],
      ...memory.map(({ name, early, late, flat }) => [
        `memory of ${name}`,
        `${early.toFixed(0)} MiB`,
        `${late.toFixed(0)} MiB`,
        flat ? "flat" : "GROWS",
      ]),
    ],
  );
