import { describe, expect, it } from "vitest";
import { findSpans } from "../../../../functions/shared/pii/find-spans.js";
import { redact } from "../../../../functions/shared/pii/redact.js";
import { PII_KINDS, type PiiSpan } from "../../../../functions/shared/pii/span.js";
import { labelledTickets } from "./labelled-tickets.js";

const tickets = labelledTickets();
const labelled = tickets.flatMap(({ spans }) => spans);

const isSame = (one: PiiSpan) => (other: PiiSpan) =>
  one.start === other.start && one.end === other.end && one.kind === other.kind;

/** Labels and findings of a kind, or of all: what was labelled, what was found, and what of it is exactly the same. */
const figuresOf = (kind?: PiiSpan["kind"]) => {
  const isOfKind = (span: PiiSpan) => kind === undefined || span.kind === kind;
  const counts = { labelled: 0, found: 0, same: 0 };
  for (const { text, spans } of tickets) {
    const [labels, found] = [spans.filter(isOfKind), findSpans(text).filter(isOfKind)];
    counts.labelled += labels.length;
    counts.found += found.length;
    counts.same += found.filter((span) => labels.some(isSame(span))).length;
  }
  return { ...counts, recall: counts.same / counts.labelled, precision: counts.same / counts.found };
};

describe("the labelled tickets", () => {
  it("have at least 500 spans in six languages, and texts without any", () => {
    expect(labelled.length).toBeGreaterThanOrEqual(500);
    expect(new Set(tickets.map(({ language }) => language)).size).toBeGreaterThanOrEqual(6);
    expect(tickets.filter(({ spans }) => spans.length === 0).length).toBeGreaterThanOrEqual(80);
  });

  it("are found with a recall of 98% and a precision of 95%, to the character", () => {
    const all = figuresOf();
    const kinds = PII_KINDS.filter((kind) => labelled.some((span) => span.kind === kind));
    console.table(Object.fromEntries(kinds.map((kind) => [kind, figuresOf(kind)])));
    console.info(`recall ${all.recall.toFixed(3)}, precision ${all.precision.toFixed(3)} of ${all.labelled} spans`);

    expect(all.recall).toBeGreaterThanOrEqual(0.98);
    expect(all.precision).toBeGreaterThanOrEqual(0.95);
    for (const kind of kinds) expect(figuresOf(kind), kind).toMatchObject({ recall: expect.closeTo(1, 1) });
  });

  it("have none of their found values left after redaction, and are restored exactly", () => {
    for (const { text } of tickets) {
      const { texts, restore } = redact({ text });
      const values = findSpans(text).map(({ start, end }) => text.slice(start, end));

      for (const value of values) expect(texts.text).not.toContain(value);
      expect(restore(texts.text)).toMatchObject({ text, unknown: [] });
    }
  });
});
