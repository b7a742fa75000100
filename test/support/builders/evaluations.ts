import type { ReplyEvaluation } from "../../../functions/shared/reply-quality/evaluation.js";

/** An evaluation with a verdict that says which it is. */
export const anEvaluation = (changes: Partial<ReplyEvaluation> = {}): ReplyEvaluation => ({
  ticket_id: "TKT-1",
  submitted_at: "2026-11-21T08:30:00.000Z",
  evaluated_at: "2026-11-21T08:31:00.000Z",
  product: "LaserPrint 400",
  language: "en",
  category: "BUG",
  model_id: "writer",
  prompt_version: "9",
  rules_version: "1",
  judge_model_id: null,
  judge_prompt_version: null,
  judge_input_tokens: null,
  judge_output_tokens: null,
  schema_version: 1,
  verdicts: [{ source: "RULES", criterion: "LENGTH", verdict: "PASS", evidence: null }],
  ...changes,
});

/** What is kept of a person who sent the model's draft as it was. */
export const aPersonsVerdict = (changes: Partial<ReplyEvaluation> = {}): ReplyEvaluation =>
  anEvaluation({
    rules_version: null,
    schema_version: 2,
    verdicts: [
      {
        source: "PERSON",
        criterion: "FIT_TO_SEND",
        verdict: "PASS",
        evidence: null,
        draft_use: "SENT_AS_IS",
        edit_share: 0,
      },
    ],
    ...changes,
  });
