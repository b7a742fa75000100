import { addressesIn } from "./addresses.js";
import { bankAccountsIn } from "./bank-accounts.js";
import { cardsIn } from "./cards.js";
import { emailsIn } from "./emails.js";
import { foldForRules } from "./fold-text.js";
import { labelBefore } from "./labels.js";
import { isNationalId, writtenIdsIn } from "./national-ids.js";
import { numberRunsIn, type NumberRun } from "./number-runs.js";
import { isPhoneNumber } from "./phones.js";
import { secretsIn } from "./secrets.js";
import { mergeSpans, type PiiSpan } from "./span.js";

/** More digits are neither a phone number nor a national id. */
const DIGITS_MAX = 17;

/** What a whole run of digits is, if it is no card. */
const numberOf = (text: string, { start, groups, isInWord }: NumberRun): readonly PiiSpan[] => {
  const end = groups.at(-1)?.end ?? start;
  const digits = groups.map((group) => group.digits).join("");
  if (isInWord || digits.length < 6 || digits.length > DIGITS_MAX) return [];
  const written = text.slice(start, end);
  const label = labelBefore(text, start);
  if (isNationalId(written, digits, label)) return [{ start, end, kind: "NATIONAL_ID" }];
  return isPhoneNumber(written, digits, label) ? [{ start, end, kind: "PHONE" }] : [];
};

const numbersIn = (text: string): readonly PiiSpan[] =>
  numberRunsIn(text).flatMap((run) => {
    const cards = cardsIn(run);
    return cards.length > 0 ? cards : numberOf(text, run);
  });

/**
 * The personal data in a text that rules are sure of, in any language: e-mail addresses, phone and card numbers, IBANs,
 * national ids, secrets and postal addresses. Takes time in proportion to the length, whatever the text.
 */
export const findSpans = (text: string): readonly PiiSpan[] => {
  const folded = foldForRules(text);
  const spans = [
    ...emailsIn(folded.text),
    ...secretsIn(folded.text),
    ...bankAccountsIn(folded.text),
    ...writtenIdsIn(folded.text),
    ...numbersIn(folded.text),
    ...addressesIn(folded.text),
  ];
  return mergeSpans(spans).map(({ start, end, kind }) => ({
    start: folded.originalOffset(start),
    end: folded.originalOffset(end - 1) + 1,
    kind,
  }));
};
