import type { RuleTriage } from "../../../../functions/shared/triage/triage-by-rules.js";
import { chooseByHash } from "./choose-by-hash.js";
import type { TicketToAnswer } from "./read-ticket.js";
import { NEXT_STEPS, OPENINGS, PROMISES } from "./reply-phrases.js";

/** Longest subject, product or name quoted in a reply, in characters. */
const QUOTE_MAX_LENGTH = 120;

const CUT_MARK = "…";

/** A customer's words on one line, cut to quoting length between characters, not inside one. */
const quote = (text: string): string => {
  const characters = Array.from(
    text
      .slice(0, 2 * QUOTE_MAX_LENGTH)
      .replace(/\s+/gu, " ")
      .trim(),
  );
  if (characters.length <= QUOTE_MAX_LENGTH) return characters.join("");
  return `${characters.slice(0, QUOTE_MAX_LENGTH - 1).join("")}${CUT_MARK}`;
};

const subjectOf = ({ subject, product }: TicketToAnswer): string => {
  if (subject.trim() !== "") return `"${quote(subject)}"`;
  return product.trim() === "" ? "your request" : quote(product);
};

const greet = (name: string): string => (name.trim() === "" ? "Hello," : `Dear ${quote(name)},`);

/** A polite reply in English: what the ticket is about, what is done next and when the customer hears from us. */
export const writeReply = (ticket: TicketToAnswer, { category, priority }: RuleTriage): string => {
  const key = `${ticket.customerName}\n${ticket.subject}\n${ticket.description}`;
  const product = ticket.product.trim() === "" ? "your product" : quote(ticket.product);
  const opening = chooseByHash(OPENINGS[ticket.sentiment], key).replace("{subject}", () => subjectOf(ticket));
  const nextStep = chooseByHash(NEXT_STEPS[category], key).replace("{product}", () => product);
  return `${greet(ticket.customerName)}\n\n${opening} ${nextStep} ${PROMISES[priority]}\n\nKind regards,\nCustomer Support`;
};
