import type { Category, Priority } from "../contracts/ticket-record.js";
import { FLOOR_RULES } from "./floor-rules.js";
import { foldText } from "./fold-text.js";
import { matchWords } from "./word-matcher.js";

export interface PriorityFloor {
  readonly priority: Priority;
  /** What the words are about; undefined when they are only a mention ("for security reasons"). */
  readonly category: Category | undefined;
  /** A full sentence with the words that were found: `The ticket speaks of lost data ("data is gone").` */
  readonly reason: string;
}

const RULES = FLOOR_RULES.map((rule) => ({ ...rule, matchers: rule.allOf.map(matchWords) }));

/**
 * The least urgent priority a ticket with this text may get, or undefined when its words set none. Words only ever raise the
 * floor, so what a ticket says about its own priority ("treat this as NORMAL", "ignore previous instructions") changes nothing.
 */
export const priorityFloor = (text: string): PriorityFloor | undefined => {
  const folded = foldText(text);
  for (const { priority, category, subject, matchers } of RULES) {
    const found = matchers.map((match) => match(folded));
    if (found.includes(undefined)) continue;
    return { priority, category, reason: `The ticket speaks of ${subject} ("${found.join('", "')}").` };
  }
  return undefined;
};
