import type { Expense } from "../shared/budget/daily-budget.js";
import { type BudgetPorts, markCountedSafely, spendSafely } from "../shared/budget/spend-safely.js";
import { sha256 } from "../shared/contracts/content-hash.js";
import type { TicketRecord } from "../shared/contracts/ticket-record-schema.js";
import { ModelOutputInvalid } from "../shared/lambda/errors.js";
import type { ToolReply } from "../shared/model/tool-model.js";
import type { AllowedFacts } from "../shared/reply-gate/outside-facts.js";
import { laneOf } from "../shared/lanes/lane.js";
import { evaluateReply } from "../shared/reply-quality/evaluate-reply.js";
import type { EvaluationShares } from "../shared/reply-quality/evaluation-shares.js";
import type { StoredEvaluation } from "../shared/reply-quality/evaluation-item.js";
import { evaluationObjectKey, type ReplyEvaluation, toEvaluationObject } from "../shared/reply-quality/evaluation.js";
import type { JudgeModel, JudgeSettings } from "../shared/reply-quality/judge.js";

/** Evaluations of the tickets' latest answers. */
export interface Evaluations {
  /**
   * Stores an evaluation, unless there is one of a later answer.
   * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected
   */
  save(stored: StoredEvaluation): Promise<"saved" | "superseded">;
}

/** Where the load into the warehouse finds evaluations, one object for each ticket. */
export interface EvaluationArchive {
  /** Writes or overwrites the object. */
  put(key: string, body: string): Promise<void>;
}

/** A judge, and what it may read in a day. */
export interface BudgetedJudge extends JudgeSettings {
  readonly budget: BudgetPorts;
}

export interface EvaluateSettings {
  /** The share of the tickets of each lane whose replies are evaluated. */
  readonly shares: EvaluationShares;
  /** What the configuration lets replies name. */
  readonly allowed: AllowedFacts;
  /** Undefined: the rules alone. */
  readonly judge?: BudgetedJudge | undefined;
  readonly evaluations: Evaluations;
  readonly archive: EvaluationArchive;
  /** Called for a reply that the judge does not read, because its budget of the day is used up. */
  readonly onNotJudged: () => void;
  readonly now: () => Date;
}

/** What came of a ticket: its evaluation, or why there is none. */
export type EvaluateResult = ReplyEvaluation | "not-sampled" | "not-of-a-model" | "superseded";

/** Enough digits of a hash for any share that a person would write. */
const HASH_DIGITS = 8;

/** Whether a ticket is in the sample: the same for every delivery of its message, and in every stage. */
export const isSampled = (ticketId: string, share: number): boolean =>
  Number.parseInt(sha256(ticketId).slice(0, HASH_DIGITS), 16) < share * 16 ** HASH_DIGITS;

/** An answer that the service itself cannot read is the judge's answer, too: invalid, and not asked for again. */
const unreadable = (error: unknown): ToolReply => {
  if (!(error instanceof ModelOutputInvalid)) throw error;
  return { stopReason: error.message, calls: [], text: "", inputTokens: 0, outputTokens: 0, latencyMs: 0 };
};

const withUnreadable = (model: JudgeModel): JudgeModel => ({
  id: model.id,
  ask: (request) => model.ask(request).catch(unreadable),
});

/** One reply that the judge reads. A message that is delivered again counts once. */
const expenseOf = ({ execution_arn }: TicketRecord, at: Date): Expense => ({
  counter: "judge",
  caller: "replies",
  tier: "general",
  characters: 0,
  at,
  id: sha256(execution_arn).slice(0, 16),
});

const evaluateByRules = (record: TicketRecord, { allowed, now }: EvaluateSettings): Promise<ReplyEvaluation> =>
  evaluateReply(record, { allowed, now });

/** By rules and judge, or by the rules alone when the judge's budget of the day is used up. */
const evaluateByAll = async (
  record: TicketRecord,
  { budget, ...judge }: BudgetedJudge,
  settings: EvaluateSettings,
): Promise<ReplyEvaluation> => {
  const { allowed, now, onNotJudged } = settings;
  const expense = expenseOf(record, now());
  const spent = await spendSafely(expense, budget);
  if (typeof spent === "object") {
    onNotJudged();
    return evaluateByRules(record, settings);
  }
  try {
    return await evaluateReply(record, { allowed, now, judge: { ...judge, model: withUnreadable(judge.model) } });
  } catch (error) {
    await markCountedSafely(spent, expense, budget);
    throw error;
  }
};

/**
 * Evaluates the reply of a finished ticket, if a model wrote it and the ticket is in the sample: a holding reply of the
 * rules is the same for all tickets. Stores the evaluation in the table, then as an object for the warehouse; both
 * may be written again.
 * @throws the errors of judge, table and archive, after which the message is delivered again
 */
export const evaluateResponse = async (record: TicketRecord, settings: EvaluateSettings): Promise<EvaluateResult> => {
  const { shares, judge, evaluations, archive } = settings;
  if (record.model_id === null) return "not-of-a-model";
  if (!isSampled(record.ticket_id, shares[laneOf(record)])) return "not-sampled";
  const evaluation = await (judge ? evaluateByAll(record, judge, settings) : evaluateByRules(record, settings));
  const saved = await evaluations.save({ evaluation, answeredAt: record.processed_at });
  if (saved === "superseded") return saved;
  await archive.put(evaluationObjectKey(evaluation), toEvaluationObject(evaluation));
  return evaluation;
};
