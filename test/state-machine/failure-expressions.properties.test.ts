import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FailureInputSchema } from "../../functions/record-failure/failure-input.js";
import { FailurePointerSchema } from "../../functions/shared/contracts/workflow.js";
import { instants, jsonValues, texts, ticketIds } from "../support/builders/arbitraries.js";
import {
  argumentsOf,
  errors,
  EXECUTION,
  forAll,
  outputOf,
  payloadOf,
  sendable,
  workflowInputs,
} from "../support/builders/expression-properties.js";
import { evaluate } from "../support/builders/jsonata.js";
import { stateNamed } from "../support/builders/state-machine.js";

interface Catcher {
  readonly Output?: string;
}

const catchersOf = (state: string) => stateNamed(state).Catch as readonly Catcher[];

/** What came in as an execution's input: a ticket, or anything at all. */
const anyInputs = () => fc.oneof(workflowInputs(), fc.dictionary(texts(12), jsonValues(), { noNullPrototype: true }));

describe("the failure path", () => {
  it.each([
    "Open ticket",
    "Look up ticket",
    "Detect sentiment",
    "Generate response",
    "Triage by rules",
    "Keep ticket",
    "Publish ticket",
  ])("gets any error of %s as it is", async (state) => {
    const outputs = catchersOf(state).flatMap(({ Output }) => Output ?? []);
    expect(outputs).not.toEqual([]);

    await forAll(errors(), async (errorOutput) => {
      for (const output of outputs) expect(await evaluate(output, { errorOutput })).toEqual(errorOutput);
    });
  });

  it("passes any input and any error to Record failure", async () => {
    await forAll(fc.tuple(anyInputs(), errors()), async ([executionInput, error]) => {
      const found = await payloadOf("Record failure", { input: error, executionInput });

      expect(found).toEqual({ input: executionInput, error, execution: EXECUTION });
      expect(FailureInputSchema.safeParse(found).error).toBeUndefined();
    });
  });

  it("still points to the execution when the failure could not be recorded", async () => {
    const [caught] = catchersOf("Record failure");
    await forAll(fc.tuple(workflowInputs(), errors(), errors()), async ([executionInput, error, second]) => {
      const found = await evaluate(caught?.Output, { input: error, errorOutput: second, executionInput });

      expect(found).toEqual({
        ticketId: executionInput.ticket["ticketId"],
        contentHash: executionInput.contentHash,
        error: error.Error,
        cause:
          `Not recorded (${second.Error}); the input is in the history of the execution. ` +
          // By code points, so that no pair of surrogates is cut.
          Array.from(error.Cause).slice(0, 900).join(""),
        executionArn: EXECUTION.arn,
        failedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as unknown,
        key: "",
      });
      expect(FailurePointerSchema.safeParse(found).error).toBeUndefined();
    });
  });

  const pointers = () =>
    fc.record({
      ticketId: fc.oneof(ticketIds(), texts(100)),
      contentHash: texts(64),
      error: texts(60),
      cause: texts(),
      executionArn: fc.constant(EXECUTION.arn),
      failedAt: instants().map((instant) => instant.toISOString()),
      key: texts(40),
    });

  it("queues and publishes any pointer, without the cause to e-mails, under a subject that SNS accepts", async () => {
    await forAll(pointers(), async (pointer) => {
      const summary = Object.fromEntries(Object.entries(pointer).filter(([name]) => name !== "cause"));
      const id = /^[A-Za-z0-9_-]+$/.test(pointer.ticketId) ? pointer.ticketId.slice(0, 63) : "unknown";

      expect(await argumentsOf("Queue failed ticket", { input: pointer })).toMatchObject({
        MessageBody: sendable(pointer),
      });
      const notice = await argumentsOf("Notify failure", { input: pointer });
      expect(notice).toMatchObject({
        Subject: `Ticket ${id} failed`,
        Message: sendable({ default: JSON.stringify(pointer), email: JSON.stringify(summary) }),
      });
      expect(String(notice["Subject"]).length).toBeLessThan(100);
      for (const state of ["Queue failed ticket", "Notify failure"]) {
        expect(await outputOf(state, { input: pointer })).toEqual(pointer);
      }
      const { Error: error, Cause: cause } = stateNamed("Ticket failed");
      expect(await evaluate([error, cause], { input: pointer })).toEqual([pointer.error, pointer.cause]);
    });
  });
});
