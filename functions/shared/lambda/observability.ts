import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { AnswerInput } from "../contracts/workflow.js";

/**
 * Structured logs: ids and reasons, never a ticket's text. The only field of a ticket in a log is count-tickets'
 * product.
 */
export const logger = new Logger();

/**
 * Business metrics, written to the log in CloudWatch's embedded metric format. Their dimension is the service's name.
 */
export const metrics = new Metrics();

/** Names of the business metrics, which the dashboard and the alarms use, too. */
export const METRICS = {
  ticketsAccepted: "TicketsAccepted",
  ticketsNotAccepted: "TicketsNotAccepted",
  ticketsReceived: "TicketsReceived",
  eventsIgnored: "EventsIgnored",
  recordsQuarantined: "RecordsQuarantined",
  ticketsAnswered: "TicketsAnswered",
  ticketsNeedingHuman: "TicketsNeedingHuman",
  ticketsTriagedByRules: "TicketsTriagedByRules",
  ticketsFailed: "TicketsFailed",
  sentimentsAssumed: "SentimentsAssumed",
  ticketsCounted: "TicketsCounted",
  modelLatency: "ModelLatency",
  inputTokens: "InputTokens",
  outputTokens: "OutputTokens",
  personalDataReplaced: "PersonalDataReplaced",
  personalDataUndetected: "PersonalDataUndetected",
  personalDataUnits: "PersonalDataUnits",
  repliesChecked: "RepliesChecked",
  repliesHeld: "RepliesHeld",
  repliesEvaluated: "RepliesEvaluated",
  repliesBad: "RepliesBad",
  repliesNotJudged: "RepliesNotJudged",
  verdictsInvalid: "VerdictsInvalid",
  verdictsArchived: "VerdictsArchived",
  verdictsNotArchived: "VerdictsNotArchived",
  judgeInputTokens: "JudgeInputTokens",
  judgeOutputTokens: "JudgeOutputTokens",
  callsRefused: "CallsRefused",
  requestsNotServed: "RequestsNotServed",
  sentimentUnits: "SentimentUnits",
  ticketsOverBudget: "TicketsOverBudget",
  budgetsNotCounted: "BudgetsNotCounted",
  signInsFailed: "SignInsFailed",
  signInsThrottled: "SignInsThrottled",
  deskTicketsDue: "DeskTicketsDue",
  deskOldestDue: "DeskOldestDue",
  ticketsEscalated: "TicketsEscalated",
  ticketsAtRisk: "TicketsAtRisk",
  ticketsAssigned: "TicketsAssigned",
  noticesPublished: "NoticesPublished",
  deskWorkFailed: "DeskWorkFailed",
  deskWorkLeft: "DeskWorkLeft",
  deskTicketsNotCounted: "DeskTicketsNotCounted",
} as const;

/** The same of a stack with a guardrail. */
export const GUARDRAIL_METRICS = {
  guardrailStops: "GuardrailStops",
  guardrailUnits: "GuardrailUnits",
  guardrailSensitiveUnits: "GuardrailSensitiveUnits",
  repliesUnchecked: "RepliesUnchecked",
} as const;

/**
 * Counts a ticket that now has a record but whose sentiment was assumed. No execution fails for that: only the count
 * shows it.
 */
export const countAssumedSentiment = ({ sentiment }: AnswerInput): void => {
  if (sentiment.assumed === true) metrics.addMetric(METRICS.sentimentsAssumed, MetricUnit.Count, 1);
};
