import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";

/** Structured logs. They carry ids and reasons, never a ticket's text; the one field of a ticket in any is count-tickets' product. */
export const logger = new Logger();

/** Business metrics, written to the log in CloudWatch's embedded metric format. The service's name is their dimension. */
export const metrics = new Metrics();

/** Names of the business metrics; the dashboard and the alarms read the same ones. */
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
  callsRefused: "CallsRefused",
} as const;
