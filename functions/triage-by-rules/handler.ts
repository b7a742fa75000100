import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { stateHandler } from "../shared/lambda/state-handler.js";
import type { TicketRecord } from "../shared/contracts/ticket-record-schema.js";
import { answerByRules } from "../shared/triage/answer-by-rules.js";
import { isOverBudget } from "../shared/triage/answer-without-model.js";
import { AnswerInputSchema, type AnswerInput } from "../shared/contracts/workflow.js";
import { countAssumedSentiment, logger, metrics, METRICS } from "../shared/lambda/observability.js";

/** An unavailable model fails no execution: only this warning and this metric show it. */
const triage = (input: AnswerInput): TicketRecord => {
  const record = answerByRules(input, new Date());
  if (isOverBudget(input)) {
    logger.warn("The customer's budget of the day is used up");
    metrics.addMetric(METRICS.ticketsOverBudget, MetricUnit.Count, 1);
    return record;
  }
  logger.warn("The model gave no answer", { reason: input.reason ?? "unknown" });
  metrics.addMetric(METRICS.ticketsTriagedByRules, MetricUnit.Count, 1);
  countAssumedSentiment(input);
  return record;
};

/** State Triage by rules: returns the record of a ticket that the model could not answer, for a person to answer. */
export const handler = stateHandler({
  input: AnswerInputSchema,
  ids: ({ ticket, execution }) => ({ ticket_id: ticket.ticketId, execution_arn: execution.arn }),
  run: (input) => Promise.resolve(triage(input)),
});
