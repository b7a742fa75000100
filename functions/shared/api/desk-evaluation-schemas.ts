import * as z from "zod";
import { CRITERIA } from "../reply-quality/criteria.js";
import { DRAFT_USES, VERDICT_SOURCES, VERDICTS } from "../reply-quality/evaluation.js";

const VerdictViewSchema = z
  .strictObject({
    source: z.enum(VERDICT_SOURCES).meta({ description: "Who decided." }),
    criterion: z.enum(CRITERIA),
    definition: z.string().meta({ description: "When a reply passes the criterion, in English." }),
    verdict: z.enum(VERDICTS).meta({ description: "INVALID: the judge's own evidence does not support its verdict." }),
    evidence: z.string().nullable().meta({ description: "A quote that shows why; null where nothing can be quoted." }),
    critique: z.string().nullable().meta({ description: "The judge's reasons." }),
  })
  .meta({ id: "ReplyVerdict" });

const PersonVerdictSchema = z
  .strictObject({
    draftUse: z.enum(DRAFT_USES).meta({ description: "DISCARDED: put aside, or the reply is in other words." }),
    editShare: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .meta({ description: "Edit distance by the longer text's length; null for a draft that was discarded." }),
    decidedBy: z.string().meta({ description: "Id of the agent." }),
    decidedAt: z.iso.datetime(),
  })
  .meta({ id: "PersonVerdict" });

/** How good the model's reply to a ticket is. */
export const EvaluationViewSchema = z
  .strictObject({
    ticketId: z.string(),
    evaluation: z
      .strictObject({
        evaluatedAt: z.iso.datetime(),
        judgeModelId: z.string().nullable().meta({ description: "Null when the rules alone decided." }),
        verdicts: z.array(VerdictViewSchema),
      })
      .nullable()
      .meta({ description: "Null when the ticket is not in the sample, or its latest reply is not evaluated yet." }),
    person: PersonVerdictSchema.nullable().meta({
      description: "What a person did with the model's draft; null until somebody has sent or discarded it.",
    }),
  })
  .meta({ id: "TicketEvaluation", description: "For staff: its customer never sees it." });
export type EvaluationView = z.output<typeof EvaluationViewSchema>;
