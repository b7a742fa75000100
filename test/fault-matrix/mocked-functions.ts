import { aSentiment, aTicketRecord } from "../support/builders/tickets.js";
import { byFunction, isOfFailurePath } from "./calls.js";
import { BROKEN_STATE } from "./ticket-endings.js";
import type { MatrixExecution } from "./executions.js";
import type { CallResult } from "./functions.js";

/** Of a mocked function's state: attempt number or range, from 0, to what it gives. */
type Responses = Readonly<Record<string, object>>;

const EVER = "0-999";
const AFTER_THE_FIRST = "1-999";

const returns = (Payload: unknown) => ({ Return: { StatusCode: 200, Payload } });
const throws = (error: string, message: string) => ({
  Throw: { Error: error, Cause: JSON.stringify({ errorType: error, errorMessage: message }) },
});

/** The error of a ticket whose failure is to fail too. */
export const BROKEN_STATE_ERROR = "SpoiltOnPurpose";

/** What each function gives back when all is well. The reply names the ticket, so that a fault finds what stores it. */
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

const faulty = ({ row }: MatrixExecution, outcome: CallResult): object => {
  if (row.faultId === "crash") return throws("Runtime.ExitError", "Runtime exited with error: signal: killed");
  return "error" in outcome ? throws(outcome.error, outcome.message) : returns(outcome.value);
};

const responsesOf = (
  planned: MatrixExecution,
  outcome: CallResult | undefined,
): Readonly<Record<string, Responses>> => {
  const { row, lasts, ticketId } = planned;
  const good = Object.fromEntries(
    Object.entries(goodPayloads(ticketId)).map(([state, payload]) => [state, { [EVER]: returns(payload) }]),
  );
  const spoilt = isOfFailurePath(row.callId)
    ? { [BROKEN_STATE]: { [EVER]: throws(BROKEN_STATE_ERROR, "on purpose") } }
    : {};
  const { state = "" } = row.call;
  if (outcome === undefined) return { ...good, ...spoilt };
  const bad = faulty(planned, outcome);
  const responses = lasts ? { [EVER]: bad } : { "0": bad, [AFTER_THE_FIRST]: returns(goodPayloads(ticketId)[state]) };
  return { ...good, ...spoilt, [state]: responses };
};

/**
 * A configuration of mocked functions, in the format of AWS Step Functions Local: each execution is its own test case.
 * What a function returned or threw when its call met the fault on the wire is what its state gets here.
 */
export const mockConfig = (
  machine: string,
  executions: readonly MatrixExecution[],
  outcomeOf: (planned: MatrixExecution) => CallResult | undefined,
): object => {
  const cases = executions.map((planned) => {
    const outcome = byFunction(planned.row.callId) ? outcomeOf(planned) : undefined;
    return [planned.ticketId, responsesOf(planned, outcome)] as const;
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
