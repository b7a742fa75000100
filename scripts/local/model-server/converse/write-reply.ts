import type { Category, Priority, Sentiment } from "../../../../functions/shared/contracts/ticket-record.js";
import type { RuleTriage } from "../../../../functions/shared/triage/answer-without-model.js";
import { chooseByHash } from "./choose-by-hash.js";
import type { TicketToAnswer } from "./read-ticket.js";

type Choices = readonly [string, ...string[]];

/** First sentence. `{subject}` is replaced by the ticket's subject. */
const OPENINGS: Readonly<Record<Sentiment, Choices>> = {
  NEGATIVE: [
    "We are sorry for the trouble with {subject}, and we understand how disruptive this is.",
    "Please accept our apologies for what happened with {subject}; this is not the experience we want you to have.",
  ],
  MIXED: [
    "Thank you for your candid message about {subject}; we are glad about what works and sorry about what does not.",
    "Thank you for telling us both sides of {subject}, and we are sorry for the part that lets you down.",
  ],
  NEUTRAL: ["Thank you for contacting us about {subject}.", "Thank you for your message about {subject}."],
  POSITIVE: [
    "Thank you for your kind message about {subject}; it made our day.",
    "Thank you for the good words about {subject}.",
  ],
};

/** What is done about a ticket of the category. `{product}` is replaced by the product. */
const NEXT_STEPS: Readonly<Record<Category, Choices>> = {
  ACCOUNT: [
    "Our account team is checking the access to {product} now. In the meantime, resetting the password from the sign-in page often helps.",
    "We are checking your account for {product}; please have the e-mail address you sign in with at hand.",
  ],
  BILLING: [
    "Our billing team is comparing your invoice for {product} with our records and will correct anything that was charged wrongly.",
    "We have asked our billing team to review the charges for {product} and to tell you the result in writing.",
  ],
  BUG: [
    "Our engineers are trying to reproduce the fault in {product}. The version you use and the last steps before the error would help them.",
    "We have passed the fault in {product} to our engineers; a screenshot of the error would help us to find it sooner.",
  ],
  DATA_LOSS: [
    "Please make no further changes in {product} for now: our recovery team is checking the backups for your data first.",
    "Our recovery team is looking for your data in the backups of {product}; please do not overwrite anything until they report.",
  ],
  FEATURE_REQUEST: [
    "We have passed your idea for {product} to the product team, who review such requests when they plan the next release.",
    "Your suggestion for {product} is now with our product team; we will tell you if it becomes part of the plan.",
  ],
  HOW_TO: [
    "The guide to {product} in our help centre covers this step by step, and a specialist will send you the section that fits your question.",
    "A specialist for {product} will send you the steps that fit your setup.",
  ],
  OUTAGE: [
    "Our operations team has been alerted and is restoring {product}; the status page shows the progress.",
    "Our operations team is working on the interruption of {product} as its first task, and we will report as soon as it is back.",
  ],
  PERFORMANCE: [
    "We are measuring the response times of {product}. Telling us when it was slowest would help us to find the cause.",
    "Our engineers are checking what slows {product} down; the time of day and the page concerned would help them.",
  ],
  SECURITY: [
    "Our security team is investigating this now. Please change your password for {product} and sign out of all sessions.",
    "We have alerted our security team; until they report, please change your password for {product} and do not follow unexpected links.",
  ],
  OTHER: [
    "A specialist for {product} will read your message in full and get back to you.",
    "We have passed your message to the team for {product}; any further detail you can give helps them.",
  ],
};

/** How the ticket is treated; no time, which only a person may promise. */
const PROMISES: Readonly<Record<Priority, string>> = {
  CRITICAL: "We are treating this as critical and keep you informed.",
  HIGH: "We are treating this with high priority and keep you informed.",
  MEDIUM: "We will write to you when we know more.",
  NORMAL: "We are happy to help.",
};

/** Longest subject, product or name quoted in a reply, in characters. */
const QUOTE_MAX_LENGTH = 120;

const CUT_MARK = "…";

/** A customer's text on one line, shortened to quoting length without splitting a character. */
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

/** A polite reply in English: the ticket's subject, the next step and when the customer hears from us. */
export const writeReply = (ticket: TicketToAnswer, { category, priority }: RuleTriage): string => {
  const key = `${ticket.customerName}\n${ticket.subject}\n${ticket.description}`;
  const product = ticket.product.trim() === "" ? "your product" : quote(ticket.product);
  const opening = chooseByHash(OPENINGS[ticket.sentiment], key).replace("{subject}", () => subjectOf(ticket));
  const nextStep = chooseByHash(NEXT_STEPS[category], key).replace("{product}", () => product);
  return `${greet(ticket.customerName)}\n\n${opening} ${nextStep} ${PROMISES[priority]}\n\nKind regards,\nCustomer Support`;
};
