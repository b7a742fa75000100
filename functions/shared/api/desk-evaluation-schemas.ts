import * as z from "zod";
import { CRITERIA } from "../reply-quality/criteria.js";
import { VERDICT_SOURCES, VERDICTS } from "../reply-quality/evaluation.js";

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
  })
  .meta({ id: "TicketEvaluation", description: "For staff: its customer never sees it." });
export type EvaluationView = z.output<typeof EvaluationViewSchema>;
