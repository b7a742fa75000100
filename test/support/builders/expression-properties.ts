import fc from "fast-check";
import { jsonValues, texts, ticketEvents } from "./arbitraries.js";
import { evaluate, type EvaluationScope } from "./jsonata.js";
import { stateNamed } from "./state-machine.js";

/** The execution in which expressions are evaluated. */
export const EXECUTION = {
  arn: "arn:aws:states:us-east-1:111122223333:execution:ticket-pipeline-dev-workflow:one",
  startedAt: "2026-11-21T08:30:01.000Z",
};

export const argumentsOf = async (state: string, scope: EvaluationScope): Promise<Record<string, unknown>> =>
  (await evaluate(stateNamed(state)["Arguments"], scope)) as Record<string, unknown>;
export const outputOf = (state: string, scope: EvaluationScope): Promise<unknown> =>
  evaluate(stateNamed(state)["Output"], scope);
export const payloadOf = async (state: string, scope: EvaluationScope): Promise<unknown> =>
  (await argumentsOf(state, scope))["Payload"];

/** Checks a property of generated values. */
export const forAll = async <T>(values: fc.Arbitrary<T>, holds: (value: T) => Promise<void>): Promise<void> => {
  await fc.assert(fc.asyncProperty(values, holds));
};

/** JSONata writes numbers with 15 digits. */
export const asJsonata = (_key: string, value: unknown): unknown =>
  typeof value === "number" ? Number(value.toPrecision(15)) : value;

/** JSON as SNS and SQS accept it. */
export const sendable = (value: unknown): string =>
  JSON.stringify(value, asJsonata).replaceAll(/[\uFFFE\uFFFF]/g, "\uFFFD");

export const hashes = () => fc.stringMatching(/^[0-9a-f]{64}$/);
export const workflowInputs = () =>
  fc.record(
    {
      contentHash: hashes(),
      ticket: ticketEvents().map((event) => JSON.parse(JSON.stringify(event)) as Record<string, unknown>),
      reopen: fc.oneof(fc.constantFrom("NEEDS_HUMAN", "ANSWERED"), jsonValues()),
    },
    { requiredKeys: ["contentHash", "ticket"] },
  );

/** Any names of errors, and causes as long as Step Functions lets them be. */
export const errors = () =>
  fc.record({
    Error: texts(60),
    Cause: fc.oneof(
      texts(),
      texts(1).map((unit) => unit.repeat(32_000)),
    ),
  });
