/**
 * Kinds of personal data, as their placeholders name them. TEXT is no personal data: it is text of a ticket that has
 * the form of a placeholder, which is replaced so that it comes back exactly.
 */
export const PII_KINDS = [
  "EMAIL",
  "PHONE",
  "CARD",
  "BANK_ACCOUNT",
  "NATIONAL_ID",
  "SECRET",
  "ADDRESS",
  "NAME",
  "TEXT",
] as const;
export type PiiKind = (typeof PII_KINDS)[number];

/** Where a text has personal data: UTF-16 offsets, the end excluded. */
export interface PiiSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: PiiKind;
}

/**
 * Spans in order and without overlap. Spans that overlap become one, of the kind of the longest, so that no part of any
 * is left.
 */
export const mergeSpans = (spans: readonly PiiSpan[]): readonly PiiSpan[] => {
  const sorted = [...spans].sort((one, other) => one.start - other.start || other.end - one.end);
  const merged: PiiSpan[] = [];
  let longest = 0;
  for (const span of sorted) {
    const last = merged.at(-1);
    const length = span.end - span.start;
    if (last === undefined || span.start >= last.end) {
      merged.push(span);
      longest = length;
      continue;
    }
    const kind = length > longest ? span.kind : last.kind;
    merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end), kind };
    longest = Math.max(longest, length);
  }
  return merged;
};
