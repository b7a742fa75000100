import Table from "cli-table3";
import type { BundleBench } from "./bundles.js";
import type { PipelineBench } from "./pipeline.js";
import type { SoakBench } from "./soak.js";
import type { StartWorkflowBench } from "./start-workflow.js";

/** Everything `npm run bench` measures; a part that was not asked for is absent. */
export interface BenchReport {
  readonly node: string;
  readonly cores: number;
  readonly bundles?: readonly BundleBench[];
  readonly startWorkflow?: StartWorkflowBench;
  readonly pipeline?: PipelineBench;
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
    ["start-workflow, against a service of 15 ms", "figure"],
    [
      ["records/s", bench.recordsPerSecond.toFixed(0)],
      ["records/s of a sequential loop, same run", bench.sequentialRecordsPerSecond.toFixed(0)],
      ["ratio", bench.ratio.toFixed(1)],
      [`heap growth over a batch of ${bench.batch.toLocaleString("en")}`, `${bench.heapGrowthMiB.toFixed(1)} MiB`],
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
