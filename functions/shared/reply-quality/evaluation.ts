import * as z from "zod";
import { toJsonLine } from "../contracts/json-line.js";
import { dayFolder } from "../contracts/object-day.js";
import { truncateText } from "../contracts/text.js";
import { CATEGORIES } from "../contracts/ticket-record.js";
import { type Criterion, CRITERIA, JUDGE_CRITERIA, RULE_CRITERIA } from "./criteria.js";

/** Who decided. Verdicts of different sources on the same criterion are kept apart. */
export const VERDICT_SOURCES = ["RULES", "JUDGE", "PERSON"] as const;
type VerdictSource = (typeof VERDICT_SOURCES)[number];

/** INVALID: a judge's verdict that its own evidence does not support. It counts neither for nor against the reply. */
export const VERDICTS = ["PASS", "FAIL", "NOT_APPLICABLE", "INVALID"] as const;

/** What a person did with the model's draft. DISCARDED: they put it aside, or replied in words of their own. */
export const DRAFT_USES = ["SENT_AS_IS", "EDITED", "DISCARDED"] as const;

export type DraftUse = (typeof DRAFT_USES)[number];

/** Longest evidence and critique, in UTF-16 units. */
export const EVIDENCE_MAX_LENGTH = 200;
export const CRITIQUE_MAX_LENGTH = 1_000;

const CRITERIA_OF: Readonly<Record<VerdictSource, readonly Criterion[]>> = {
  RULES: RULE_CRITERIA,
  JUDGE: JUDGE_CRITERIA,
  PERSON: CRITERIA,
};

/** What one source says about one criterion of a reply. */
export const VerdictSchema = z
  .strictObject({
    source: z.enum(VERDICT_SOURCES),
    criterion: z.enum(CRITERIA),
    verdict: z.enum(VERDICTS),
    /** A quote of the reply, or of the ticket, that shows why; null where nothing can be quoted. */
    evidence: z.string().min(1).max(EVIDENCE_MAX_LENGTH).nullable(),
    /** The judge's reasons, or what is wrong with an INVALID verdict. */
    critique: z.string().max(CRITIQUE_MAX_LENGTH).optional(),
    /** Of a person's verdict FIT_TO_SEND. */
    draft_use: z.enum(DRAFT_USES).optional(),
    /**
     * How much of a draft that was sent was changed: edit distance by the longer text's length, from 0 to 1. Absent for
     * a draft that was discarded.
     */
    edit_share: z.number().min(0).max(1).optional(),
  })
  .refine(({ source, criterion }) => CRITERIA_OF[source].includes(criterion), {
    path: ["criterion"],
    message: "expected a criterion that this source decides",
  });
export type Verdict = z.infer<typeof VerdictSchema>;

const isEachOnce = (verdicts: readonly Verdict[]): boolean =>
  new Set(verdicts.map(({ source, criterion }) => `${source} ${criterion}`)).size === verdicts.length;

/** Version of the columns below; raised when one is added. */
export const EVALUATION_VERSION = 2;

const Instant = z.iso.datetime({ precision: 3 });

/** The columns that every verdict of an evaluation shares. */
const EvaluatedReplySchema = z.strictObject({
  ticket_id: z.string(),
  submitted_at: Instant,
  evaluated_at: Instant,
  /** Null for a ticket without a product. */
  product: z.string().nullable(),
  /** BCP 47 code of the ticket's language, `und` when there is none. */
  language: z.string(),
  category: z.enum(CATEGORIES),
  /** The model that wrote the reply; null when it is the rules' holding reply, or a person's. */
  model_id: z.string().nullable(),
  /** Version of the writer's prompt. */
  prompt_version: z.string().nullable(),
  /** Version of the rules: figures of two versions cannot be compared. Null when no rule was asked. */
  rules_version: z.string().nullable(),
  /** Null when no judge was asked. */
  judge_model_id: z.string().nullable(),
  judge_prompt_version: z.string().nullable(),
  /** Tokens of all calls of the judge, valid or not. */
  judge_input_tokens: z.int().min(0).nullable(),
  judge_output_tokens: z.int().min(0).nullable(),
  schema_version: z.int().min(1).max(EVALUATION_VERSION),
});

/** The evaluation of one reply: one JSON object. */
export const ReplyEvaluationSchema = EvaluatedReplySchema.extend({
  verdicts: z.array(VerdictSchema).refine(isEachOnce, "expected one verdict for each source and criterion"),
});
export type ReplyEvaluation = z.infer<typeof ReplyEvaluationSchema>;

/**
 * One verdict as a row of `response_evaluations`. `ticket_id`, `source` and `criterion` identify it: a reply that is
 * evaluated again replaces its verdicts. The judge's tokens are in the first of its rows only, so that sums are right.
 */
export const EvaluationLineSchema = EvaluatedReplySchema.extend({
  source: z.enum(VERDICT_SOURCES),
  criterion: z.enum(CRITERIA),
  verdict: z.enum(VERDICTS),
  evidence: z.string().nullable(),
  critique: z.string().nullable(),
  /** Since version 2. */
  draft_use: z.enum(DRAFT_USES).nullable(),
  /** Since version 2. */
  edit_share: z.number().min(0).max(1).nullable(),
});
export type EvaluationLine = z.infer<typeof EvaluationLineSchema>;

/** Whether rules or judge found a reply wanting: whether a criterion is not met. */
export const isBadReply = ({ verdicts }: Pick<ReplyEvaluation, "verdicts">): boolean =>
  verdicts.some(({ source, verdict }) => source !== "PERSON" && verdict === "FAIL");

/** Key of the object with the rows of an evaluation, dated as the ticket's own object. */
export const evaluationObjectKey = (reply: Pick<ReplyEvaluation, "ticket_id" | "submitted_at">): string =>
  `evaluations/${dayFolder(reply.submitted_at)}/evaluation_${reply.ticket_id}.json`;

/** Key of the object with a person's verdict: not that of rules and judge, so that neither replaces the other. */
export const verdictObjectKey = (reply: Pick<ReplyEvaluation, "ticket_id" | "submitted_at">): string =>
  `evaluations/${dayFolder(reply.submitted_at)}/verdict_${reply.ticket_id}.json`;

/** The rows of an evaluation, in the order of its verdicts. */
export const toEvaluationLines = ({ verdicts, ...reply }: ReplyEvaluation): readonly EvaluationLine[] => {
  const paid = verdicts.findIndex(({ source }) => source === "JUDGE");
  return verdicts.map(({ critique = null, draft_use = null, edit_share = null, ...verdict }, at) => ({
    ...reply,
    judge_input_tokens: at === paid ? reply.judge_input_tokens : null,
    judge_output_tokens: at === paid ? reply.judge_output_tokens : null,
    ...verdict,
    critique,
    draft_use,
    edit_share,
  }));
};

/** The object with the rows of an evaluation: one line of JSON for each, as the load reads them. */
export const toEvaluationObject = (evaluation: ReplyEvaluation): string =>
  toEvaluationLines(evaluation).map(toJsonLine).join("");

/** A text as evidence: on one line, and cut to its greatest length. Null for a blank one. */
export const toEvidence = (text: string): string | null => {
  const line = text.replace(/\s+/g, " ").trim();
  const evidence = line.length > EVIDENCE_MAX_LENGTH ? `${truncateText(line, EVIDENCE_MAX_LENGTH - 1)}…` : line;
  return evidence === "" ? null : evidence;
};
