import { formatCount, formatSeconds, plural } from "../../shared/terminal/format.js";
import { paint } from "../../shared/terminal/paint.js";
import { Bar, withStatus, type Screen } from "../../shared/terminal/screen.js";
import { onOneLine, renderTable } from "../../shared/terminal/table.js";
import { GUARANTEES, type Mutation } from "./mutation.js";
import type { MutationResult } from "./run-mutations.js";
import type { MutationAssessment } from "./test-run.js";

type OnResult = (result: MutationResult) => void;

const FORMAT = "Mutations [{bar}] {value}/{total}, {uncaught} not caught, {duration_formatted}  {last}";

const toBar = (bar: Bar): OnResult => {
  let [done, uncaught] = [0, 0];
  return ({ mutation, assessment }) => {
    if (assessment.kind !== "caught") uncaught++;
    bar.update(++done, { uncaught, last: mutation.name });
  };
};

const WORDS = { caught: "caught", "not-caught": "NOT CAUGHT", "did-not-run": "DID NOT RUN" } as const;

/** Writes a line for each mutation, for logs. */
export const progressLines = (write: (line: string) => void, total: number): OnResult => {
  let done = 0;
  return ({ mutation, assessment, seconds }) => {
    write(`${++done}/${total} ${mutation.name}: ${WORDS[assessment.kind]} (${formatSeconds(seconds)})\n`);
  };
};

/** Shows a bar on a terminal while `work` runs, and writes lines elsewhere. */
export const withMutationProgress = <Result>(
  screen: Screen,
  total: number,
  work: (onResult: OnResult) => Promise<Result>,
): Promise<Result> => {
  if (!screen.isTerminal)
    return work(
      progressLines((line) => {
        screen.write(line);
      }, total),
    );
  const bar = new Bar(FORMAT, total, { uncaught: 0, last: "" });
  return withStatus(screen, bar.toText, () => work(toBar(bar)));
};

/** Longest name of a test in the table, in characters; the JSON report has whole names. */
const MAX_NAME_WIDTH = 90;

const caughtBy = (assessment: MutationAssessment): string => {
  switch (assessment.kind) {
    case "caught": {
      const [first = "", ...more] = assessment.by;
      return onOneLine(first, MAX_NAME_WIDTH) + (more.length > 0 ? ` (and ${formatCount(more.length)} more)` : "");
    }
    case "not-caught":
      return paint.red("NOT CAUGHT");
    case "did-not-run":
      return paint.red(`did not run: ${onOneLine(assessment.why, 2 * MAX_NAME_WIDTH)}`);
  }
};

/** A table of each mutation, what it breaks, which test caught it, and how long its tests took. */
export const renderResults = (results: readonly MutationResult[]): string => {
  const rows = results.map(({ mutation, assessment, seconds }) => [
    mutation.name,
    GUARANTEES[mutation.breaks],
    caughtBy(assessment),
    formatSeconds(seconds),
  ]);
  return renderTable(["mutation", "breaks", "caught by", "time"], rows);
};

/** A table of each mutation, what it removes and what that breaks. */
export const renderMutationList = (mutations: readonly Mutation[]): string => {
  const rows = mutations.map(({ name, removes, breaks }) => [name, removes, GUARANTEES[breaks]]);
  return renderTable(["mutation", "removes", "breaks"], rows);
};

const count = (results: readonly MutationResult[], kind: MutationAssessment["kind"]): number =>
  results.filter(({ assessment }) => assessment.kind === kind).length;

export interface MutationSummary {
  readonly caught: number;
  readonly notCaught: number;
  readonly didNotRun: number;
  /** Of the whole run, including its preparation and the baseline. */
  readonly seconds: number;
}

export const summarize = (results: readonly MutationResult[], seconds: number): MutationSummary => ({
  caught: count(results, "caught"),
  notCaught: count(results, "not-caught"),
  didNotRun: count(results, "did-not-run"),
  seconds,
});

/** "118 mutations: 117 caught, 1 not caught, 0 did not run; 204 s" */
export const renderMutationSummary = ({ caught, notCaught, didNotRun, seconds }: MutationSummary): string => {
  const counts = `${caught} caught, ${notCaught} not caught, ${didNotRun} did not run`;
  return `${plural(caught + notCaught + didNotRun, "mutation")}: ${counts}; ${formatSeconds(seconds)}`;
};

/** The words of the JSON report, which programs read: they keep the ones that it always had. */
const JSON_RESULTS = { caught: "noticed", "not-caught": "unnoticed", "did-not-run": "did-not-run" } as const;

/** The report that `--json` writes. */
export const toMutationReport = (results: readonly MutationResult[], summary: MutationSummary): string => {
  const mutations = results.map(({ mutation: { name, removes, breaks, file }, assessment, seconds }) => ({
    name,
    takesAway: removes,
    breaks: GUARANTEES[breaks],
    file,
    result: JSON_RESULTS[assessment.kind],
    noticedBy: assessment.kind === "caught" ? assessment.by : [],
    ...(assessment.kind === "did-not-run" ? { why: assessment.why } : {}),
    seconds,
  }));
  const { caught: noticed, notCaught: unnoticed, didNotRun, seconds } = summary;
  return `${JSON.stringify({ noticed, unnoticed, didNotRun, seconds, mutations }, undefined, 2)}\n`;
};
