import { findSpans } from "../../../../functions/shared/pii/find-spans.js";
import type { PiiKind } from "../../../../functions/shared/pii/span.js";

/** A finding as Comprehend returns it. Offsets count code points. */
interface PiiEntity {
  readonly Type: string;
  readonly Score: number;
  readonly BeginOffset: number;
  readonly EndOffset: number;
}

const TYPES: Readonly<Record<PiiKind, string>> = {
  EMAIL: "EMAIL",
  PHONE: "PHONE",
  CARD: "CREDIT_DEBIT_NUMBER",
  BANK_ACCOUNT: "INTERNATIONAL_BANK_ACCOUNT_NUMBER",
  NATIONAL_ID: "SSN",
  SECRET: "PASSWORD",
  ADDRESS: "ADDRESS",
  NAME: "NAME",
  TEXT: "NAME",
};

/** What introduces or ends with a person's name: "my name is Ada Byron", "Kind regards,\nAda Byron". */
const NAMES =
  /(?:\bmy name is|\bmi nombre es|\bme llamo|\bregards,\s|\bsaludos,\s|\b(?:Mr|Mrs|Ms|Dr|Sr|Sra)\.?)\s?(?<name>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)/dgiu;

const SCORE = 0.99;

const codePointsBefore = (text: string, offset: number): number => Array.from(text.slice(0, offset)).length;

const namesIn = (text: string) =>
  Array.from(text.matchAll(NAMES)).flatMap(({ indices }) => {
    const [start, end] = indices?.groups?.["name"] ?? [];
    return start === undefined || end === undefined ? [] : [{ start, end, kind: "NAME" as const }];
  });

/** Personal data in a text: what the rules of the product find, and names where the words around show one. */
export const detectPii = (text: string): readonly PiiEntity[] =>
  [...findSpans(text), ...namesIn(text)].map(({ start, end, kind }) => ({
    Type: TYPES[kind],
    Score: SCORE,
    BeginOffset: codePointsBefore(text, start),
    EndOffset: codePointsBefore(text, end),
  }));
