import { type SentencePattern, wordsOf } from "./word-matcher.js";

// Sentences that report access by people who should not have it. All are matched in folded text: lower case, without
// accents and apostrophes, with a bar where punctuation was.

const phrase = (...parts: readonly string[]): string => parts.join(" ");

const WHOSE_EN = "(?:all |of |our |my |the |this |that |their |customer |customers |client |company )+";
const THING_EN =
  "(?:data|files|records|documents|database|account|accounts|systems?|server|servers|mailbox|emails|invoices|tickets)";
const SOMEONE_EN =
  "(?:someone|somebody|some one|people|a person|persons?|a former employee|an ex employee|former employees)";
const STRANGER_EN =
  "(?:strangers?|outsiders?|an outsider|a stranger|(?:an )?attackers?|(?:an )?intruders?|(?:an )?unknown (?:person|persons|people|user|users|party)|" +
  "(?:an )?unauthori[sz]ed (?:person|persons|people|user|users|party|parties)|(?:a )?third part(?:y|ies)|other (?:customers|companies|clients|tenants)|another (?:customer|company|client|tenant))";
const HAS_ACCESS_EN =
  "(?:(?:has|have|had|got|gained|gets|still has|still have) (?:[^\\s|]+ )?access to|(?:can|could|was able to|were able to) (?:see|read|access|view|open|download))";
const SHOULD_NOT_EN =
  "(?:who|that|which|and|although they|though they) (?:should(?: not|n t)|must(?: not|n t)|(?:is|are|was|were) not (?:allowed|supposed|authori[sz]ed)|(?:isn|aren|wasn|weren) t (?:allowed|supposed|authori[sz]ed)|(?:does|do) not work|we do(?: not|n t) know)";

const ENGLISH = [
  // Someone has access to our data who should not; people can see our files without permission.
  phrase(
    SOMEONE_EN,
    HAS_ACCESS_EN,
    `${WHOSE_EN}${THING_EN}(?: \\|)? (?:${SHOULD_NOT_EN}|without (?:our |my |any )?(?:permission|authori[sz]ation|consent))`,
  ),
  // Someone who should not has access to our data.
  phrase(SOMEONE_EN, `${SHOULD_NOT_EN}(?: [^\\s|]+){0,3}`, HAS_ACCESS_EN, `${WHOSE_EN}${THING_EN}`),
  // Strangers can see our invoices.
  phrase(STRANGER_EN, HAS_ACCESS_EN, `${WHOSE_EN}${THING_EN}`),
  // We can see another company's tickets.
  phrase(
    "(?:i|we) (?:can|could) (?:now |suddenly |also )?(?:see|read|access|view|open|download)",
    `(?:the |all )?(?:${THING_EN} (?:of|from) )?(?:(?:an)?other (?:customer|company|client|tenant|organi[sz]ation)s?(?: s)?|someone else s|somebody else s)`,
  ),
  // Somebody else is logged in to my account.
  phrase(
    "(?:someone|somebody)(?: else)?",
    "(?:has |is |was |have |just )*(?:logged|logging|signed|broke|broken|got) in ?to (?:our|my)",
  ),
  phrase(
    "(?:someone|somebody)",
    "(?:has |have |just )*(?:stole|stolen|copied|is stealing)",
    `${WHOSE_EN}(?:${THING_EN}|passwords?)`,
  ),
];

const OTHERS = [
  // German
  "(?:jemand|unbefugte|fremde|dritte|ein fremder|andere kunden|ein anderer kunde) (?:hat|haben|hatte|hatten) (?:[^\\s|]+ )?zugriff auf (?:unsere|meine|die) [^\\s|]+(?: \\|)? (?:der|die|das|obwohl|ohne)",
  "(?:unbefugte|fremde|andere kunden|dritte) (?:haben|hatten|konnen|konnten) (?:[^\\s|]+ )?(?:zugriff auf )?(?:unsere|meine) (?:[^\\s|]+ )?(?:daten|dateien|rechnungen|konten|konto)",
  "(?:jemand|ein unbekannter|unbekannte) (?:hat|haben) sich in (?:unser|mein|unsere|meine) [^\\s|]+ (?:eingeloggt|angemeldet|gehackt)",
  // French
  "quelqu un (?:a|avait) (?:eu )?acces a (?:nos|mes) [^\\s|]+(?: \\|)? (?:qui|alors|sans)",
  "(?:des inconnus|un inconnu|d autres clients|des tiers) (?:ont acces a|voient|peuvent voir|a acces a) (?:nos|mes)",
  // Spanish, Italian, Portuguese
  "alguien (?:tiene|tuvo) acceso a (?:nuestros|mis) [^\\s|]+(?: \\|)? (?:que|sin|y)",
  "(?:otros clientes|desconocidos) (?:pueden ver|ven|tienen acceso a) (?:nuestros|mis|nuestras)",
  "qualcuno ha (?:avuto )?accesso ai (?:nostri|miei) [^\\s|]+(?: \\|)? (?:che|senza)",
  "alguem (?:tem|teve) acesso aos (?:nossos|meus) [^\\s|]+(?: \\|)? (?:que|sem)",
  // Dutch
  "iemand heeft toegang tot (?:onze|mijn) [^\\s|]+(?: \\|)? (?:die|zonder)",
];

/** A report of access by the wrong people. */
export const BREACH_REPORTED: SentencePattern = {
  pattern: new RegExp(` (?:${[...ENGLISH, ...OTHERS].join("|")})(?= )`, "g"),
  oneOf: wordsOf({
    en: "some, people, person, employee, stranger, outsider, attacker, intruder, unknown, unauthori, third part, other",
    de: "jemand, unbefugte, fremde, dritte, andere, unbekannte",
    fr: "quelqu un, inconnu, autres clients, des tiers",
    es: "alguien, otros clientes, desconocidos",
    it: "qualcuno",
    pt: "alguem",
    nl: "iemand",
  }),
};
