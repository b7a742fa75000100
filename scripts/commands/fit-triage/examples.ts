import type { TicketEvent } from "../../../functions/shared/contracts/ticket-event-schema.js";
import { reportedTexts, ticketFloor } from "../../../functions/shared/triage/ticket-floor.js";
import { signalsOf } from "../../../functions/shared/triage/triage-by-rules.js";
import { sentimentFeatures } from "../../local/model-server/comprehend/score-sentiment.js";
import { type GoldenTicket, type Labels, labelsOf } from "../../shared/golden/golden-ticket.js";
import { toTicket } from "../../shared/golden/to-ticket.js";
import { eventOf, generateTickets } from "../../shared/tickets/generate-tickets.js";

/** A ticket as the rules read it, with its priority and category. */
export interface LabelledDecision {
  readonly labels: Pick<Labels, "priority" | "category">;
  /** Of priority and category. */
  readonly signals: ReadonlyMap<string, number>;
}

/** A ticket of the golden set as the rules read it. */
export interface LabelledFeatures extends LabelledDecision {
  readonly labels: Labels;
  /** Whether sentiment is fitted to it. */
  readonly showsSentiment: boolean;
  /** Of sentiment. */
  readonly tone: ReadonlyMap<string, number>;
}

/** Tickets from this number on were written for priority and category: seven of ten are NEUTRAL. */
const FIRST_WITHOUT_SENTIMENT = 1001;

const toFeatures = (golden: GoldenTicket): LabelledFeatures => {
  const texts = reportedTexts(toTicket(golden.ticket));
  const labels = labelsOf(golden);
  const { language } = labels;
  const { features: signals } = signalsOf({ ...texts, language }, ticketFloor(texts));
  const tone = sentimentFeatures(`${texts.subject}\n\n${texts.description}`, language);
  const showsSentiment = Number(golden.id.slice("en-".length)) < FIRST_WITHOUT_SENTIMENT;
  return { labels, showsSentiment, signals, tone };
};

/** The tickets of the tuning half. No figure of a fit may depend on the test half. */
export const tuningExamples = (tickets: readonly GoldenTicket[]): readonly LabelledFeatures[] =>
  tickets.filter(({ half }) => half === "tuning").map(toFeatures);

/**
 * What the generator's tickets are, by their issue type. Types whose tickets two people would label differently are
 * left out.
 */
const ORDINARY: Readonly<Record<string, LabelledDecision["labels"]>> = {
  Outage: { priority: "CRITICAL", category: "OUTAGE" },
  "Data loss": { priority: "CRITICAL", category: "DATA_LOSS" },
  "Security incident": { priority: "CRITICAL", category: "SECURITY" },
  "Duplicate charge": { priority: "HIGH", category: "BILLING" },
  Refund: { priority: "HIGH", category: "BILLING" },
  "Missing order": { priority: "HIGH", category: "BUG" },
  "Login problem": { priority: "HIGH", category: "ACCOUNT" },
  "Invoice export": { priority: "MEDIUM", category: "BUG" },
  Webhooks: { priority: "MEDIUM", category: "BUG" },
  "Version conflict": { priority: "MEDIUM", category: "BUG" },
  "Data sync": { priority: "MEDIUM", category: "BUG" },
  "Battery use": { priority: "MEDIUM", category: "PERFORMANCE" },
  Notifications: { priority: "MEDIUM", category: "BUG" },
  Performance: { priority: "MEDIUM", category: "PERFORMANCE" },
  "Wrong figures": { priority: "MEDIUM", category: "BUG" },
  "Scheduled report": { priority: "MEDIUM", category: "BUG" },
  "Double booking": { priority: "MEDIUM", category: "BUG" },
  "Time zone": { priority: "MEDIUM", category: "BUG" },
  "Calendar sync": { priority: "MEDIUM", category: "BUG" },
  "Stock count": { priority: "MEDIUM", category: "BUG" },
  "How-to question": { priority: "NORMAL", category: "HOW_TO" },
  "Feature request": { priority: "NORMAL", category: "FEATURE_REQUEST" },
  Feedback: { priority: "NORMAL", category: "OTHER" },
};

/** Enough that every scenario occurs in several moods, and fewer than the tickets that people wrote. */
const ORDINARY_TICKETS = 500;
const ORDINARY_SEED = 20261129;

const toOrdinaryExample = (event: TicketEvent): LabelledDecision | undefined => {
  const { issue_type: type = "" } = event.data.product_issue_information ?? {};
  const labels = ORDINARY[type];
  if (labels === undefined) return undefined;
  const texts = reportedTexts(toTicket(event));
  return { labels, signals: signalsOf({ ...texts, language: "en" }, ticketFloor(texts)).features };
};

/**
 * Tickets of the generator, which are as calm, as angry and as seldom urgent as a support team's. The golden set has
 * mostly hard ones, a seventh of them CRITICAL: a model that knows no others takes ordinary faults for catastrophes.
 */
export const ordinaryExamples = (): readonly LabelledDecision[] =>
  [...generateTickets({ count: ORDINARY_TICKETS, seed: ORDINARY_SEED })].flatMap(
    (record) => toOrdinaryExample(eventOf(record)) ?? [],
  );
