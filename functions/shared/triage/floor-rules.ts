import type { Category, Priority } from "../contracts/ticket-record.js";
import { BREACH, DATA_LOSS, EVERYONE, OUTAGE, SECURITY_MENTION, SECURITY_PROBLEM, WIDE_OUTAGE } from "./alarm-words.js";

/** Words that set a floor: the rule holds when the text has at least one word of every list. */
export interface FloorRule {
  readonly priority: Priority;
  /** Absent when the words may be mentioned in passing. */
  readonly category?: Category;
  /** Completes the sentence "The ticket speaks of …". */
  readonly subject: string;
  readonly allOf: readonly (readonly string[])[];
}

/**
 * Read in order, the first rule that holds is the floor. CRITICAL takes words that can hardly mean anything else; a word that
 * may only be mentioned ("was there an outage?") gives HIGH, and the model may still go above. Nothing here ever lowers.
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
