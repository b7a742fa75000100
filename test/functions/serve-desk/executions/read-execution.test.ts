import { describe, expect, it } from "vitest";
import type { ExecutionView } from "../../../../functions/shared/api/desk-execution-schemas.js";
import { SCOPES } from "../../../../functions/shared/auth/caller.js";
import { readVisits } from "../../../../functions/shared/executions/timeline.js";
import type { RecordedExecution } from "../../../../functions/serve-desk/executions/executions.js";
import { contractViolations } from "../../../support/aws/api-contract.js";
import { problemIn } from "../../../support/aws/api-under-test.js";
import { aDeskApi } from "../../../support/aws/desk-under-test.js";
import { aRequestTo } from "../../../support/builders/api-events.js";
import {
  at,
  awsHistory,
  bareHistory,
  entered,
  failed,
  left,
  RETRIED_THEN_PARALLEL,
} from "../../../support/builders/histories.js";
import { aCaller } from "../../../support/fakes/ticket-api-ports.js";

const AGENT = aCaller({ subject: "u-agent", role: "agent", scopes: SCOPES });
const ARN = "arn:aws:states:eu-central-1:123456789012:execution:ticket-pipeline-dev:TKT-1-0f0f0f0f0f0f0f0f";

const anExecution = (change: Partial<RecordedExecution> = {}): RecordedExecution => ({
  status: "SUCCEEDED",
  startedAt: at(0),
  stoppedAt: at(181),
  error: undefined,
  visits: readVisits(awsHistory(...RETRIED_THEN_PARALLEL)),
  isWhole: true,
  ...change,
});

const show = async (execution: RecordedExecution, arn = ARN, headers: Readonly<Record<string, string>> = {}) => {
  const { ports, send } = aDeskApi();
  ports.pipeline.add("TKT-1", arn, execution);
  const answer = await send(aRequestTo("readExecution", { caller: AGENT, parameters: { id: "TKT-1" }, headers }));
  expect(contractViolations("readExecution", answer)).toEqual([]);
  return answer;
};
const view = async (...sent: Parameters<typeof show>) => JSON.parse((await show(...sent)).body) as ExecutionView;
const outcomes = ({ states }: ExecutionView) => states.map(({ name, outcome }) => `${name}: ${outcome}`);

describe("GET /desk/tickets/{id}/execution", () => {
  it("shows state by state when it was entered and left, its retries and the names of its errors", async () => {
    const { states, ...execution } = await view(anExecution());

    expect(execution).toEqual({
      ticketId: "TKT-1",
      executionArn: ARN,
      consoleUrl: `https://eu-central-1.console.aws.amazon.com/states/home?region=eu-central-1#/v2/executions/details/${ARN}`,
      status: "SUCCEEDED",
      startedAt: at(0).toISOString(),
      stoppedAt: at(181).toISOString(),
      milliseconds: 181,
      error: null,
      isComplete: true,
    });
    expect(states[0]).toEqual({
      name: "Detect sentiment",
      type: "Task",
      depth: 0,
      enteredAt: at(10).toISOString(),
      leftAt: at(110).toISOString(),
      milliseconds: 100,
      outcome: "SUCCEEDED",
      retries: 1,
      errors: ["DependencyThrottled"],
    });
    expect(states.map(({ name, depth, retries }) => [name, depth, retries])).toEqual([
      ["Detect sentiment", 0, 1],
      ["Keep ticket", 0, 0],
      ["Store ticket", 1, 1],
      ["Write ticket JSON", 1, 0],
      ["Done", 0, 0],
    ]);
  });

  it("never shows what a state got, returned or said about its error", async () => {
    const secret = JSON.stringify({ text: "the merger" });
    const visits = readVisits(
      awsHistory(
        [0, "ExecutionStarted", 0, { executionStartedEventDetails: { input: secret } }],
        [1, "TaskStateEntered", 0, { stateEnteredEventDetails: { name: "Generate response", input: secret } }],
        [2, "TaskFailed", 2, failed("ModelOutputInvalid", secret)],
        [3, "TaskStateExited", 3, left("Generate response", secret)],
        [4, "SucceedStateEntered", 4, entered("Done")],
      ),
    );

    expect((await show(anExecution({ visits }))).body).not.toContain("merger");
  });

  it("tells a state that was caught from one that succeeded, and from the one that failed", async () => {
    const visits = readVisits(
      awsHistory(
        [0, "ExecutionStarted", 0],
        [1, "TaskStateEntered", 0, entered("Generate response")],
        [2, "TaskFailed", 2, failed("DependencyUnavailable")],
        [3, "TaskStateExited", 3, left("Generate response")],
        [4, "TaskStateEntered", 4, entered("Triage by rules")],
        [5, "TaskSucceeded", 5],
        [6, "TaskStateExited", 6, left("Triage by rules")],
        [7, "TaskStateEntered", 7, entered("Publish ticket")],
        [8, "TaskFailed", 8, failed("SNS.SnsException")],
        [9, "ExecutionFailed", 9, { executionFailedEventDetails: { error: "SNS.SnsException" } }],
      ),
    );
    const shown = await view(anExecution({ visits, status: "FAILED", error: "SNS.SnsException" }));

    expect(outcomes(shown)).toEqual([
      "Generate response: CAUGHT",
      "Triage by rules: SUCCEEDED",
      "Publish ticket: FAILED",
    ]);
    expect(shown).toMatchObject({ status: "FAILED", error: "SNS.SnsException" });
  });

  it("shows a Parallel as caught when a branch failed, and the other branch as stopped", async () => {
    const visits = readVisits(
      awsHistory(
        [0, "ExecutionStarted", 0],
        [1, "ParallelStateEntered", 0, entered("Keep ticket")],
        [1, "ParallelStateStarted", 2],
        [2, "TaskStateEntered", 3, entered("Store ticket")],
        [2, "TaskStateEntered", 3, entered("Write ticket JSON")],
        [3, "TaskScheduled", 5],
        [4, "TaskFailed", 4, failed("DynamoDB.ConditionalCheckFailedException")],
        [4, "ParallelStateFailed", 7],
        [4, "ParallelStateExited", 8, left("Keep ticket")],
        [5, "TaskStateEntered", 9, entered("Record failure")],
      ),
    );

    expect(outcomes(await view(anExecution({ visits, status: "RUNNING", stoppedAt: undefined })))).toEqual([
      "Keep ticket: CAUGHT",
      "Store ticket: FAILED",
      "Write ticket JSON: STOPPED",
      "Record failure: RUNNING",
    ]);
  });

  it("shows what waits for a retry as running, and what an aborted execution left behind as stopped", async () => {
    const visits = readVisits(
      awsHistory([0, "ExecutionStarted", 0], [1, "TaskStateEntered", 0, entered("Generate response")]),
    );
    const waiting = readVisits(awsHistory(...RETRIED_THEN_PARALLEL.slice(0, 5)));

    expect(outcomes(await view(anExecution({ visits, status: "ABORTED" })))).toEqual(["Generate response: STOPPED"]);
    const running = await view(anExecution({ visits: waiting, status: "RUNNING", stoppedAt: undefined }));
    expect(outcomes(running)).toEqual(["Detect sentiment: RUNNING"]);
    expect(running).toMatchObject({ stoppedAt: null, milliseconds: null });
    expect(running.states[0]).toMatchObject({ leftAt: null, milliseconds: null });
  });

  it("says that states are missing: of a long history, and of an emulator's Parallel", async () => {
    const bare = readVisits(
      bareHistory(
        [0, "ExecutionStarted", 0],
        [1, "ParallelStateEntered", 0, entered("Keep ticket")],
        [2, "TaskSucceeded", 0],
        [3, "ParallelStateExited", 0, left("Keep ticket")],
      ),
    );

    expect(await view(anExecution({ isWhole: false }))).toMatchObject({ isComplete: false });
    const shown = await view(anExecution({ visits: bare }));
    expect(shown.isComplete).toBe(false);
    expect(outcomes(shown)).toEqual(["Keep ticket: SUCCEEDED"]);
  });

  it.each([
    ["aws-us-gov", "us-gov-west-1", "us-gov-west-1.console.amazonaws-us-gov.com"],
    ["aws-cn", "cn-north-1", "cn-north-1.console.amazonaws.cn"],
  ])("links to the console of the partition %s", async (partition, region, host) => {
    const arn = ARN.replace("arn:aws:states:eu-central-1", `arn:${partition}:states:${region}`);

    expect((await view(anExecution(), arn)).consoleUrl).toBe(
      `https://${host}/states/home?region=${region}#/v2/executions/details/${arn}`,
    );
  });

  it("returns nothing to a client that has it already", async () => {
    const etag = String((await show(anExecution())).headers?.["ETag"]);

    expect(await show(anExecution(), ARN, { "If-None-Match": etag })).toMatchObject({ statusCode: 304, body: "" });
    expect(await show(anExecution({ status: "RUNNING" }), ARN, { "If-None-Match": etag })).toMatchObject({
      statusCode: 200,
    });
  });

  it.each([
    ["TKT-none", /no ticket/],
    ["not an id\n", /no ticket/],
    ["TKT-received", /has not started/],
    ["TKT-old", /90 days/],
  ])("does not find that of %j, and says why", async (id, reason) => {
    const { ports, send } = aDeskApi();
    ports.pipeline.named.set("TKT-received", { arn: undefined }).set("TKT-old", { arn: ARN });
    const answer = await send(aRequestTo("readExecution", { caller: AGENT, parameters: { id } }));

    expect(answer.statusCode).toBe(404);
    expect(problemIn(answer).detail).toMatch(reason);
    expect(contractViolations("readExecution", answer)).toEqual([]);
  });

  it("has no link where the console does not have the execution", async () => {
    const { ports, send } = aDeskApi({ hasConsole: false });
    ports.pipeline.add("TKT-1", ARN, anExecution());
    const answer = await send(aRequestTo("readExecution", { caller: AGENT, parameters: { id: "TKT-1" } }));

    expect(JSON.parse(answer.body)).toMatchObject({ executionArn: ARN, consoleUrl: null });
  });
});
