import { findSpans } from "./find-spans.js";
import { placeholderName, placeholdersIn } from "./placeholders.js";
import { mergeSpans, type PiiKind, type PiiSpan } from "./span.js";

/** A text whose placeholders were replaced by their values. */
export interface RestoredText {
  readonly text: string;
  /** Kinds of the values that it has. */
  readonly kinds: ReadonlySet<PiiKind>;
  /** Placeholders without a value, as they are written: whoever wrote the text invented them. */
  readonly unknown: readonly string[];
}

/** Texts without personal data, and the only way back. Its values are in no property, so that nothing prints them. */
export interface Redaction<Field extends string> {
  readonly texts: Readonly<Record<Field, string>>;
  /** How many different values were replaced, by kind. */
  readonly counts: ReadonlyMap<PiiKind, number>;
  readonly restore: (text: string) => RestoredText;
}

/** A value that is personal data wherever it stands, such as the customer's name. */
export interface KnownValue {
  readonly value: string;
  readonly kind: PiiKind;
}

/** What is known besides what the rules find. */
export interface Findings<Field extends string> {
  readonly spans?: Readonly<Partial<Record<Field, readonly PiiSpan[]>>>;
  readonly values?: readonly KnownValue[];
}

/** Shorter values would be found in other words and numbers. Longer ones are keys, which nobody writes twice. */
const REPEATED_MIN = 3;
const REPEATED_MAX = 120;

const WORD = /[\p{L}\p{N}]/u;
const isWordAt = (text: string, at: number): boolean => WORD.test(text.charAt(at));
/** Whether no word goes on across an offset. */
const isBoundary = (text: string, at: number): boolean => !(isWordAt(text, at - 1) && isWordAt(text, at));

/** Where a text has one of the values as whole words. Takes time by the text's length and the values' lengths. */
const occurrencesOf = (values: ReadonlyMap<string, PiiKind>, text: string): readonly PiiSpan[] => {
  const lengths = [...new Set(Array.from(values.keys(), ({ length }) => length))].sort((one, other) => other - one);
  const kindAt = (start: number, end: number): PiiKind | undefined =>
    end <= text.length ? values.get(text.slice(start, end)) : undefined;
  const spans: PiiSpan[] = [];
  for (let start = 0; lengths.length > 0 && start < text.length; start += 1) {
    if (!isBoundary(text, start)) continue;
    const length = lengths.find((one) => kindAt(start, start + one) !== undefined && isBoundary(text, start + one));
    const kind = length === undefined ? undefined : kindAt(start, start + length);
    if (length === undefined || kind === undefined) continue;
    spans.push({ start, end: start + length, kind });
    start += length - 1;
  }
  return spans;
};

const textSpans = (text: string): readonly PiiSpan[] =>
  placeholdersIn(text).map(({ start, end }) => ({ start, end, kind: "TEXT" }));

/** Gives each value its placeholder, the same value the same one, in the order of their appearance. */
class Placeholders {
  readonly counts = new Map<PiiKind, number>();
  readonly #names = new Map<string, string>();
  readonly #values = new Map<string, { readonly value: string; readonly kind: PiiKind }>();

  /** The placeholder of a value: `[EMAIL_1]`. */
  of(value: string, kind: PiiKind): string {
    const name = this.#names.get(value) ?? this.#add(value, kind);
    return `[${name}]`;
  }

  restore(text: string): RestoredText {
    const kinds = new Set<PiiKind>();
    const unknown: string[] = [];
    const parts: string[] = [];
    let done = 0;
    for (const { start, end, name } of placeholdersIn(text)) {
      const found = name === undefined ? undefined : this.#values.get(name);
      if (found === undefined) unknown.push(text.slice(start, end));
      else kinds.add(found.kind);
      parts.push(text.slice(done, start), found?.value ?? text.slice(start, end));
      done = end;
    }
    return { text: parts.join("") + text.slice(done), kinds, unknown };
  }

  #add(value: string, kind: PiiKind): string {
    const number = (this.counts.get(kind) ?? 0) + 1;
    const name = placeholderName(kind, number);
    this.counts.set(kind, number);
    this.#names.set(value, name);
    this.#values.set(name, { value, kind });
    return name;
  }
}

const replaceSpans = (text: string, spans: readonly PiiSpan[], placeholders: Placeholders): string => {
  let done = 0;
  const parts = spans.flatMap(({ start, end, kind }) => {
    const before = text.slice(done, start);
    done = end;
    return [before, placeholders.of(text.slice(start, end), kind)];
  });
  return parts.join("") + text.slice(done);
};

/** The values in spans, and those that are known anyway, which are looked for everywhere. */
const repeatedValues = (
  found: readonly { readonly text: string; readonly spans: readonly PiiSpan[] }[],
  known: readonly KnownValue[],
): ReadonlyMap<string, PiiKind> => {
  const inSpans = found.flatMap(({ text, spans }) =>
    spans.map(({ start, end, kind }) => ({ value: text.slice(start, end), kind })),
  );
  const values = [...known, ...inSpans].filter(
    ({ value: { length }, kind }) => kind !== "TEXT" && length >= REPEATED_MIN && length <= REPEATED_MAX,
  );
  return new Map(values.map(({ value, kind }) => [value, kind]));
};

/**
 * Replaces personal data by typed placeholders such as `[EMAIL_1]`: what the rules find, what is known besides, and
 * every other place where one of these values stands. What has the form of a placeholder already becomes `[TEXT_1]`, so
 * that restoring the redacted texts gives exactly the original ones.
 */
export const redact = <Field extends string>(
  texts: Readonly<Record<Field, string>>,
  { spans: given, values = [] }: Findings<Field> = {},
): Redaction<Field> => {
  const fields = Object.keys(texts).filter((name): name is Field => name in texts);
  const found = fields.map((field) => {
    const text = texts[field];
    return { field, text, spans: [...findSpans(text), ...textSpans(text), ...(given?.[field] ?? [])] };
  });
  const repeated = repeatedValues(found, values);
  const placeholders = new Placeholders();
  const redacted: Record<Field, string> = { ...texts };
  for (const { field, text, spans } of found)
    redacted[field] = replaceSpans(text, mergeSpans([...spans, ...occurrencesOf(repeated, text)]), placeholders);
  return { texts: redacted, counts: placeholders.counts, restore: (text) => placeholders.restore(text) };
};
