import type { PiiSettings } from "../../../functions/generate-response/redact-input.js";

/** Redaction by the rules alone, and nothing is counted. */
export const piiSettings = (changes: Partial<PiiSettings> = {}): PiiSettings => ({
  mode: "redact",
  onReplaced: () => undefined,
  onUndetected: () => undefined,
  ...changes,
});
