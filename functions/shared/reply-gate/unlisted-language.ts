import type { Priority } from "../contracts/ticket-record.js";
import type { DetectedSentiment } from "../contracts/workflow.js";

/** Languages in which the word lists of the priority floor have words. */
const LISTED = ["en", "es", "fr", "de", "it", "pt", "nl", "ja", "ko", "zh", "hi", "ar"];

/** Below this, the sentiment is a guess: Comprehend does not detect it in most languages without a list. */
const CONFIDENT = 0.5;

/** People who write so much want something solved. */
const LETTERS_MANY = 100;

const countLetters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

/**
 * Whether the model gives a ticket in a language without a word list less priority than sentiment and length suggest:
 * NORMAL for one that is NEGATIVE or MIXED, or, where the sentiment cannot be detected, one of 100 letters or more. No
 * words set a floor there, so a person looks. Does not apply while sentiments are assumed, since nobody knows the
 * language then.
 */
export const isBelowExpectation = (
  { language, sentiment, confidence, assumed = false }: DetectedSentiment,
  text: string,
  priority: Priority,
): boolean => {
  if (assumed || priority !== "NORMAL" || LISTED.includes(language.split("-")[0] ?? "")) return false;
  const isUpset = sentiment === "NEGATIVE" || sentiment === "MIXED";
  return isUpset || (confidence < CONFIDENT && countLetters(text) >= LETTERS_MANY);
};
