import { validateIBAN, ValidationErrorsIBAN } from "ibantools";
import type { PiiSpan } from "./span.js";

const START = /(?<![\p{L}\p{N}])[a-z]{2}\d{2}(?=[ -]?[a-z0-9])/giu;
/** Groups of what follows the check digits, as people write them. */
const GROUP = /[ -]?[a-z0-9]{1,30}/iy;
/** The longest IBAN, by ISO 13616. */
const IBAN_MAX = 34;
const IBAN_MIN = 15;

/** An account whose bank's own check digits are wrong may be a slip of the pen, and is an account all the same. */
const isIban = (compact: string): boolean =>
  validateIBAN(compact.toUpperCase()).errorCodes.every(
    (error) => error === ValidationErrorsIBAN.WrongAccountBankBranchChecksum,
  );

/** The end of the IBAN that starts at an offset: after the first group with which it is one. */
const endOfIban = (text: string, start: number): number | undefined => {
  GROUP.lastIndex = start + 4;
  let compact = text.slice(start, start + 4);
  while (compact.length < IBAN_MAX) {
    const group = GROUP.exec(text);
    if (group === null) return undefined;
    compact += group[0].replace(/[ -]/, "");
    const isWhole = !/[a-z0-9]/i.test(text.charAt(GROUP.lastIndex));
    if (isWhole && compact.length >= IBAN_MIN && compact.length <= IBAN_MAX && isIban(compact)) return GROUP.lastIndex;
  }
  return undefined;
};

/** IBANs: the country's length and form, and the check digits. */
export const bankAccountsIn = (text: string): readonly PiiSpan[] => {
  const spans: PiiSpan[] = [];
  for (const { index: start } of text.matchAll(START)) {
    if (start < (spans.at(-1)?.end ?? 0)) continue;
    const end = endOfIban(text, start);
    if (end !== undefined) spans.push({ start, end, kind: "BANK_ACCOUNT" });
  }
  return spans;
};
