import { detectSentiment } from "../../../functions/detect-sentiment/detect-sentiment.js";
import { planExecution } from "../../../functions/shared/intake/plan-execution.js";
import { readEvent } from "../../../functions/shared/intake/read-event.js";
import type { Ticket, TicketEvent } from "../../../functions/shared/contracts/ticket-event-schema.js";
import { reportedTexts } from "../../../functions/shared/triage/ticket-floor.js";
import { triageByRules } from "../../../functions/shared/triage/triage-by-rules.js";
import { LocalSentiment } from "../../local/model-server/comprehend/local-sentiment.js";
import type { TriageSystem } from "./run-evaluation.js";

/** The ticket as an execution gets it: read from its record, with readable texts. @throws Error if it is no ticket */
const toTicket = (event: TicketEvent): Ticket => {
  const reading = readEvent(Buffer.from(JSON.stringify(event)));
  if (reading.kind !== "ticket") throw new Error("the intake would not accept this ticket");
  return planExecution(reading).input.ticket;
};

const service = new LocalSentiment();

/** What both systems start from: the ticket, and what the stand-in for Comprehend says of it. */
export const readTicket = async (event: TicketEvent) => {
  const ticket = toTicket(event);
  return { ticket, sentiment: await detectSentiment(ticket, service) };
};

/** Triage without a model: the stand-in for Comprehend, then the rules. */
export const RULES: TriageSystem = {
  description: { name: "rules", model: null, promptVersion: null },
  triage: async (event) => {
    const { ticket, sentiment: detected } = await readTicket(event);
    const { sentiment, language } = detected;
    const { priority, category } = triageByRules({ ...reportedTexts(ticket), sentiment });
    return { sentiment, priority, category, language };
  },
};
