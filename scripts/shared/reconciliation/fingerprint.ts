import { hash } from "node:crypto";
import { TimestampSchema } from "../../../functions/shared/contracts/timestamp.js";
import { TicketRecordSchema } from "../../../functions/shared/contracts/ticket-record.js";

/** The columns that the three places must agree on. */
export const COMPARED_COLUMNS: readonly string[] = Object.keys(TicketRecordSchema.shape);

/** A ticket as one of the places has it; a column that it does not have counts as NULL. */
export type Content = ReadonlyMap<string, unknown>;

/** Digits that survive in all places: Step Functions writes numbers into the table with 15. */
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

/** The warehouse has no NUL in text, and the table no lone half of a surrogate pair. */
const normalText = (value: unknown): string =>
  (typeof value === "string" ? value : JSON.stringify(value)).replaceAll("\0", "\ufffd").toWellFormed();

const normal = (column: string, value: unknown): string => {
  if (value === undefined || value === null) return "";
  if (NUMBERS.has(column)) return `n${normalNumber(value)}`;
  if (TIMES.has(column)) return `t${TimestampSchema.safeParse(value).data ?? normalText(value)}`;
  return `s${normalText(value)}`;
};

/** Digits of a column's hash: 48 bits tell two values of one ticket apart. */
const DIGITS = 12;

/** 12 digits a column, in the order of COLUMNS: a day's tickets fit into memory whatever their texts. */
export type Fingerprint = string;

/** Hashes each column in the one form that all places are brought to. */
export const fingerprint = (content: Content): Fingerprint =>
  COMPARED_COLUMNS.map((column) => hash("sha256", normal(column, content.get(column))).slice(0, DIGITS)).join("");

/** The columns in which two tickets differ. */
export const differingColumns = (one: Fingerprint, other: Fingerprint): readonly string[] =>
  one === other
    ? []
    : COMPARED_COLUMNS.filter((_, index) => {
        const [start, end] = [index * DIGITS, (index + 1) * DIGITS];
        return one.slice(start, end) !== other.slice(start, end);
      });
