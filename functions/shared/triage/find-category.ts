import type { Category } from "../contracts/ticket-record.js";
import { CATEGORY_WORDS } from "./category-words.js";
import { countWords } from "./word-matcher.js";

const COUNTERS = CATEGORY_WORDS.map(([category, words]) => ({ category, count: countWords(words) }));

/** A subject names what a ticket is about; a description may mention many things. */
const SUBJECT_WEIGHT = 2;

/** The category whose words come up most in the folded texts; OTHER when none do. */
export const findCategory = (subject: string, description: string): Category => {
  let best: { category: Category; score: number } = { category: "OTHER", score: 0 };
  for (const { category, count } of COUNTERS) {
    const score = SUBJECT_WEIGHT * count(subject) + count(description);
    if (score > best.score) best = { category, score };
  }
  return best.category;
};
