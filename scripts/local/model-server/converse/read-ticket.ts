import * as z from "zod";
import { SENTIMENTS, type Sentiment } from "../../../../functions/shared/contracts/ticket-record.js";
import { parseJson } from "../../../../functions/shared/contracts/parse-json.js";
import type { ConverseRequest } from "./converse-request.js";
import { detectLanguages } from "../comprehend/detect-language.js";
import { scoreSentiment, SENTIMENT_LANGUAGES } from "../comprehend/score-sentiment.js";

/** The ticket in a prompt. A field that is missing or has another type counts as empty. */
const text = z.string().catch("");
const PromptTicket = z.looseObject({
  subject: text,
  description: text,
  sentiment: z.enum(SENTIMENTS).optional().catch(undefined),
  language: text,
  product: text,
  customer_name: text,
});

export interface TicketToAnswer {
  readonly subject: string;
  readonly description: string;
  readonly sentiment: Sentiment;
  /** `und` when it is unknown. */
  readonly language: string;
  /** Empty when unknown, like the name. */
  readonly product: string;
  readonly customerName: string;
}

/** The tags around a ticket, with or without the mark of a request. */
const OPEN = /<ticket(?:-\w{1,64})?>/g;
const CLOSE = /<\/ticket(?:-\w{1,64})?>/g;

/** A prompt may mention the marks before it uses them, so the first few are tried. */
const OPENINGS_TRIED = 5;

/** The texts of the last user message, joined. */
export const lastUserText = ({ messages }: ConverseRequest): string =>
  (messages.findLast(({ role }) => role === "user")?.content ?? []).flatMap((block) => block.text ?? []).join("\n");

const findTicket = (prompt: string): z.infer<typeof PromptTicket> | undefined => {
  const end = [...prompt.matchAll(CLOSE)].at(-1)?.index ?? 0;
  for (const { 0: tag, index } of [...prompt.matchAll(OPEN)].slice(0, OPENINGS_TRIED)) {
    const ticket = PromptTicket.safeParse(parseJson(prompt.slice(index + tag.length, end)));
    if (ticket.success) return ticket.data;
  }
  return undefined;
};

const guessSentiment = (words: string, language: string): Sentiment =>
  scoreSentiment(words, SENTIMENT_LANGUAGES.some((code) => code === language) ? language : "en").sentiment;

/**
 * The ticket in a Converse request: the JSON between `<ticket-…>` and `</ticket-…>` in the last user message, or its
 * whole text as the description. Sentiment and language are detected when they are missing.
 */
export const readPromptTicket = (request: ConverseRequest): TicketToAnswer => {
  const prompt = lastUserText(request);
  const found = findTicket(prompt);
  const { subject, description, product, customer_name, sentiment, language } =
    found ?? PromptTicket.parse({ description: prompt });
  const words = `${subject}\n\n${description}`.trim();
  const spoken = language === "" ? (detectLanguages(words)[0]?.code ?? "und") : language;
  return {
    subject,
    description,
    product,
    customerName: customer_name,
    language: spoken,
    sentiment: sentiment ?? guessSentiment(words, spoken),
  };
};
