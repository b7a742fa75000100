import type { Prediction } from "../../../../scripts/shared/evaluation/evaluation.js";

const LABELS = { sentiment: "NEUTRAL", priority: "NORMAL", category: "HOW_TO", language: "en" } as const;

/** A ticket that was triaged right. @param changes labels that it got instead; null: it got no answer */
export const aPrediction = (
  id: string,
  changes: Partial<NonNullable<Prediction["given"]>> | null = {},
  truth: Partial<Prediction["truth"]> = {},
): Prediction => ({
  id,
  kind: "plain",
  half: "tuning",
  truth: { ...LABELS, ...truth },
  given: changes === null ? null : { ...LABELS, ...truth, ...changes },
  ...(changes === null && { problem: "no answer" }),
  milliseconds: 1,
});
