import type { DigitGroup, NumberRun } from "./number-runs.js";
import type { PiiSpan } from "./span.js";

/** First digits and lengths by network: Visa, Mastercard, American Express, Discover, Diners Club, JCB, UnionPay. */
const NETWORKS =
  /^(?:4\d{12}(?:\d{3}){0,2}|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|6(?:011|4[4-9]\d|5\d\d)\d{12}|3(?:0[0-5]|[68]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14,17})$/;

const CARD_MIN = 13;
const CARD_MAX = 19;

/** The check of ISO/IEC 7812: the Luhn algorithm. */
const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let at = digits.length - 1, isDoubled = false; at >= 0; at -= 1, isDoubled = !isDoubled) {
    const value = (digits.charCodeAt(at) - 48) * (isDoubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
};

const isCardNumber = (digits: string): boolean => NETWORKS.test(digits) && passesLuhn(digits);

/** The last of the groups, from the one at an index on, with which the digits are a card's number. */
const lastGroupOfCard = (groups: readonly DigitGroup[], first: number): number | undefined => {
  let digits = "";
  let found: number | undefined;
  const separator = groups[first + 1]?.separator;
  for (let at = first; at < groups.length && digits.length < CARD_MAX; at += 1) {
    const group = groups[at];
    if (group === undefined || (at > first && (group.separator !== separator || !/^[ .-]$/.test(separator)))) break;
    digits += group.digits;
    if (digits.length >= CARD_MIN && isCardNumber(digits)) found = at;
  }
  return found;
};

/** Card numbers in a run of digits: whole groups, all with the same separator. */
export const cardsIn = ({ groups, isInWord }: NumberRun): readonly PiiSpan[] => {
  if (isInWord && groups.length === 1) return [];
  const spans: PiiSpan[] = [];
  for (let at = 0; at < groups.length; at += 1) {
    const last = lastGroupOfCard(groups, at);
    const [from, to] = [groups[at], groups[last ?? at]];
    if (last === undefined || from === undefined || to === undefined) continue;
    spans.push({ start: from.start, end: to.end, kind: "CARD" });
    at = last;
  }
  return spans;
};
