import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { countAssumedSentiment } from "../shared/lambda/count-assumed-sentiment.js";
import { logger, metrics, METRICS } from "../shared/lambda/observability.js";
import { stepHandler } from "../shared/lambda/step-handler.js";
import type { TicketRecord } from "../shared/contracts/ticket-record.js";
import { answerByRules } from "../shared/triage/answer-by-rules.js";
import { AnswerInputSchema, type AnswerInput } from "../shared/contracts/workflow.js";

/** A model that is out of reach fails no execution: this warning and this count are all that tell of it. */
const triage = (input: AnswerInput): TicketRecord => {
  const record = answerByRules(input, new Date());
  logger.warn("The model gave no answer", { reason: input.reason ?? "unknown" });
  metrics.addMetric(METRICS.ticketsTriagedByRules, MetricUnit.Count, 1);
  countAssumedSentiment(input);
  return record;
};

/** Step Triage by rules: the record of a ticket the model could not answer, for a person to answer. */
export const handler = stepHandler({
  input: AnswerInputSchema,
  ids: ({ ticket, execution }) => ({ ticket_id: ticket.ticketId, execution_arn: execution.arn }),
  run: (input) => Promise.resolve(triage(input)),
});
