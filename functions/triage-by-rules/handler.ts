import { stepHandler } from "../shared/step-handler.js";
import { answerByRules } from "../shared/triage/answer-by-rules.js";
import { AnswerInputSchema } from "../shared/workflow.js";

/** Step Triage by rules: the record of a ticket the model could not answer, for a person to answer. */
export const handler = stepHandler({
  input: AnswerInputSchema,
  ids: ({ ticket, execution }) => ({ ticket_id: ticket.ticketId, execution_arn: execution.arn }),
  run: (input) => Promise.resolve(answerByRules(input, new Date())),
});
