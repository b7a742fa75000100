import { createHash } from "node:crypto";
import type { Context } from "aws-lambda";
import { stubFunctionEnv } from "../../support/builders/step-logs.js";
import {
  aKinesisEvent,
  anAnswerInput,
  aRecord,
  aTicket,
  aTicketData,
  aTicketEvent,
  aTicketRecord,
  aWorkflowInput,
} from "../../support/builders/tickets.js";
import { aContext, aMessage, aQueueEvent } from "../../support/builders/queue-messages.js";
import { sha256 } from "../../../functions/shared/contracts/content-hash.js";
import type { AwsStub } from "./aws-stub.js";
import { EVALUATION } from "./calls.js";
import { QUEUE_ROWS, ticketIdOfRow, type MatrixRow } from "./rows.js";

/** What a function returned, or the error it threw. */
export type CallResult = { readonly value: unknown } | { readonly error: string; readonly message: string };

const EXECUTION = "arn:aws:states:us-east-1:111122223333:execution:ticket-pipeline-dev-workflow";
const context = { awsRequestId: "request-1", functionName: "start-workflow" } as Context;
const LONG_TEXT = "It stops at 40%. ".repeat(3_000);

const ticketOf = (row: MatrixRow) =>
  aTicket({ ticketId: ticketIdOfRow(row, true), data: aTicketData({ subject: `${row.tag} stops` }) });

const recordOf = ({ callId, tag }: MatrixRow) => {
  const data = aTicketData(callId === "original" ? { description: LONG_TEXT } : {});
  return aRecord({
    data: callId === "quarantine" ? "not json" : aTicketEvent({ ticketId: tag, data }),
    sequenceNumber: tag,
  });
};

/** Calls whose requests have nothing of the ticket but its product. */
const BY_PRODUCT: readonly string[] = ["admit", "judge"];

/** The row's ticket, and one that no fault hits. */
const queueEventOf = ({ tag, callId }: MatrixRow) => {
  const product = BY_PRODUCT.includes(callId) ? { product: tag } : {};
  return aQueueEvent([
    aMessage(aTicketRecord({ ticket_id: tag, execution_arn: `${EXECUTION}:${tag}`, ...product }), tag),
    aMessage(aTicketRecord(), "other"),
  ]);
};

const inputOf = (row: MatrixRow) => {
  const execution = { arn: `${EXECUTION}:${row.tag}`, startedAt: "2026-11-21T08:30:01.000Z" };
  return {
    sentiment: { ticket: { ...ticketOf(row), customerId: row.tag }, execution },
    answer: anAnswerInput({ ticket: ticketOf(row), execution }),
    write: { record: aTicketRecord({ ticket_id: row.tag }) },
    failure: { input: aWorkflowInput({ ticket: ticketOf(row) }), error: { Error: "Bad", Cause: "" }, execution },
  };
};

/** Time that an evaluation has. */
const EVALUATION_MS = () => 120_000;

/** The hash by which Powertools identifies an answer: the only trace of its ids in requests to the table. */
const answerHash = ({ tag }: MatrixRow): string => {
  return createHash("sha256")
    .update(JSON.stringify([tag, `${EXECUTION}:${tag}`]))
    .digest("base64");
};

/** Identifies what a ticket uses up of the judge's budget. */
const expenseHash = ({ tag }: MatrixRow): string => sha256(`${EXECUTION}:${tag}`).slice(0, 16);

/** Imports the real handlers, with the stub as every service. @returns a function that makes a row's call */
export const loadFunctions = async ({ url, tags }: Pick<AwsStub, "url" | "tags">) => {
  for (const row of QUEUE_ROWS) tags.learn(answerHash(row), row.tag);
  for (const row of QUEUE_ROWS.filter(({ call }) => call.caller === EVALUATION)) tags.learn(expenseHash(row), row.tag);
  stubFunctionEnv({
    AWS_ENDPOINT_URL: url,
    TICKET_BUCKET: "the-bucket",
    TICKET_TABLE: "the-table",
    STATE_MACHINE_ARN: "arn:aws:states:us-east-1:111122223333:stateMachine:the-workflow",
    RESPONSE_MODEL_ID: "the-model",
    RESPONSE_TOOL_USE: "named",
    CONFIDENCE_FLOOR: "0.5",
    PII_MODE: "redact",
    PII_COMPREHEND: "true",
    PROMPT_MAX_TOKENS: "24000",
    GUARDRAIL_ARN: "arn:aws:bedrock:us-east-1:111122223333:guardrail/a1b2c3",
    GUARDRAIL_VERSION: "1",
    EVALUATION_SHARE: "1",
    JUDGE_MODEL_ID: "the-judge",
    JUDGE_TOOL_USE: "named",
    JUDGE_REPLIES_A_DAY: "1000",
    BUDGET_GENERAL_TICKETS: "200",
    BUDGET_GENERAL_CHARACTERS: "500000",
    BUDGET_GOLD_TICKETS: "2000",
    BUDGET_GOLD_CHARACTERS: "5000000",
  });
  const [start, sentiment, response, write, failure, count, lane, evaluation] = await Promise.all([
    import("../../../functions/start-workflow/handler.js"),
    import("../../../functions/detect-sentiment/handler.js"),
    import("../../../functions/generate-response/handler.js"),
    import("../../../functions/write-ticket-json/handler.js"),
    import("../../../functions/record-failure/handler.js"),
    import("../../../functions/count-tickets/handler.js"),
    import("../../../functions/set-priority-lane/handler.js"),
    import("../../../functions/evaluate-response/handler.js"),
  ]);
  return (row: MatrixRow): Promise<unknown> => {
    const input = inputOf(row);
    const byState: Readonly<Record<string, () => Promise<unknown>>> = {
      "Detect sentiment": () => sentiment.handler(input.sentiment),
      "Generate response": () => response.handler(input.answer),
      "Write ticket JSON": () => write.handler(input.write),
      "Record failure": () => failure.handler(input.failure),
    };
    if (row.callId === "admit" || row.callId === "count") return count.handler(queueEventOf(row), aContext());
    if (row.call.caller === EVALUATION) return evaluation.handler(queueEventOf(row), aContext(EVALUATION_MS));
    if (row.call.routing) return lane.handler(queueEventOf(row), aContext());
    const callState = byState[row.call.state ?? ""];
    return callState?.() ?? start.handler(aKinesisEvent([recordOf(row), aRecord()]), context);
  };
};

/** The result of a call as Step Functions sees it: a value, or an error's name and message. */
export const callResultOf = (call: Promise<unknown>): Promise<CallResult> =>
  call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error: (error as Error).name, message: (error as Error).message }),
  );
