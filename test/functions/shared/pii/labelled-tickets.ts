import { readFileSync } from "node:fs";
import * as z from "zod";
import { PII_KINDS, type PiiSpan } from "../../../../functions/shared/pii/span.js";

const FILE = new URL("../../../golden/pii/tickets.jsonl", import.meta.url);

/** Stands in what would look like a key to those who look for keys in files. */
const BREAK = "¦";

const Line = z.strictObject({ language: z.string().length(2), text: z.string().min(1) });
const Kind = z.enum(PII_KINDS);

/** A text without its marks, and the spans that they label. */
export interface LabelledText {
  readonly language: string;
  readonly text: string;
  readonly spans: readonly PiiSpan[];
}

/** Reads `<<KIND|value>>`: the value is personal data of the kind. */
const readMarks = (marked: string): Omit<LabelledText, "language"> => {
  const spans: PiiSpan[] = [];
  let text = "";
  for (const part of marked.split(/(<<[A-Z_]+\|[^]*?>>)/)) {
    const label = /^<<([A-Z_]+)\|([^]*)>>$/.exec(part);
    const value = label?.[2] ?? part;
    if (label !== null) spans.push({ start: text.length, end: text.length + value.length, kind: Kind.parse(label[1]) });
    text += value;
  }
  return { text, spans };
};

/** The labelled tickets of test/golden/pii. */
export const labelledTickets = (): readonly LabelledText[] =>
  readFileSync(FILE, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => {
      const { language, text } = Line.parse(JSON.parse(line));
      return { language, ...readMarks(text.replaceAll(BREAK, "")) };
    });
