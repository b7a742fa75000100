import * as z from "zod";
import { parseJson } from "../contracts/parse-json.js";
import { type Item, TextAttribute as text } from "../table/attributes.js";
import { type ReplyEvaluation, ReplyEvaluationSchema } from "./evaluation.js";

/** An evaluation in the ticket table. */
export interface StoredEvaluation {
  readonly evaluation: ReplyEvaluation;
  /** `processed_at` of the record whose reply was evaluated: ISO 8601. */
  readonly answeredAt: string;
  /** Subject of the person who decided; undefined for rules and judge. */
  readonly decidedBy?: string | undefined;
}

/** The attributes of the item, without its key. The evaluation is one text, which is read as a whole. */
export const evaluationAttributes = ({ evaluation, answeredAt, decidedBy }: StoredEvaluation) => ({
  ticket_id: { S: evaluation.ticket_id },
  answered_at: { S: answeredAt },
  evaluated_at: { S: evaluation.evaluated_at },
  evaluation: { S: JSON.stringify(evaluation) },
  ...(decidedBy !== undefined && { decided_by: { S: decidedBy } }),
});

const EvaluationText = text.transform(parseJson).pipe(ReplyEvaluationSchema);

const ItemSchema = z.object({
  answered_at: text,
  decided_by: text.optional(),
  evaluation: EvaluationText,
});

/** What archive-verdicts reads of an item: not who decided. */
export const VERDICT_ATTRIBUTES = ["evaluation"] as const;

const VerdictItemSchema = z.object({ evaluation: EvaluationText });

/** Reads the evaluation alone. Undefined when it is missing, or when a later version wrote it. */
export const readEvaluationText = (item: Item): ReplyEvaluation | undefined =>
  VerdictItemSchema.safeParse(item).data?.evaluation;

/** Reads the item. Undefined without one, or when a later version wrote it: no evaluation is worth an error. */
export const readEvaluationItem = (item: Item | undefined): StoredEvaluation | undefined => {
  const { data } = ItemSchema.safeParse(item);
  return data && { evaluation: data.evaluation, answeredAt: data.answered_at, decidedBy: data.decided_by };
};
