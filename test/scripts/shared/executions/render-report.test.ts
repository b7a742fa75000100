import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { reportExecution, type ExecutionSummary } from "../../../../scripts/shared/executions/execution-report.js";
import { formatSeconds } from "../../../../scripts/shared/terminal/format.js";
import { renderExecutionList, renderExecutionReport } from "../../../../scripts/shared/executions/render-report.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";
import { at, awsHistory, RETRIED_THEN_PARALLEL, succeeded } from "../../../support/builders/histories.js";

const aRecord = aTicketRecord({ response_text: "We are on it." });

const summary: ExecutionSummary = {
  arn: "arn:execution",
  name: "TKT-1-0123456789abcdef",
  status: "SUCCEEDED",
  startedAt: at(0),
  stoppedAt: at(181),
};

const plain = (text: string): string[] => stripVTControlCharacters(text).split("\n");

describe("renderExecutionReport", () => {
  const history = awsHistory(...RETRIED_THEN_PARALLEL, [181, "TaskSucceeded", 0, succeeded(aRecord)]);

  it("shows each state with entry, duration, retries and errors, and indents branches", () => {
    const lines = plain(renderExecutionReport(reportExecution(summary, history)));

    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^TKT-1 {2}SUCCEEDED .* 181 ms$/),
        expect.stringMatching(/^Detect sentiment +08:30:00\.010 +100 ms +1 retry, DependencyThrottled$/),
        expect.stringMatching(/^ {2}Store ticket +08:30:00\.121 +49 ms/),
      ]),
    );
  });

  it("shows the reply text", () => {
    expect(plain(renderExecutionReport(reportExecution(summary, history)))).toContain("  We are on it.");
  });

  it("shows the error of a failed execution, cut if it is long", () => {
    const failure = { executionFailedEventDetails: { error: "TicketConflict", cause: "x".repeat(5_000) } };
    const report = reportExecution({ ...summary, status: "FAILED" }, awsHistory([1, "ExecutionFailed", 0, failure]));

    const line = plain(renderExecutionReport(report)).find((text) => text.startsWith("TicketConflict: xxx"));
    expect(line?.length).toBeLessThan(300);
  });

  it("lists the ticket's other executions", () => {
    const text = renderExecutionReport(reportExecution(summary, history), [
      { ...summary, arn: "arn:older", status: "FAILED" },
    ]);

    expect(plain(text)).toContain("  arn:older FAILED");
  });
});

it("lists executions by ticket, and says if there are none", () => {
  expect(plain(renderExecutionList([{ ...summary, stoppedAt: undefined, status: "RUNNING" }]))[1]).toBe(
    "TKT-1   RUNNING  2026-11-21T08:30:00.000Z",
  );
  expect(renderExecutionList([])).toBe("No executions.");
});

it.each([
  [undefined, ""],
  [0.0042, "4 ms"],
  [1.5, "1.50 s"],
  [75, "1 min 15 s"],
])("formats %s seconds as %j", (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});
