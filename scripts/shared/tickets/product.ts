import type { Mood } from "../stream/record.js";

/** Incidents are the urgent ones: an outage, data loss, a breach. */
export type ScenarioKind = "incident" | "problem" | "question" | "praise";

/**
 * One thing a customer writes about. Texts may hold placeholders such as `{orderNumber}` (see details.ts), which have one value
 * throughout a ticket. Facts and details are told without feeling: tones.ts adds that.
 */
export interface Scenario {
  readonly kind: ScenarioKind;
  readonly issueType: string;
  /** Sentence case, no full stop. */
  readonly subjects: readonly string[];
  /** What happens. Two of them are told. */
  readonly facts: readonly string[];
  /** Numbers, versions and places. One or two are told. */
  readonly details: readonly string[];
}

export interface Product {
  readonly name: string;
  /** Starts its error codes: "LDG" in LDG-5031. */
  readonly code: string;
  readonly scenarios: readonly Scenario[];
}

/** How often a customer of a mood writes about which kind, relative to the others; a kind not named, never. */
export const KINDS_BY_MOOD: Readonly<Record<Mood, Partial<Record<ScenarioKind, number>>>> = {
  angry: { problem: 4, incident: 1 },
  mixed: { problem: 5, incident: 1 },
  neutral: { problem: 3, question: 3, incident: 1 },
  pleased: { praise: 3, question: 1 },
};
