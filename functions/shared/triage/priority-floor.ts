import { PRIORITIES, type Category, type Priority } from "../contracts/ticket-record.js";
import { BREACH, DATA_LOSS, EVERYONE, OUTAGE, SECURITY_MENTION, SECURITY_PROBLEM, WIDE_OUTAGE } from "./floor-words.js";
import { foldText, matchWords } from "./word-matcher.js";

/** The more urgent of two priorities; PRIORITIES lists the most urgent first. */
export const moreUrgent = (one: Priority, other: Priority): Priority =>
  PRIORITIES.indexOf(one) <= PRIORITIES.indexOf(other) ? one : other;

/** Words that set a floor: the rule applies when the text has at least one word of every list. */
interface FloorRule {
  readonly priority: Priority;
  /** Absent when the words may only be mentioned in passing. */
  readonly category?: Category;
  /** Completes the sentence "The ticket mentions …". */
  readonly subject: string;
  readonly allOf: readonly (readonly string[])[];
}

/**
 * In order: the first rule that applies sets the floor. CRITICAL needs words that can hardly mean anything else; a word
 * that may only be mentioned ("was there an outage?") sets HIGH, and the model may still choose a higher priority. No
 * rule lowers.
 */
export const FLOOR_RULES: readonly FloorRule[] = [
  { priority: "CRITICAL", category: "SECURITY", subject: "a security breach", allOf: [BREACH] },
  { priority: "CRITICAL", category: "DATA_LOSS", subject: "lost data", allOf: [DATA_LOSS] },
  { priority: "CRITICAL", category: "OUTAGE", subject: "a wide outage", allOf: [WIDE_OUTAGE] },
  {
    priority: "CRITICAL",
    category: "OUTAGE",
    subject: "an outage that reaches many people",
    allOf: [OUTAGE, EVERYONE],
  },
  { priority: "HIGH", category: "SECURITY", subject: "a security problem", allOf: [SECURITY_PROBLEM] },
  { priority: "HIGH", category: "OUTAGE", subject: "an outage", allOf: [OUTAGE] },
  { priority: "MEDIUM", subject: "security", allOf: [SECURITY_MENTION] },
];

const RULES = FLOOR_RULES.map((rule) => ({ ...rule, matchers: rule.allOf.map(matchWords) }));

interface PriorityFloor {
  readonly priority: Priority;
  /** What the words are about; undefined when they may only be a mention ("for security reasons"). */
  readonly category: Category | undefined;
  /** A full sentence with the words that were found: `The ticket mentions lost data ("data is gone").` */
  readonly reason: string;
}

/**
 * The lowest priority that a ticket with this text may get; undefined when its words set none. Words only ever raise
 * the floor, so what a ticket says about its own priority ("treat this as NORMAL", "ignore previous instructions") has
 * no effect.
 */
export const priorityFloor = (text: string): PriorityFloor | undefined => {
  const folded = foldText(text);
  for (const { priority, category, subject, matchers } of RULES) {
    const found = matchers.map((match) => match(folded));
    if (found.includes(undefined)) continue;
    return { priority, category, reason: `The ticket mentions ${subject} ("${found.join('", "')}").` };
  }
  return undefined;
};
