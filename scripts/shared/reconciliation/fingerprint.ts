import { hash } from "node:crypto";
import { readInstant } from "../../../functions/shared/contracts/timestamp.js";
import { TicketRecordSchema } from "../../../functions/shared/contracts/ticket-record-schema.js";

/** The columns that must be equal at the three locations. */
export const COMPARED_COLUMNS: readonly string[] = Object.keys(TicketRecordSchema.shape);

/** A ticket as one location stores it. A missing column counts as NULL. */
export type Content = ReadonlyMap<string, unknown>;

/** Stands for a value that is not compared, because it may rightly differ from the other locations. */
export const NOT_COMPARED = Symbol("not compared");

/** Digits that are the same everywhere: Step Functions writes numbers to the table with 15. */
const PRECISION = 15;
const TIMES = new Set(["submitted_at", "processed_at"]);
const NUMBERS = new Set([
  "sentiment_score_mixed",
  "sentiment_score_negative",
  "sentiment_score_neutral",
  "sentiment_score_positive",
  "confidence",
  "input_tokens",
  "output_tokens",
  "schema_version",
]);

const normalNumber = (value: unknown): string => {
  const number = Number(value);
  return Number.isNaN(number) ? String(value) : String(Number(number.toPrecision(PRECISION)));
};

/** Text in the warehouse cannot contain NUL, and text in the table no lone surrogates. */
const normalText = (value: unknown): string =>
  (typeof value === "string" ? value : JSON.stringify(value)).replaceAll("\0", "\ufffd").toWellFormed();

/** A time of any year as ISO 8601 in UTC; undefined for any other value. */
export const timeOf = (value: unknown): string | undefined => {
  const instant = typeof value === "string" ? readInstant(value) : undefined;
  return instant && new Date(instant.milliseconds).toISOString();
};

const normal = (column: string, value: unknown): string => {
  if (value === undefined || value === null) return "";
  if (NUMBERS.has(column)) return `n${normalNumber(value)}`;
  if (TIMES.has(column)) return `t${timeOf(value) ?? normalText(value)}`;
  return `s${normalText(value)}`;
};

/** Digits of a column's hash: 48 bits are enough to distinguish two values of one ticket. */
const DIGITS = 12;

const NO_DIGITS = "*".repeat(DIGITS);

const digitsOf = (column: string, value: unknown): string =>
  value === NOT_COMPARED ? NO_DIGITS : hash("sha256", normal(column, value)).slice(0, DIGITS);

/** 12 digits per column, in the order of COMPARED_COLUMNS, so that a day's tickets fit into memory. */
export type Fingerprint = string;

/** Hashes each column in a form that is the same for all locations. */
export const fingerprint = (content: Content): Fingerprint =>
  COMPARED_COLUMNS.map((column) => digitsOf(column, content.get(column))).join("");

/** The columns in which two tickets differ. */
export const differingColumns = (one: Fingerprint, other: Fingerprint): readonly string[] =>
  one === other
    ? []
    : COMPARED_COLUMNS.filter((_, index) => {
        const [start, end] = [index * DIGITS, (index + 1) * DIGITS];
        const digits = [one.slice(start, end), other.slice(start, end)];
        return digits[0] !== digits[1] && !digits.includes(NO_DIGITS);
      });
