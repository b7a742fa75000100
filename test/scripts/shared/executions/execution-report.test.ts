import { describe, expect, it } from "vitest";
import {
  reportExecution,
  secondsOf,
  type ExecutionSummary,
} from "../../../../scripts/shared/executions/execution-report.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";
import { at, awsHistory, entered, failed, left, succeeded } from "../../../support/builders/histories.js";

const aRecord = aTicketRecord({ response_text: "We are on it." });

const summary: ExecutionSummary = {
  arn: aRecord.execution_arn,
  name: "TKT-1-0123456789abcdef",
  status: "SUCCEEDED",
  startedAt: at(0),
  stoppedAt: at(1500),
};

describe("reportExecution", () => {
  it("finds the ticket record in a function's result", () => {
    const history = awsHistory(
      [1, "TaskStateEntered", 0, entered("Generate response")],
      [2, "TaskSucceeded", 1, succeeded({ ExecutedVersion: "$LATEST", Payload: aRecord })],
    );

    expect(reportExecution(summary, history).record).toEqual(aRecord);
  });

  it("finds it in a state's output", () => {
    const history = awsHistory(
      [1, "TaskStateEntered", 0, entered("Triage by rules")],
      [2, "TaskStateExited", 1, left("Triage by rules", JSON.stringify(aRecord))],
    );

    expect(reportExecution(summary, history).record).toEqual(aRecord);
  });

  it("has no ticket record if the ticket was not finished, and has the execution's error", () => {
    const history = awsHistory(
      [1, "TaskStateEntered", 0, entered("Detect sentiment")],
      [2, "TaskFailed", 1, failed("DependencyRejected", "no access")],
      [3, "ExecutionFailed", 2, { executionFailedEventDetails: { error: "TicketConflict", cause: "other content" } }],
    );

    const report = reportExecution({ ...summary, status: "FAILED" }, history);
    expect(report.record).toBeUndefined();
    expect(report.failure).toEqual({ error: "TicketConflict", cause: "other content" });
  });

  it("names an error without a name Unknown", () => {
    const history = awsHistory([1, "ExecutionAborted", 0, { executionAbortedEventDetails: {} }]);

    expect(reportExecution(summary, history).failure).toEqual({ error: "Unknown", cause: "" });
  });

  it("has no failure if a task failed and the error was caught", () => {
    const history = awsHistory([1, "TaskStateEntered", 0, entered("Try")], [2, "TaskFailed", 1, failed("Bad")]);

    expect(reportExecution(summary, history).failure).toBeUndefined();
  });
});

it("counts the seconds of a finished execution, and none of a running one", () => {
  expect(secondsOf(summary)).toBe(1.5);
  expect(secondsOf({ ...summary, stoppedAt: undefined })).toBeUndefined();
});
