import type { Label } from "./labels.js";

/** Country codes, by ITU-T E.164 (Annex to Operational Bulletin 1114). */
const COUNTRY_CODE =
  /^(?:1|7|2(?:[07]|[1-689]\d)|3(?:[0-469]|[578]\d)|4(?:[013-9]|2\d)|5(?:[1-8]|[09]\d)|6(?:[0-6]|[789]\d)|8(?:[1246]|[0578]\d)|9(?:[0-58]|[679]\d))/;

/** The form of a number in North America; area and exchange begin with 2 to 9. */
const NORTH_AMERICA = /^(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[.-])[2-9]\d{2}[.-]\d{4}$/;
const BRAZIL = /^\(\d{2}\) ?9?\d{4}[- ]\d{4}$/;
/** The trunk prefix of most of Europe, and groups. */
const TRUNK = /^\(?0[1-9]\d{0,4}\)?[ ./-]/;
const SPAIN = /^[6-9]\d{2} \d{2} \d{2} \d{2}$/;

/** Longer numbers without a country code are times, in milliseconds or as `20261121083015`. */
const NATIONAL_MAX = 12;

const isBetween = (length: number, from: number, to: number): boolean => length >= from && length <= to;

/** Whether a number has the form of a phone number, whatever stands before it. */
const isInternational = (written: string, digits: string, label: Label | undefined): boolean => {
  if (/^\(?\+/.test(written)) return isBetween(digits.length, 8, 15) && COUNTRY_CODE.test(digits);
  const isDialled = digits.startsWith("00") && COUNTRY_CODE.test(digits.slice(2));
  const isSure = label === "phone" || (label === undefined && /\D/.test(written));
  return isDialled && isSure && isBetween(digits.length, 10, 17);
};

const isNational = (written: string, digits: string): boolean =>
  NORTH_AMERICA.test(written) ||
  BRAZIL.test(written) ||
  SPAIN.test(written) ||
  (TRUNK.test(written) && isBetween(digits.length, 9, 12));

/**
 * Whether a run of digits is a phone number: by its form, unless a word before says that it is the number of something
 * else; or by the word before, with 6 to 12 digits.
 */
export const isPhoneNumber = (written: string, digits: string, label: Label | undefined): boolean => {
  if (isInternational(written, digits, label)) return true;
  if (label === "phone") return isBetween(digits.length, 6, NATIONAL_MAX);
  return label !== "reference" && isNational(written, digits);
};
