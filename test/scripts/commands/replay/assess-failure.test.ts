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

describe("assessFailure", () => {
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

  it("does not redrive an execution that ended in the workflow's Fail state: it would only enter it again", () => {
    expect(assessFailure(facts())).toMatchObject({ action: "start again" });
  });

  it("does not redrive an expression that failed: a redrive keeps the wrong definition", () => {
    expect(assessFailure(facts({}, { error: "States.Runtime" }))).toMatchObject({ action: "start again" });
  });

  it.each(["TIMED_OUT", "ABORTED"])("redrives an execution that is %s", (status) => {
    expect(assessFailure(facts({}, { status }))).toMatchObject({ state: "ready", action: "redrive" });
  });

  it("starts a timed-out execution again if redrive is not supported, and says so", () => {
    expect(assessFailure(facts({ canRedrive: false }, { status: "TIMED_OUT" }))).toMatchObject({
      action: "start again",
      why: expect.stringContaining("this service has no redrive") as string,
    });
  });

  it("starts an execution again that is too old to be redriven, and says so", () => {
    expect(assessFailure(facts({}, { status: "TIMED_OUT", isRedrivable: false }))).toMatchObject({
      action: "start again",
      why: expect.stringContaining("can no longer be redriven") as string,
    });
  });

  it.each(["ANSWERED", "NEEDS_HUMAN", "CLOSED"])(
    "does nothing if another execution has brought the ticket to %s",
    (status) => {
      expect(assessFailure(facts({ item: anItem({ status, executionArn: arnOf("later") }) }))).toMatchObject({
        state: "settled",
        why: expect.stringContaining(status) as string,
      });
    },
  );

  it("does nothing while an execution is working on the ticket", () => {
    const item = anItem({ status: "PROCESSING", executionArn: arnOf("later") });

    expect(assessFailure(facts({ item, holder: "RUNNING" }))).toMatchObject({ state: "running" });
  });

  it("skips a failure whose replay failed: only the later failure can be replayed, with a new name", () => {
    const item = anItem({ executionArn: arnOf("later") });

    expect(assessFailure(facts({ item, holder: "FAILED", replay: "FAILED" }))).toMatchObject({
      state: "skipped",
      why: expect.stringContaining("a later failure exists") as string,
    });
  });

  it("does nothing while the replay of a failure has not opened the ticket yet", () => {
    const item = anItem({ executionArn: arnOf("earlier") });

    expect(assessFailure(facts({ item, holder: "FAILED", replay: "RUNNING" }))).toMatchObject({ state: "running" });
  });

  it("starts a failure again that never opened its ticket, whose item names an earlier execution", () => {
    const item = anItem({ executionArn: arnOf("earlier") });

    expect(assessFailure(facts({ item, holder: "FAILED" }))).toMatchObject({ state: "ready" });
  });

  it("skips a reused id with other content, and advises to use a new id", () => {
    const item = anItem({ status: "ANSWERED", contentHash: "cd".repeat(32) });

    expect(assessFailure(facts({ item }, { messages: ["message-0"] }))).toMatchObject({
      state: "skipped",
      why: expect.stringMatching(/TicketConflict.*a new ticket id/) as string,
    });
  });

  it("has nothing to do for a reused id once its message is removed from the queue", () => {
    const item = anItem({ status: "ANSWERED", contentHash: "cd".repeat(32) });

    expect(assessFailure(facts({ item }))).toMatchObject({ state: "settled" });
  });

  it("does not treat as finished what the execution itself stored and never published", () => {
    const item = anItem({ status: "ANSWERED" });

    expect(assessFailure(facts({ item, canRedrive: false }, { status: "ABORTED" }))).toMatchObject({
      state: "ready",
      markFirst: true,
    });
  });
});
