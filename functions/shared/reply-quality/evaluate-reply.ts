import type { TicketRecord } from "../contracts/ticket-record-schema.js";
import type { AllowedFacts } from "../reply-gate/outside-facts.js";
import { EVALUATION_VERSION, type ReplyEvaluation } from "./evaluation.js";
import { type JudgeSettings, judgeReply } from "./judge.js";
import { JUDGE_PROMPT_VERSION } from "./judge-prompt.js";
import { repliedTicketOf } from "./replied-ticket.js";
import { RULES_VERSION, verdictsOfRules } from "./rules.js";

export interface EvaluationSettings {
  /** What the configuration lets replies name. */
  readonly allowed: AllowedFacts;
  /** Undefined: the rules alone. */
  readonly judge?: JudgeSettings;
  readonly now: () => Date;
}

/**
 * The evaluation of the reply in a ticket's record: first the rules' verdicts, then the judge's.
 * @throws the errors of the judge's model, so that whoever calls this can try again
 */
export const evaluateReply = async (
  record: TicketRecord,
  { allowed, judge, now }: EvaluationSettings,
): Promise<ReplyEvaluation> => {
  const ticket = repliedTicketOf(record);
  const judgement = judge && (await judgeReply(ticket, record.response_text, judge));
  return {
    ticket_id: record.ticket_id,
    submitted_at: record.submitted_at,
    evaluated_at: now().toISOString(),
    product: record.product,
    language: record.language,
    category: record.category,
    model_id: record.model_id,
    prompt_version: record.prompt_version,
    rules_version: RULES_VERSION,
    judge_model_id: judge?.model.id ?? null,
    judge_prompt_version: judge === undefined ? null : JUDGE_PROMPT_VERSION,
    judge_input_tokens: judgement?.inputTokens ?? null,
    judge_output_tokens: judgement?.outputTokens ?? null,
    schema_version: EVALUATION_VERSION,
    verdicts: [...verdictsOfRules(ticket, record.response_text, allowed), ...(judgement?.verdicts ?? [])],
  };
};
