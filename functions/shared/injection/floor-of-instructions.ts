import type { Ticket } from "../contracts/ticket-event-schema.js";
import { MENTION, type PriorityFloor } from "../triage/priority-floor.js";
import { reportedTexts } from "../triage/ticket-floor.js";
import { findInstructions } from "./find-instructions.js";
import type { InstructionKind } from "./instruction-words.js";

/** What in a ticket speaks to the model: in its texts as the model reads them, and as they were sent. */
const instructionsIn = (ticket: Ticket): readonly InstructionKind[] => {
  const { subject, description } = ticket.data;
  const read = Object.values(reportedTexts(ticket)).join("\n");
  const sent = `${subject}\n${description}`;
  const found = findInstructions(read);
  return found.length > 0 || read.startsWith(sent) ? found : findInstructions(sent);
};

/**
 * The lowest priority of a ticket that speaks to the model, since it may have changed the model's own judgement;
 * undefined for all other tickets. It names the kinds of instructions, and never their text.
 */
export const floorOfInstructions = (ticket: Ticket): PriorityFloor | undefined => {
  const kinds = instructionsIn(ticket);
  if (kinds.length === 0) return undefined;
  const danger = `instructions to a model (${kinds.join(", ")})`;
  return { priority: MENTION, category: undefined, danger, reason: `The ticket has ${danger}.`, words: [] };
};
