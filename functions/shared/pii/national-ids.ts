import { validate as brazilianCpf } from "stdnum/lib/cjs/br/cpf.js";
import { validate as germanIdNr } from "stdnum/lib/cjs/de/idnr.js";
import { validate as spanishDni } from "stdnum/lib/cjs/es/dni.js";
import { validate as spanishNie } from "stdnum/lib/cjs/es/nie.js";
import { validate as frenchNir } from "stdnum/lib/cjs/fr/nir.js";
import { validate as britishNino } from "stdnum/lib/cjs/gb/nino.js";
import { validate as italianCodiceFiscale } from "stdnum/lib/cjs/it/codicefiscale.js";
import { validate as dutchBsn } from "stdnum/lib/cjs/nl/bsn.js";
import { validate as polishPesel } from "stdnum/lib/cjs/pl/pesel.js";
import { validate as americanSsn } from "stdnum/lib/cjs/us/ssn.js";
import type { Label } from "./labels.js";
import type { PiiSpan } from "./span.js";

/** Checks check digits, or, in the US and the United Kingdom, whose numbers have none, parts that nobody has. */
type Check = (id: string) => { readonly isValid: boolean };

/** Forms that only one number has, so that no word need say what it is. */
const FORMS: readonly (readonly [RegExp, Check])[] = [
  [/^\d{3}-\d{2}-\d{4}$/, americanSsn],
  [/^\d{3}\.\d{3}\.\d{3}-\d{2}$/, brazilianCpf],
  [/^\d{2} \d{3} \d{3} \d{3}$/, germanIdNr],
];

/** Numbers of digits alone: only with a word before that says what they are, since chance may meet their checks. */
const NAMED: readonly (readonly [number, Check])[] = [
  [9, americanSsn],
  [9, dutchBsn],
  [11, germanIdNr],
  [11, polishPesel],
  [11, brazilianCpf],
];

/** Whether a run of digits is a national id: by its check, and by its form or the word before it. */
export const isNationalId = (written: string, digits: string, label: Label | undefined): boolean => {
  const isOfForm = FORMS.some(([form, check]) => form.test(written) && check(digits).isValid);
  if (isOfForm && label !== "reference") return true;
  return label === "identity" && NAMED.some(([length, check]) => digits.length === length && check(digits).isValid);
};

/** Ids with letters, or of a length and check that chance does not meet. */
const WRITTEN: readonly (readonly [RegExp, Check])[] = [
  [/\d{8}-?[A-Z]/, spanishDni],
  [/[XYZ]-?\d{7}-?[A-Z]/, spanishNie],
  [/[A-Z]{6}[\dLMNP-V]{2}[A-EHLMPR-T][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]/, italianCodiceFiscale],
  [/[A-Z]{2}(?: ?\d{2}){3} ?[A-D]/, britishNino],
  [/[12][ .]?\d{2}[ .]?\d{2}[ .]?(?:\d{2}|2[AB])[ .]?\d{3}[ .]?\d{3}[ .]?\d{2}/, frenchNir],
];

const PATTERNS = WRITTEN.map(
  ([form, check]) => [new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${form.source})(?![\\p{L}\\p{N}_-])`, "giu"), check] as const,
);

const compact = (written: string): string => written.replace(/[ .-]/g, "").toUpperCase();

/** National ids with letters, and the French NIR. */
export const writtenIdsIn = (text: string): readonly PiiSpan[] =>
  PATTERNS.flatMap(([pattern, check]) =>
    Array.from(text.matchAll(pattern)).flatMap(({ 0: id, index }) =>
      check(compact(id)).isValid ? [{ start: index, end: index + id.length, kind: "NATIONAL_ID" as const }] : [],
    ),
  );
