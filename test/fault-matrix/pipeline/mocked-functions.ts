import { aSentiment, aTicketRecord } from "../../support/builders/tickets.js";
import { byFunction, isOfFailurePath } from "./calls.js";
import { BROKEN_STATE } from "./ticket-endings.js";
import type { CallResult } from "./functions.js";
import type { MatrixExecution } from "./rows.js";

/** Responses of a mocked function, by the number or range of the attempt, from 0. */
type Responses = Readonly<Record<string, object>>;

const EVERY_ATTEMPT = "0-999";
const LATER_ATTEMPTS = "1-999";

const returns = (Payload: unknown) => ({ Return: { StatusCode: 200, Payload } });
const throws = (error: string, message: string) => ({
  Throw: { Error: error, Cause: JSON.stringify({ errorType: error, errorMessage: message }) },
});

/** The error that sends a ticket down the failure path, whose calls the row is about. */
export const BROKEN_STATE_ERROR = "BrokenOnPurpose";

/** What each function returns without a fault. The reply names the ticket, by which a fault finds Store ticket. */
const goodPayloads = (ticketId: string): Readonly<Record<string, unknown>> => ({
  "Detect sentiment": aSentiment(),
  "Generate response": aTicketRecord({ ticket_id: ticketId, response_text: replyFor(ticketId) }),
  "Triage by rules": aTicketRecord({ ticket_id: ticketId, outcome: "NEEDS_HUMAN", model_id: null }),
  "Write ticket JSON": { key: `tickets/2026/11/21/ticket_${ticketId}.json` },
  "Record failure": {
    ticketId,
    contentHash: "ab".repeat(32),
    error: "Bad",
    cause: "",
    executionArn: "arn",
    failedAt: "2026-11-21T08:30:05.000Z",
    key: `failed/2026/11/21/${ticketId}.json`,
  },
});
export const replyFor = (ticketId: string): string => `Reply to ${ticketId}.`;

const faulty = ({ row }: MatrixExecution, result: CallResult): object => {
  if (row.faultId === "crash") return throws("Runtime.ExitError", "Runtime exited with error: signal: killed");
  return "error" in result ? throws(result.error, result.message) : returns(result.value);
};

const responsesOf = (planned: MatrixExecution, result: CallResult | undefined): Readonly<Record<string, Responses>> => {
  const { row, isPermanent, ticketId } = planned;
  const good = Object.fromEntries(
    Object.entries(goodPayloads(ticketId)).map(([state, payload]) => [state, { [EVERY_ATTEMPT]: returns(payload) }]),
  );
  const broken = isOfFailurePath(row.callId)
    ? { [BROKEN_STATE]: { [EVERY_ATTEMPT]: throws(BROKEN_STATE_ERROR, "on purpose") } }
    : {};
  const { state = "" } = row.call;
  if (result === undefined) return { ...good, ...broken };
  const bad = faulty(planned, result);
  const responses = isPermanent
    ? { [EVERY_ATTEMPT]: bad }
    : { "0": bad, [LATER_ATTEMPTS]: returns(goodPayloads(ticketId)[state]) };
  return { ...good, ...broken, [state]: responses };
};

/**
 * A configuration of mocked functions, in the format of AWS Step Functions Local: each execution is its own test case.
 * What a function returned or threw when the fault hit its call is what its state gets here.
 */
export const mockConfig = (
  machine: string,
  executions: readonly MatrixExecution[],
  resultOf: (planned: MatrixExecution) => CallResult | undefined,
): object => {
  const cases = executions.map((planned) => {
    const result = byFunction(planned.row.callId) ? resultOf(planned) : undefined;
    return [planned.ticketId, responsesOf(planned, result)] as const;
  });
  const responses = cases.flatMap(([id, states]) =>
    Object.entries(states).map(([state, response]) => [`${id} ${state}`, response] as const),
  );
  const testCases = cases.map(([id, states]) => [
    id,
    Object.fromEntries(Object.keys(states).map((state) => [state, `${id} ${state}`])),
  ]);
  return {
    StateMachines: { [machine]: { TestCases: Object.fromEntries(testCases) } },
    MockedResponses: Object.fromEntries(responses),
  };
};
