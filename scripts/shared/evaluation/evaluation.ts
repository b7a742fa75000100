import * as z from "zod";
import { toFieldErrors } from "../../../functions/shared/http/field-errors.js";
import { CATEGORIES, PRIORITIES, SENTIMENTS } from "../../../functions/shared/contracts/ticket-record.js";
import { RULE_CRITERIA } from "../../../functions/shared/reply-quality/criteria.js";
import { GOLDEN_LANGUAGES, HALVES, KINDS, LabelsSchema } from "../golden/golden-ticket.js";

/** What triage decides about a ticket. The language is a BCP 47 code, or `und`. */
const TriageSchema = LabelsSchema.extend({ language: z.string().min(1) });

export type Dimension = keyof z.infer<typeof TriageSchema>;

/** What the rules say about the reply that a model wrote. It passes the criteria that are in neither list. */
const CheckedReplySchema = z.strictObject({
  fails: z.array(z.enum(RULE_CRITERIA)),
  not_applicable: z.array(z.enum(RULE_CRITERIA)),
});
export type CheckedReply = z.infer<typeof CheckedReplySchema>;

/** What services charge for: tokens of the model, and units of Comprehend, of 100 characters each. */
const UsageSchema = z.strictObject({
  input_tokens: z.int().min(0),
  output_tokens: z.int().min(0),
  comprehend_units: z.int().min(0),
});
export type Usage = z.infer<typeof UsageSchema>;

/** What a system makes of a ticket: its triage, its reply if it writes one, and what that took. */
export const SystemAnswerSchema = TriageSchema.extend({
  reply: CheckedReplySchema.optional(),
  usage: UsageSchema.optional(),
});

/** The labels of every dimension, in the order in which they are shown. */
export const LABELS: Readonly<Record<Dimension, readonly string[]>> = {
  sentiment: SENTIMENTS,
  priority: PRIORITIES,
  category: CATEGORIES,
  language: GOLDEN_LANGUAGES,
};

/** What a system made of one ticket. */
const PredictionSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(KINDS),
  half: z.enum(HALVES).optional(),
  /** A stored ticket may be in any language. */
  truth: TriageSchema,
  /** Null if there was no usable answer; `problem` says why. */
  given: SystemAnswerSchema.nullable(),
  problem: z.string().optional(),
  /** Null if the answer was kept from an earlier run. */
  milliseconds: z.number().min(0).nullable(),
});
export type Prediction = z.infer<typeof PredictionSchema>;

const Price = z.number().min(0);

/** What was evaluated. */
const SystemSchema = z.strictObject({
  /** "rules" or "model". */
  name: z.string(),
  /** Model id; null for rules alone. */
  model: z.string().nullable(),
  promptVersion: z.string().nullable(),
  /** USD per million of what it uses; missing: nobody is billed. */
  prices: z.strictObject({ input: Price, output: Price, sentimentUnits: Price }).optional(),
});
export type EvaluatedSystem = z.infer<typeof SystemSchema>;

/** A run of `npm run evaluate`, as it is written to a file. Its figures can be computed again from its predictions. */
export const EvaluationSchema = z.object({
  format: z.literal(1),
  system: SystemSchema,
  /** Where the tickets are from: "golden set, test half". */
  tickets: z.string(),
  /** ISO 8601. */
  madeAt: z.string(),
  /** Lines of the files that could not be used, by file, line and field. */
  problems: z.array(z.string()),
  predictions: z.array(PredictionSchema).min(1),
});
export type Evaluation = z.infer<typeof EvaluationSchema>;

/** What is wrong with a value, by field: "priority: expected one of …". */
export const describeIssues = (issues: readonly z.core.$ZodIssue[]): string =>
  toFieldErrors(issues, (keys) => ({ pointer: keys.map(String).join(".") }))
    .map(({ pointer = "", detail }) => (pointer === "" ? detail : `${pointer}: ${detail}`))
    .join("; ");
