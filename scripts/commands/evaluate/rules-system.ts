import { detectSentiment, type SentimentService } from "../../../functions/detect-sentiment/detect-sentiment.js";
import type { TicketEvent } from "../../../functions/shared/contracts/ticket-event-schema.js";
import { reportedTexts } from "../../../functions/shared/triage/ticket-floor.js";
import { triageByRules } from "../../../functions/shared/triage/triage-by-rules.js";
import { LocalSentiment } from "../../local/model-server/comprehend/local-sentiment.js";
import { toTicket } from "../../shared/golden/to-ticket.js";
import type { TriageSystem } from "./run-evaluation.js";

const standIn = new LocalSentiment();

/** What both systems start from: the ticket, and what Comprehend, or the stand-in for it, says of it. */
export const readTicket = async (event: TicketEvent, service: SentimentService = standIn) => {
  const ticket = toTicket(event);
  return { ticket, sentiment: await detectSentiment(ticket, service) };
};

/** Triage without a model: the stand-in for Comprehend, then the rules. */
export const RULES: TriageSystem = {
  description: { name: "rules", model: null, promptVersion: null },
  triage: async (event) => {
    const { ticket, sentiment: detected } = await readTicket(event);
    const { sentiment, language } = detected;
    const { priority, category } = triageByRules({ ...reportedTexts(ticket), sentiment, language });
    return { sentiment, priority, category, language };
  },
};
