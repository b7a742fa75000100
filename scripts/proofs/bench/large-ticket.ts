import type { KinesisStreamRecord } from "aws-lambda";
import { detectSentiment } from "../../../functions/detect-sentiment/detect-sentiment.js";
import { generateResponse } from "../../../functions/generate-response/generate-response.js";
import { recordFailure } from "../../../functions/record-failure/record-failure.js";
import type { TicketRecord } from "../../../functions/shared/contracts/ticket-record-schema.js";
import type { AnswerInput, DetectedSentiment, WorkflowInput } from "../../../functions/shared/contracts/workflow.js";
import { readReplyPolicy } from "../../../functions/shared/reply-gate/read-policy.js";
import { answerByRules } from "../../../functions/shared/triage/answer-by-rules.js";
import { systemClock } from "../../../functions/start-workflow/retry-budget.js";
import { startWorkflows } from "../../../functions/start-workflow/start-workflows.js";
import { writeTicketJson } from "../../../functions/write-ticket-json/write-ticket-json.js";
import { benchRecord } from "./bench-record.js";
import { medianCpu, repeatTo } from "./cpu-time.js";

const BYTES = 1_000_000;
const MOST_MS = 100;
const RUNS = 9;

/** Pieces of descriptions; a text of a megabyte repeats one. They are those that took longest in one function. */
const KINDS: Readonly<Record<string, string>> = {
  plain: "We have lost the data of June since the update.\nOur users wait, and the export = empty.\n\n",
  html: `<p style="margin:0">We&nbsp;have lost <b>the</b> data of <span class="x">June</span>, please help.<br></p>\n`,
  "angle brackets": "<",
  "mail headers": "a:\n",
  "short lines": "b;\n",
  "taken apart": "d a t a l o s ",
  "in passing": "no outage ",
  "combining marks": "\u0301\u0323",
  Cyrillic: "Мы не можем найти отчёт за июнь. ",
  Arabic: "لا يمكننا العثور على البيانات. ",
  numbers: "4111 1111 1111 1111, +49 30 123456; ",
  links: "https://example.com/a?b=c ",
};

export interface LargeTicketFigure {
  readonly functionName: string;
  /** The kind of text that took longest. */
  readonly kind: string;
  /** Median CPU time of one ticket, in milliseconds. */
  readonly milliseconds: number;
  readonly most: number;
}

const SENTIMENT: DetectedSentiment = {
  sentiment: "NEGATIVE",
  scores: { mixed: 0, negative: 1, neutral: 0, positive: 0 },
  language: "en",
  confidence: 1,
};

const EXECUTION = {
  arn: "arn:aws:states:us-east-1:111122223333:execution:bench:BENCH-1",
  startedAt: "2026-11-21T08:30:00.000Z",
};

const unexpected = (message: string): never => {
  throw new Error(message);
};

/** Runs start-workflow. @returns the input that it starts the execution with */
const start = async (record: KinesisStreamRecord): Promise<WorkflowInput> => {
  let started: WorkflowInput | undefined;
  await startWorkflows([record], {
    workflows: {
      start: (_name, input) => {
        started = input;
        return Promise.resolve({ status: "started" });
      },
    },
    objects: { put: () => Promise.resolve() },
    log: { warn: unexpected, error: unexpected },
    clock: systemClock,
    random: Math.random,
  });
  return started ?? unexpected("start-workflow started no execution.");
};

const REPLY = { stopReason: "tool_use", text: "", inputTokens: 1, outputTokens: 1, latencyMs: 1 };
const ANSWER = {
  reply: "Thank you for your report. Please restart the printer, and tell us whether the pages are still blank.",
  priority: "MEDIUM",
  priority_reasoning: "The printer cannot be used.",
  category: "BUG",
  confidence: 0.9,
};

const answer = (input: AnswerInput): Promise<TicketRecord> =>
  generateResponse(input, {
    model: { id: "bench", ask: () => Promise.resolve({ ...REPLY, calls: [{ name: "answer_ticket", input: ANSWER }] }) },
    promptMaxTokens: 24_000,
    newMark: () => "0".repeat(32),
    confidenceFloor: 0.5,
    replyPolicy: readReplyPolicy({}),
    pii: { mode: "redact", onReplaced: () => undefined, onUndetected: () => undefined },
    onReply: () => undefined,
    onAskAgain: unexpected,
    now: () => new Date(),
  });

const sentimentService = {
  dominantLanguage: () => Promise.resolve({ code: "en", score: 1 }),
  scores: () => Promise.resolve(SENTIMENT.scores),
};

/** What each function does with one ticket, with services that answer at once. */
const stepsOf = async (description: string): Promise<Readonly<Record<string, () => unknown>>> => {
  const record = benchRecord("BENCH-1", description);
  const input = await start(record);
  const answerInput: AnswerInput = { ticket: input.ticket, sentiment: SENTIMENT, execution: EXECUTION };
  const ticketRecord = await answer(answerInput);
  const failure = { input, error: { Error: "Bench", Cause: description }, execution: EXECUTION };
  const put = () => Promise.resolve();
  return {
    "start-workflow": () => start(record),
    "detect-sentiment": () => detectSentiment(input.ticket, sentimentService),
    "generate-response": () => answer(answerInput),
    "triage-by-rules": () => answerByRules({ ...answerInput, reason: "Bench" }, new Date()),
    "write-ticket-json": () => writeTicketJson(ticketRecord, { put }),
    "record-failure": () =>
      recordFailure(failure, { archive: { put }, table: { markFailed: put }, now: () => new Date() }),
  };
};

/**
 * Measures each function of the workflow with a ticket whose description has a megabyte, cut as start-workflow cuts it,
 * and of each the kind of text that takes longest. Takes about half a minute.
 */
export const benchLargeTicket = async (): Promise<readonly LargeTicketFigure[]> => {
  const slowest = new Map<string, LargeTicketFigure>();
  for (const [kind, piece] of Object.entries(KINDS))
    for (const [functionName, step] of Object.entries(await stepsOf(repeatTo(piece, BYTES)))) {
      const figure = { functionName, kind, milliseconds: await medianCpu(RUNS, step), most: MOST_MS };
      if (figure.milliseconds > (slowest.get(functionName)?.milliseconds ?? -1)) slowest.set(functionName, figure);
    }
  return [...slowest.values()];
};
