import type { ReadableTexts } from "../contracts/ticket-event-schema.js";
import { isTooLong, toPlainText, unifyLineEnds } from "./plain-text.js";
import { splitMail, tidy } from "./own-words.js";

/**
 * Makes a ticket's texts readable: `subject` and `description` are the customer's own words without mark-up, and
 * `setApart` is what was separated from the description (quoted mails, signature, disclaimers; "" for none). Rules,
 * sentiment and model read these, at most the first 192 and the last 64 KiB of a text; people see the texts as sent.
 * @returns undefined when the texts are readable as they are, apart from line ends and blanks around them
 */
export const readableTexts = (sent: {
  readonly subject: string;
  readonly description: string;
}): ReadableTexts | undefined => {
  const subject = oneLine(toPlainText(sent.subject));
  const { own, setApart } = splitMail(toPlainText(sent.description));
  const isUnchanged = setApart === "" && subject === oneLine(sent.subject) && isSame(own, sent.description);
  return isUnchanged ? undefined : { subject, description: own, setApart };
};

/** Compares the first lines first, because most texts with mark-up differ there and tidying a long one takes time. */
const isSame = (own: string, sent: string): boolean =>
  !isTooLong(sent) && sent.trimStart().startsWith(own.split("\n", 1)[0] ?? "") && own === tidy(unifyLineEnds(sent));

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
