import { describe, expect, it } from "vitest";
import { planFailures } from "../../../../scripts/commands/replay/plan-failures.js";
import type { ActionResult, ReplayStep } from "../../../../scripts/commands/replay/step.js";
import type { Selection } from "../../../../scripts/shared/failures/selection.js";
import { aTicket, aWorkflowInput } from "../../../support/builders/tickets.js";
import {
  aKeptFailure,
  anExecution,
  anItem,
  aPointer,
  arnOf,
  FakeReplayPorts,
  NOW,
} from "../../../support/fakes/replay-fakes.js";
import { replayName } from "../../../../functions/shared/intake/execution-name.js";

const TICKET = "TKT-20261121-0001";

const inputOf = (ticketId: string) => aWorkflowInput({ ticket: aTicket({ ticketId }) });

const only = async (deployment: FakeReplayPorts, selection: Selection = {}): Promise<ReplayStep> => {
  const [step, ...others] = await planFailures(deployment, selection);
  expect(others).toEqual([]);
  if (step === undefined) throw new Error("no step");
  return step;
};

const act = (step: ReplayStep): Promise<ActionResult> => {
  if (step.state !== "ready") throw new Error(`${step.state}: ${step.why}`);
  return step.act();
};

describe("failed executions", () => {
  it("are started again from the stored input, with a name that depends only on the failed execution", async () => {
    const deployment = new FakeReplayPorts();
    const message = deployment.fail("failed");
    const step = await only(deployment);

    expect(step).toMatchObject({ id: TICKET, found: "2026-11-21 09:00 DependencyRejected", messages: [message] });
    expect(deployment.executions.started).toEqual([]);
    const result = await act(step);
    const name = replayName(TICKET, arnOf("failed"));
    expect(deployment.executions.started).toEqual([{ name, input: aWorkflowInput() }]);
    expect(result.executions).toEqual([arnOf(name)]);
  });

  it("start nothing the second time", async () => {
    const deployment = new FakeReplayPorts();
    deployment.fail("failed");
    await act(await only(deployment));

    expect(await act(await only(deployment))).toMatchObject({ note: "was started before" });
    expect(deployment.executions.started).toHaveLength(1);
  });

  it("are one step for one ticket and content, from the last failure, with the messages of all", async () => {
    const deployment = new FakeReplayPorts();
    const later = deployment.fail("later", aWorkflowInput(), "2026-11-21T10:00:00.000Z");
    const first = deployment.fail("first", aWorkflowInput(), "2026-11-21T09:00:00.000Z");
    const step = await only(deployment);
    await act(step);

    expect(new Set(step.messages)).toEqual(new Set([first, later]));
    expect(deployment.executions.started.map(({ name }) => name)).toEqual([replayName(TICKET, arnOf("later"))]);
  });

  it("that failed again after a redrive get another name", async () => {
    const deployment = new FakeReplayPorts();
    deployment.fail("failed");
    deployment.executions.executions.set("failed", anExecution({ redriveCount: 1 }));
    await act(await only(deployment));

    expect(deployment.executions.started[0]?.name).toBe(replayName(TICKET, arnOf("failed"), 1));
  });

  it("are found in the list of executions if nothing was stored, with their input", async () => {
    const deployment = new FakeReplayPorts();
    deployment.executions.executions.set("big", anExecution({ error: "States.DataLimitExceeded" }));
    const step = await only(deployment);
    await act(step);

    expect(step.found).toContain("States.DataLimitExceeded");
    expect(deployment.executions.started[0]?.input).toEqual(aWorkflowInput());
  });

  it("are found by their message if they are not in the list", async () => {
    const deployment = new FakeReplayPorts();
    const selection = { since: new Date("2026-11-21T09:00:00Z") };
    const stoppedAt = new Date("2026-11-21T08:59:59.999Z");
    deployment.executions.executions.set("failed", anExecution({ stoppedAt }));
    const message = deployment.queue.add(aPointer({ key: "" }));

    expect(await only(deployment, selection)).toMatchObject({ state: "ready", messages: [message] });
  });

  it.each(["TIMED_OUT", "ABORTED"])("are redriven when they are %s, if the service supports it", async (status) => {
    const deployment = new FakeReplayPorts();
    deployment.executions.hasRedrive = true;
    deployment.executions.executions.set("open", anExecution({ status, isRedrivable: true, error: undefined }));
    const step = await only(deployment);
    const result = await act(step);

    expect(step).toMatchObject({ action: "redrive" });
    expect(result.executions).toEqual([arnOf("open")]);
    expect(deployment.executions.redriven).toEqual([arnOf("open")]);
    expect(deployment.executions.started).toEqual([]);
  });

  it("are started again if it is too late for a redrive", async () => {
    const deployment = new FakeReplayPorts();
    deployment.executions.hasRedrive = true;
    deployment.executions.redriveAnswer = false;
    deployment.executions.executions.set("open", anExecution({ status: "ABORTED", isRedrivable: true }));
    const result = await act(await only(deployment));

    expect(result.note).toContain("started again");
    expect(deployment.executions.started).toHaveLength(1);
  });

  it("are marked FAILED first if they had stored the ticket, or the new execution would skip it", async () => {
    const deployment = new FakeReplayPorts();
    deployment.executions.executions.set("failed", anExecution({ status: "ABORTED" }));
    deployment.table.put(anItem({ status: "ANSWERED" }));
    await act(await only(deployment));

    expect(deployment.table.marked).toMatchObject([{ ticketId: TICKET, executionArn: arnOf("failed") }]);
    expect(deployment.executions.started).toHaveLength(1);
  });

  it("are not replayed while another execution is working on the ticket", async () => {
    const deployment = new FakeReplayPorts();
    deployment.fail("failed");
    deployment.executions.executions.set("later", anExecution({ status: "RUNNING" }));
    deployment.table.put(anItem({ status: "PROCESSING", executionArn: arnOf("later") }));

    expect(await only(deployment)).toMatchObject({ state: "running" });
  });

  it("are skipped if neither the object nor the execution that a message points to exists any more", async () => {
    const deployment = new FakeReplayPorts();
    deployment.queue.add(aPointer());

    expect(await only(deployment)).toMatchObject({
      id: TICKET,
      found: "2026-11-21 09:00 DependencyRejected",
      state: "skipped",
      why: expect.stringContaining("expired") as string,
    });
  });

  it("are skipped if their object is not what record-failure writes, or their input is not a ticket", async () => {
    const deployment = new FakeReplayPorts();
    deployment.objects.put("failed/2026/11/21/bad.json", "not json");
    deployment.objects.put(
      "failed/2026/11/21/by-hand.json",
      aKeptFailure({ input: { hello: 1 }, executionArn: arnOf("by-hand") }),
    );
    const steps = await planFailures(deployment, {});

    expect(steps.map(({ id, state, why }) => [id, state, why])).toEqual([
      ["failed/2026/11/21/bad.json", "skipped", expect.stringContaining("not a failure in the form")],
      ["by-hand", "skipped", expect.stringContaining("its input is not a ticket: ticket: ")],
    ]);
  });

  it("are found although the queue has other messages", async () => {
    const deployment = new FakeReplayPorts();
    deployment.queue.add("hello");
    deployment.fail("failed");

    expect(await only(deployment)).toMatchObject({ state: "ready" });
  });

  it("are selected by the time of the failure", async () => {
    const deployment = new FakeReplayPorts();
    deployment.fail("early", inputOf("EARLY"), "2026-11-21T08:00:00.000Z");
    deployment.fail("late", inputOf("LATE"), "2026-11-21T10:00:00.000Z");

    expect(await only(deployment, { since: new Date("2026-11-21T09:00:00Z") })).toMatchObject({ id: "LATE" });
    expect(await only(deployment, { until: new Date("2026-11-21T09:00:00Z") })).toMatchObject({ id: "EARLY" });
  });

  it("are selected by ticket", async () => {
    const deployment = new FakeReplayPorts();
    deployment.fail("one", inputOf("ONE"));
    deployment.fail("two", inputOf("TWO"));
    deployment.queue.add(aPointer({ ticketId: "THREE", executionArn: arnOf("three") }));

    expect(await only(deployment, { tickets: new Set(["TWO"]) })).toMatchObject({ id: "TWO" });
  });

  it("are selected by object, with their messages; an object that does not exist is reported", async () => {
    const deployment = new FakeReplayPorts();
    const message = deployment.fail("one", inputOf("ONE"));
    deployment.fail("two", inputOf("TWO"));
    const keys = new Set(["failed/2026/11/21/one.json", "failed/2026/11/21/none.json"]);

    expect(await planFailures(deployment, { keys })).toMatchObject([
      { id: "failed/2026/11/21/none.json", state: "skipped", why: "object not found" },
      { id: "ONE", state: "ready", messages: [message] },
    ]);
  });

  it("are not read from objects written before the range", async () => {
    const deployment = new FakeReplayPorts();
    deployment.objects.put("failed/2026/11/20/old.json", "not json", new Date("2026-11-20T00:00:00Z"));

    expect(await planFailures(deployment, { since: NOW })).toEqual([]);
  });
});
