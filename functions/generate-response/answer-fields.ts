import { CATEGORIES, PRIORITIES } from "../shared/contracts/ticket-record.js";
import { isJsonObject, parseJson } from "../shared/contracts/parse-json.js";

/** A value of one field as its schema wants it, or the value itself when it cannot mean exactly one thing. */
type ReadField = (value: unknown) => unknown;

/** Longer names and values are texts, not words of a list. */
const WORD_MAX_LENGTH = 100;

/** Digits ("HIGH2", "P1"), and signs that deny, doubt or compare: a word with one of them says something else. */
const MEANINGFUL = String.raw`\p{N}?+±¬≠≤≥`;
const MARKS = new RegExp(`[^\\p{L}${MEANINGFUL}]`, "gu");

/**
 * A word without the marks that only decorate it: "data-loss", "Data Loss" and "**DATA_LOSS**" are all "DATALOSS".
 * Full-width letters count as plain ones.
 */
const wordIn = (text: string): string =>
  text.length > WORD_MAX_LENGTH ? "" : text.normalize("NFKC").replace(/^\s*!/, "¬").replace(MARKS, "").toUpperCase();

/** ["HIGH"] is "HIGH": some models make a list of every value. */
const onlyElement: ReadField = (value) => (Array.isArray(value) && value.length === 1 ? value[0] : value);

/**
 * The option that is the same word, whatever its case and whatever stands between them, with or without the
 * field's name before it: "critical", "How-to", "Priority.HIGH", "Category: bug".
 */
const readOption =
  (field: string, options: readonly string[]): ReadField =>
  (value) => {
    if (typeof value !== "string") return value;
    const word = wordIn(value);
    const meant = options.filter((option) => [wordIn(option), wordIn(field + option)].includes(word));
    return meant.length === 1 ? meant[0] : value;
  };

/** "0.9", ".9", "0,9", "1"; not "1,000", which is a thousand or one. */
const NUMBER = String.raw`\d+\.\d+|\d+|\.\d+|0?,\d+|\d+,\d{1,2}`;
const SHARE = new RegExp(String.raw`^\+?(?<share>${NUMBER})$`);
const PERCENT = new RegExp(String.raw`^\+?(?<percent>${NUMBER})\s*(?:%|percent|per cent|pct)$`, "i");
const RATIO = new RegExp(String.raw`^(?<part>${NUMBER})\s*(?:/|out of)\s*(?<whole>${NUMBER})$`, "i");

const toNumber = (digits: string | undefined): number => Number(digits?.replace(",", "."));

/** Undefined unless the percentage can only mean one share: "0.9%" may stand for 0.9 and for 0.009. */
const shareOfPercent = (percent: number): number | undefined =>
  percent === 0 || (percent >= 1 && percent <= 100) ? percent / 100 : undefined;

const shareOfRatio = (part: number, whole: number): number | undefined =>
  whole > 0 && part <= whole ? part / whole : undefined;

/**
 * A confidence as a number from 0 to 1: "0.9", "90%", "9/10". A number above 1 without a unit stays as it is, which the
 * schema refuses: 5 may be out of 10 or of 100, and a reply that goes out unread depends on it.
 */
const readConfidence: ReadField = (value) => {
  if (typeof value !== "string" || value.length > WORD_MAX_LENGTH) return value;
  const text = value.normalize("NFKC").trim();
  const { share } = SHARE.exec(text)?.groups ?? {};
  if (share !== undefined) return toNumber(share);
  const { percent } = PERCENT.exec(text)?.groups ?? {};
  if (percent !== undefined) return shareOfPercent(toNumber(percent)) ?? value;
  const { part, whole } = RATIO.exec(text)?.groups ?? {};
  return part === undefined ? value : (shareOfRatio(toNumber(part), toNumber(whole)) ?? value);
};

/**
 * A text that was escaped twice: it has paragraphs, but as the characters \n\n, and not a single real line end. Read
 * once more as JSON. A text with a Windows path, such as C:\new, has no two in sequence.
 */
const readText: ReadField = (value) => {
  if (typeof value !== "string" || !value.includes(String.raw`\n\n`) || /[\r\n]/.test(value)) return value;
  return parseJson(`"${value.replace(/(?<!\\)((?:\\\\)*)"/g, '$1\\"')}"`) ?? value;
};

const FIELDS: Readonly<Record<string, ReadField>> = {
  reply: readText,
  priority: readOption("priority", PRIORITIES),
  priority_reasoning: readText,
  category: readOption("category", CATEGORIES),
  confidence: readConfidence,
};

/** The field that a model's name for it means: "priorityReasoning", "Priority reasoning". */
const fieldNamed = (name: string): string | undefined =>
  Object.keys(FIELDS).find((field) => wordIn(field) === wordIn(name));

/** Whether an object has at least one field of an answer, under whatever spelling of its name. */
export const hasAnswerField = (value: unknown): value is object =>
  isJsonObject(value) && Object.keys(value).some((name) => fieldNamed(name) !== undefined);

/** The value under the field's own name, otherwise that of the only name that means it. null is no value. */
const valueOf = (field: string, entries: readonly (readonly [string, unknown])[]): unknown => {
  const meant = entries.filter(([name, value]) => value !== null && fieldNamed(name) === field);
  const [found] = meant.length === 1 ? meant : meant.filter(([name]) => name === field);
  return found?.[1];
};

/**
 * An answer with the fields' own names, and with every value that can mean only one thing in the form of the schema.
 * Other values stay as they are, for the schema to refuse.
 */
export const normalizeFields = (answer: object): Readonly<Record<string, unknown>> => {
  const entries = Object.entries(answer);
  return Object.fromEntries(
    Object.entries(FIELDS).map(([field, read]) => [field, read(onlyElement(valueOf(field, entries)))]),
  );
};
