import { ticketIdOfExecution } from "../../../functions/shared/intake/execution-name.js";
import { formatCount, formatSeconds, plural } from "../terminal/format.js";
import { paint } from "../terminal/paint.js";
import { renderTable } from "../terminal/table.js";
import { wrapReply } from "../terminal/text.js";
import { secondsOf, type ExecutionReport, type ExecutionSummary } from "./execution-report.js";
import type { StateError, StateVisit } from "../../../functions/shared/executions/timeline.js";

const CAUSE_LENGTH = 200;

const STATUS_COLOURS: Readonly<Record<string, (text: string) => string>> = {
  SUCCEEDED: paint.green,
  RUNNING: paint.cyan,
  FAILED: paint.red,
  TIMED_OUT: paint.red,
  ABORTED: paint.yellow,
};

const paintStatus = (status: string): string => (STATUS_COLOURS[status] ?? String)(status);

const clock = (time: Date): string => time.toISOString().slice(11, 23);

const cut = (text: string): string => (text.length > CAUSE_LENGTH ? `${text.slice(0, CAUSE_LENGTH)} ...` : text);

const describeError = ({ error, cause }: StateError): string => (cause === "" ? error : `${error}: ${cut(cause)}`);

const notes = ({ retries, errors }: StateVisit): string =>
  [...(retries > 0 ? [plural(retries, "retry", "retries")] : []), ...errors.map(({ error }) => error)].join(", ");

const stateRow = (visit: StateVisit): string[] => [
  `${"  ".repeat(visit.depth)}${visit.name}`,
  clock(visit.enteredAt),
  formatSeconds(visit.leftAt && (visit.leftAt.getTime() - visit.enteredAt.getTime()) / 1000),
  notes(visit),
];

const indent = (text: string): string => text.replaceAll(/^/gm, "  ");

const answerLines = ({ record }: ExecutionReport): string[] => {
  if (record === undefined) return [];
  const { outcome, priority, sentiment, category, confidence, language } = record;
  return [
    "",
    `${outcome}, priority ${priority}, sentiment ${sentiment}, category ${category}, language ${language}, confidence ${confidence}`,
    "",
    indent(record.response_text),
  ];
};

/** One execution, state by state, with its error and the reply text. */
export const renderExecutionReport = (report: ExecutionReport, others: readonly ExecutionSummary[] = []): string => {
  const { name, arn, status, startedAt, states, failure } = report;
  const lines = [
    `${paint.bold(ticketIdOfExecution(name))}  ${paintStatus(status)}  ${startedAt.toISOString()}  ${formatSeconds(secondsOf(report))}`,
    paint.dim(arn),
    "",
    renderTable(["state", "entered", "time", ""], states.map(stateRow)),
    ...(failure === undefined ? [] : ["", paint.red(describeError(failure))]),
    ...answerLines(report),
    ...(others.length === 0
      ? []
      : ["", "Other executions of this ticket:", ...others.map((other) => `  ${other.arn} ${other.status}`)]),
  ];
  return wrapReply(lines.join("\n"));
};

/** Executions as a list, newest first. @param isCut whether there are more */
export const renderExecutionList = (executions: readonly ExecutionSummary[], isCut = false): string =>
  executions.length === 0
    ? "No executions."
    : renderTable(
        ["ticket", "status", "started", "time"],
        executions.map((execution) => [
          ticketIdOfExecution(execution.name),
          paintStatus(execution.status),
          execution.startedAt.toISOString(),
          formatSeconds(secondsOf(execution)),
        ]),
      ) + (isCut ? `\n\nThe newest ${formatCount(executions.length)}; --limit shows more.` : "");
