import { distance } from "fastest-levenshtein";
import type { ChangeOrigin, ModelAnswer, PublicMessage, WholeTicket } from "../../shared/desk/store/desk-tickets.js";
import type { StoredEvaluation } from "../../shared/reply-quality/evaluation-item.js";
import { type DraftUse, EVALUATION_VERSION, type Verdict } from "../../shared/reply-quality/evaluation.js";

/** A draft that a model wrote; the rules' holding reply is the same for every ticket. */
interface ModelDraft extends ModelAnswer {
  readonly modelId: string;
  readonly at: string;
}

/** The model's answer that is still a draft: the pipeline sends it itself when the ticket is ANSWERED. */
export const modelDraftOf = ({ ticket, content }: WholeTicket): ModelAnswer | undefined =>
  ticket.status === "NEEDS_HUMAN" && content.modelAnswer?.text !== "" ? content.modelAnswer : undefined;

const isOfModel = (draft: ModelAnswer | undefined): draft is ModelDraft =>
  draft?.modelId !== undefined && draft.at !== undefined;

/** UTF-16 units of a text that are compared: several times a reply. The time grows with the product of the lengths. */
const COMPARED_MAX = 10_000;
const SHARE_DIGITS = 4;

/** How much of a draft was changed: edit distance by the longer text's length, from 0 to 1. */
export const editShareOf = (draft: string, sent: string): number => {
  const [one, other] = [draft.slice(0, COMPARED_MAX), sent.slice(0, COMPARED_MAX)];
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 0 : Number((distance(one, other) / longest).toFixed(SHARE_DIGITS));
};

const USES: Readonly<Record<NonNullable<PublicMessage["drafted"]>, DraftUse>> = {
  "as-is": "SENT_AS_IS",
  edited: "EDITED",
};

const toVerdict = (draftUse: DraftUse, editShare: number | undefined): Verdict => ({
  source: "PERSON",
  criterion: "FIT_TO_SEND",
  verdict: draftUse === "SENT_AS_IS" ? "PASS" : "FAIL",
  evidence: null,
  draft_use: draftUse,
  ...(editShare !== undefined && { edit_share: editShare }),
});

const toEvaluation = (
  { ticket, content }: WholeTicket,
  draft: ModelDraft,
  verdict: Verdict,
  { who, at }: Pick<ChangeOrigin, "who" | "at">,
): StoredEvaluation => ({
  answeredAt: draft.at,
  decidedBy: who,
  evaluation: {
    ticket_id: ticket.ticketId,
    submitted_at: ticket.submittedAt,
    evaluated_at: at.toISOString(),
    product: content.product ?? null,
    language: ticket.language,
    category: ticket.category,
    model_id: draft.modelId,
    prompt_version: draft.promptVersion ?? null,
    rules_version: null,
    judge_model_id: null,
    judge_prompt_version: null,
    judge_input_tokens: null,
    judge_output_tokens: null,
    schema_version: EVALUATION_VERSION,
    verdicts: [verdict],
  },
});

/**
 * What a reply says of the model's draft: sent as it is, edited, or discarded for other words.
 * @returns undefined without a draft of a model, and for a reply in other words once a public message had retired it
 */
export const verdictOfReply = (
  whole: WholeTicket,
  { text, drafted }: Pick<PublicMessage, "text" | "drafted">,
  origin: Pick<ChangeOrigin, "who" | "at">,
): StoredEvaluation | undefined => {
  const draft = modelDraftOf(whole);
  if (!isOfModel(draft)) return undefined;
  if (drafted !== undefined)
    return toEvaluation(whole, draft, toVerdict(USES[drafted], editShareOf(draft.text, text)), origin);
  return whole.ticket.lastMessageId === undefined ? verdictOfDiscarding(whole, origin) : undefined;
};

/** What it says of the model's draft that a person puts it aside. @returns undefined without a draft of a model */
export const verdictOfDiscarding = (
  whole: WholeTicket,
  origin: Pick<ChangeOrigin, "who" | "at">,
): StoredEvaluation | undefined => {
  const draft = modelDraftOf(whole);
  return isOfModel(draft) ? toEvaluation(whole, draft, toVerdict("DISCARDED", undefined), origin) : undefined;
};
