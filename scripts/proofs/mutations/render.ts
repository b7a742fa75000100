import Table from "cli-table3";
import pc from "picocolors";
import { onOneLine } from "../../shared/terminal/table.js";
import { GUARANTEES, type Mutation } from "./mutation.js";
import type { MutationResult } from "./run-mutations.js";
import type { MutationVerdict } from "./judge-mutation.js";

const PLAIN = { head: [], border: [], compact: true };

/** Longest name of a test in the table; all of them are in the report. */
const WIDEST = 90;

const caughtBy = (verdict: MutationVerdict): string => {
  switch (verdict.kind) {
    case "noticed": {
      const [first = "", ...more] = verdict.by;
      return onOneLine(first, WIDEST) + (more.length > 0 ? ` (and ${more.length} more)` : "");
    }
    case "unnoticed":
      return pc.red("NO TEST NOTICES");
    case "did-not-run":
      return pc.red(`did not run: ${onOneLine(verdict.why, 2 * WIDEST)}`);
  }
};

/** Each mutation, what it breaks, which test noticed it, and how long that took. */
export const renderResults = (results: readonly MutationResult[]): string => {
  const head = ["mutation", "breaks", "noticed by", "s"].map((name) => pc.bold(name));
  const table = new Table({ head, colAligns: ["left", "left", "left", "right"], style: PLAIN });
  table.push(
    ...results.map(({ mutation, verdict, seconds }) => [
      mutation.name,
      GUARANTEES[mutation.breaks],
      caughtBy(verdict),
      seconds.toFixed(1),
    ]),
  );
  return String(table);
};

/** Each mutation, what it takes away and what that breaks. */
export const renderMutationList = (mutations: readonly Mutation[]): string => {
  const head = ["mutation", "takes away", "breaks"].map((name) => pc.bold(name));
  const table = new Table({ head, style: PLAIN });
  table.push(...mutations.map(({ name, removes: takesAway, breaks }) => [name, takesAway, GUARANTEES[breaks]]));
  return String(table);
};

const count = (results: readonly MutationResult[], kind: MutationVerdict["kind"]): number =>
  results.filter(({ verdict }) => verdict.kind === kind).length;

export interface MutationSummary {
  readonly noticed: number;
  readonly unnoticed: number;
  readonly didNotRun: number;
  /** Of the whole run, its set-up and the run with nothing taken away included. */
  readonly seconds: number;
}

export const summarize = (results: readonly MutationResult[], seconds: number): MutationSummary => ({
  noticed: count(results, "noticed"),
  unnoticed: count(results, "unnoticed"),
  didNotRun: count(results, "did-not-run"),
  seconds,
});

/** "118 mutations: 117 noticed, 1 not noticed, 0 did not run; 204 s" */
export const renderMutationSummary = ({ noticed, unnoticed, didNotRun, seconds }: MutationSummary): string =>
  `${noticed + unnoticed + didNotRun} mutations: ${noticed} noticed, ${unnoticed} not noticed, ${didNotRun} did not run; ${seconds.toFixed(0)} s`;

/** What `--json` writes. */
export const toJson = (results: readonly MutationResult[], summary: MutationSummary): string => {
  const mutations = results.map(({ mutation: { name, removes: takesAway, breaks, file }, verdict, seconds }) => ({
    name,
    takesAway,
    breaks: GUARANTEES[breaks],
    file,
    result: verdict.kind,
    noticedBy: verdict.kind === "noticed" ? verdict.by : [],
    ...(verdict.kind === "did-not-run" ? { why: verdict.why } : {}),
    seconds,
  }));
  return `${JSON.stringify({ ...summary, mutations }, undefined, 2)}\n`;
};
