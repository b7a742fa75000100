/** Incidents are the urgent ones: an outage, data loss, a breach. */
export type ScenarioKind = "incident" | "problem" | "question" | "praise";

/**
 * A reason to write a ticket. Texts may contain placeholders such as `{orderNumber}` (see details.ts), which have one
 * value throughout a ticket. Facts and details are neutral; tones.ts adds feeling.
 */
export interface Scenario {
  readonly kind: ScenarioKind;
  readonly issueType: string;
  /** Sentence case, no full stop. */
  readonly subjects: readonly string[];
  /** What happened. A ticket mentions two of them. */
  readonly facts: readonly string[];
  /** Numbers, versions and locations. A ticket mentions one or two of them. */
  readonly details: readonly string[];
}

export interface Product {
  readonly name: string;
  /** Prefix of its error codes: "LDG" in LDG-5031. */
  readonly code: string;
  readonly scenarios: readonly Scenario[];
}
