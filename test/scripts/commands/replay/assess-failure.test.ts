import { describe, expect, it } from "vitest";
import { assessFailure, type FailureFacts } from "../../../../scripts/commands/replay/assess-failure.js";
import { aWorkflowInput } from "../../../support/builders/tickets.js";
import { anItem, arnOf } from "../../../support/fakes/replay-fakes.js";

const contentHash = aWorkflowInput().contentHash;

const facts = (changes: Partial<FailureFacts> = {}, failure: Partial<FailureFacts["failure"]> = {}): FailureFacts => ({
  failure: {
    executionArn: arnOf("failed"),
    status: "FAILED",
    error: "DependencyRejected",
    failedAt: new Date("2026-11-21T09:00:00Z"),
    redriveCount: 0,
    isRedrivable: true,
    input: aWorkflowInput(),
    messages: [],
    ...failure,
  },
  contentHash,
  item: anItem(),
  holder: undefined,
  replay: undefined,
  canRedrive: true,
  ...changes,
});

describe("the judgement on a failed execution", () => {
  it.each(["FAILED", "PROCESSING", "RECEIVED", "NOT_ACCEPTED"])("starts a ticket again that is %s", (status) => {
    expect(assessFailure(facts({ item: anItem({ status }) }))).toMatchObject({
      state: "ready",
      action: "start again",
      markFirst: false,
    });
  });

  it("starts a ticket again that has no item", () => {
    expect(assessFailure(facts({ item: undefined }))).toMatchObject({ state: "ready", action: "start again" });
  });

  it("does not redrive what ended in the workflow's own Fail state: it would only enter that again", () => {
    expect(assessFailure(facts())).toMatchObject({ action: "start again" });
  });

  it("does not redrive a state that could not be worked out: a redrive keeps the definition that is at fault", () => {
    expect(assessFailure(facts({}, { error: "States.Runtime" }))).toMatchObject({ action: "start again" });
  });

  it.each(["TIMED_OUT", "ABORTED"])("redrives what is %s", (status) => {
    expect(assessFailure(facts({}, { status }))).toMatchObject({ state: "ready", action: "redrive" });
  });

  it("starts a timed-out execution again where there is no redrive, and says so", () => {
    expect(assessFailure(facts({ canRedrive: false }, { status: "TIMED_OUT" }))).toMatchObject({
      action: "start again",
      why: expect.stringContaining("this service has no redrive") as string,
    });
  });

  it("starts again what is too old to be redriven, and says so", () => {
    expect(assessFailure(facts({}, { status: "TIMED_OUT", isRedrivable: false }))).toMatchObject({
      action: "start again",
      why: expect.stringContaining("cannot be redriven any more") as string,
    });
  });

  it.each(["ANSWERED", "NEEDS_HUMAN", "CLOSED"])("leaves a ticket that another execution brought to %s", (status) => {
    expect(assessFailure(facts({ item: anItem({ status, executionArn: arnOf("later") }) }))).toMatchObject({
      state: "settled",
      why: expect.stringContaining(status) as string,
    });
  });

  it("leaves a ticket that an execution is at work on", () => {
    const item = anItem({ status: "PROCESSING", executionArn: arnOf("later") });

    expect(assessFailure(facts({ item, holder: "RUNNING" }))).toMatchObject({ state: "running" });
  });

  it("skips a failure that was run again and failed again: only the later one can be run, under a name that is not taken", () => {
    const item = anItem({ executionArn: arnOf("later") });

    expect(assessFailure(facts({ item, holder: "FAILED", replay: "FAILED" }))).toMatchObject({
      state: "skipped",
      why: expect.stringContaining("a later failure exists") as string,
    });
  });

  it("leaves a failure whose replay has not come to open the ticket yet", () => {
    const item = anItem({ executionArn: arnOf("earlier") });

    expect(assessFailure(facts({ item, holder: "FAILED", replay: "RUNNING" }))).toMatchObject({ state: "running" });
  });

  it("starts a failure again that never came to open its ticket, which an earlier execution still holds", () => {
    const item = anItem({ executionArn: arnOf("earlier") });

    expect(assessFailure(facts({ item, holder: "FAILED" }))).toMatchObject({ state: "ready" });
  });

  it("skips a reused id with other content, and advises one of its own", () => {
    const item = anItem({ status: "ANSWERED", contentHash: "cd".repeat(32) });

    expect(assessFailure(facts({ item }, { messages: ["message-0"] }))).toMatchObject({
      state: "skipped",
      why: expect.stringMatching(/TicketConflict.*an id of its own/) as string,
    });
  });

  it("has done with a reused id once its message is off the queue", () => {
    const item = anItem({ status: "ANSWERED", contentHash: "cd".repeat(32) });

    expect(assessFailure(facts({ item }))).toMatchObject({ state: "settled" });
  });

  it("does not take for finished what its own execution stored and then never published", () => {
    const item = anItem({ status: "ANSWERED" });

    expect(assessFailure(facts({ item, canRedrive: false }, { status: "ABORTED" }))).toMatchObject({
      state: "ready",
      markFirst: true,
    });
  });
});
