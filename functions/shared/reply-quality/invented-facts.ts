import { toCompatibilityForm } from "../contracts/text.js";
import { findSpans } from "../pii/find-spans.js";
import type { PiiKind, PiiSpan } from "../pii/span.js";
import { hasForeignLink, linkedDomains } from "../reply-gate/outside-facts.js";
import { policiesBroken, type Policy } from "../reply-gate/policy-words.js";
import { foldLetters, lettersOnly } from "../triage/fold-text.js";
import { sentencesIn } from "./language.js";
import type { PreparedReply } from "./replied-ticket.js";

/** Facts of a reply that neither the ticket nor the configuration has, as they are written. */
export interface InventedFacts {
  readonly ids: readonly string[];
  readonly links: readonly string[];
  readonly dates: readonly string[];
  readonly prices: readonly string[];
  readonly personalData: readonly string[];
}

/** Blanks take the room of what has been read as something else already. */
const blank = (text: string, parts: readonly { readonly start: number; readonly end: number }[]): string =>
  parts.reduce((rest, { start, end }) => rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end), text);

/** What a pattern has found: from its first character to the one after its last. */
interface FoundPlace {
  readonly found: string;
  readonly start: number;
  readonly end: number;
}

const placesOf = (pattern: RegExp, text: string): readonly FoundPlace[] =>
  Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ found, start: index, end: index + found.length }));

const NUMBERED =
  "ticket|case|reference|ref|order|invoice|request|incident|claim|vorgang|bestell|rechnung|anfrage|auftrag|referenz|fall|" +
  "dossier|commande|facture|demande|référence|caso|pedido|factura|solicitud|referencia|incidencia|ordine|fattura|" +
  "richiesta|pratica|riferimento|fatura|solicitação|referência|chamado|zaak|bestelling|factuur|verzoek|referentie|melding|" +
  "チケット|注文|受付|参照|請求書|お問い合わせ|ケース|管理";

/** Words and signs between what is numbered and its number. */
const LINK_WORDS = String.raw`(?:番号|number|nummer|num[eé]ro|número|code|id|no\.?|nr\.?|n\.?[º°o]\.?|is|lautet|ist|es|è|é|est|は|[\s:#"“„«「(])`;

/** `order 4711`, `Rechnungsnummer: 2026-118`, `チケット番号は TKT-5`: what has a name, and its number. */
const NAMED_ID = new RegExp(
  String.raw`(?<!\p{L})(?:${NUMBERED})\p{Script=Latin}*${LINK_WORDS}{1,8}(?<id>[\p{Script=Latin}\d]*\d[\p{Script=Latin}\d]*(?:[-/._][\p{Script=Latin}\d]+)*)`,
  "giu",
);

/** `TKT-20261121-0001`, `INC0012345`, `#48213`. */
const FORMED_ID =
  /(?<![\p{L}\p{N}])(?:\p{Lu}{2,10}[-_]?\d[\p{Lu}\d]*(?:[-_/][\p{Lu}\d]+)*|#\s?(?:\p{Lu}{1,6}-?)?\d[\d-]*)(?![\p{Script=Latin}\p{N}])/gu;

/** Fewer digits count things: "case 2", "step 1". */
const ID_DIGITS_MIN = 3;

const digitsIn = (text: string): string => text.replace(/\D/g, "");

const idsIn = (text: string) => {
  const named = Array.from(text.matchAll(NAMED_ID)).flatMap(({ 0: whole, index, groups }) => {
    const id = groups?.["id"] ?? "";
    const end = index + whole.length;
    return [{ found: id, start: end - id.length, end }];
  });
  return [...named, ...placesOf(FORMED_ID, text)].filter(({ found }) => digitsIn(found).length >= ID_DIGITS_MIN);
};

const LINK = /(?:\b[a-z]{2,10}:\/\/|\bwww\.)[^\s<>"“”»」]+/giu;

/** Months by number, folded: names and the forms of them that dates use. */
const MONTHS: readonly string[] = [
  "january|january|januar|janner|janvier|enero|gennaio|janeiro|januari|jan",
  "february|februar|fevrier|febrero|febbraio|fevereiro|februari|feb",
  "march|marz|mars|marzo|marco|maart|mar",
  "april|avril|abril|aprile|apr",
  "may|mai|mayo|maggio|maio|mei",
  "june|juni|juin|junio|giugno|junho|jun",
  "july|juli|juillet|julio|luglio|julho|jul",
  "august|aout|agosto|augustus|aug",
  "september|septembre|septiembre|settembre|setembro|sept|sep",
  "october|oktober|octobre|octubre|ottobre|outubro|oct|okt",
  "november|novembre|noviembre|novembro|nov",
  "december|dezember|decembre|diciembre|dicembre|dezembro|dec|dez",
];
const MONTH = `(?:${MONTHS.join("|")})(?![a-z])\\.?`;

const DATE = new RegExp(
  [
    String.raw`(?<![\d.-])\d{4}-\d{1,2}-\d{1,2}(?![\d-])`,
    String.raw`(?<![\d./])\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)`,
    String.raw`(?:\d{4} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?日`,
    String.raw`(?<!\d)\d{1,2}(?:st|nd|rd|th|\.|er|º|°)?(?: de| of)? ${MONTH}(?:(?: de|,)? \d{4})?`,
    String.raw`(?<![a-z])${MONTH} \d{1,2}(?:st|nd|rd|th)?(?!\d)(?:,? \d{4})?`,
    String.raw`(?<![a-z])${MONTH}(?: de)? \d{4}(?!\d)`,
  ].join("|"),
  "gu",
);

const groupsOf = (text: string): readonly string[] => (text.match(/\d+/g) ?? []).map((group) => String(Number(group)));

const MONTH_NAMES = MONTHS.map((names) => new RegExp(`(?<![a-z])(?:${names})(?![a-z])`));

const monthsIn = (folded: string): readonly string[] =>
  MONTH_NAMES.flatMap((names, at) => (names.test(folded) ? [String(at + 1)] : []));

/** Numbers of days, months and years in a text. */
const dateNumbers = (folded: string): readonly string[] => [...groupsOf(folded), ...monthsIn(folded)];

/** Dates with a day, a month or a year that the ticket does not have. @param dates folded */
const inventedDates = (dates: readonly FoundPlace[], text: string, { ticket }: PreparedReply) => {
  const known = new Set(dateNumbers(foldDates(`${ticket.everything}\n${ticket.submittedAt.slice(0, 10)}`)));
  return dates
    .filter((date) => !dateNumbers(date.found).every((number) => known.has(number)))
    .map(({ start, end }) => ({ found: text.slice(start, end) }));
};

/** Plain letters in lower case, at the same offsets: letters that fold to several stay as they are. */
const foldDates = (text: string): string =>
  Array.from(text, (letter) => {
    const folded = foldLetters(letter);
    return folded.length === letter.length ? folded : letter;
  }).join("");

const SIGN = "[$€£¥₹₩]|usd|eur|gbp|chf|jpy|brl";
const AMOUNT = String.raw`\d(?:[\d.,'’  ]*\d)?`;
const PRICE = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}])(?:${SIGN}|r\$) ?${AMOUNT}`,
    String.raw`(?<![\p{L}\d])${AMOUNT} ?(?:${SIGN}|euros?|dollars?|dólares|dollari|pounds?|libras|francs?|franken|yen|reais|円|ドル|ユーロ)(?!\p{Script=Latin})`,
    String.raw`(?<![\p{L}\d])${AMOUNT} ?(?:%|percent|per cent|prozent|pour cent|por ciento|per cento|por cento|procent|パーセント)`,
  ].join("|"),
  "giu",
);

/** The digits of an amount, without decimals that say nothing: "49.00" and "49" are the same. */
const amountOf = (text: string): string => digitsIn(text.replace(/[.,]0{1,2}(?=\D*$)/, ""));

/** Amounts with and without blanks between their digits: "24 900" may be one number or two. */
const AMOUNTS = [new RegExp(AMOUNT, "g"), /\d(?:[\d.,'’]*\d)?/g];

const amountsIn = (text: string): readonly string[] =>
  AMOUNTS.flatMap((pattern) => placesOf(pattern, text).map(({ found }) => amountOf(found)));

const inventedPrices = (prices: readonly FoundPlace[], { ticket }: PreparedReply) => {
  const known = new Set(amountsIn(toCompatibilityForm(ticket.everything)));
  return prices.filter(({ found }) => !known.has(amountOf(found)));
};

/** Kinds with a form of their own, which no identifier and no date has. */
const SURE: ReadonlySet<PiiKind> = new Set<PiiKind>(["EMAIL", "CARD", "BANK_ACCOUNT", "SECRET", "ADDRESS"]);

const isKnown = (part: string, text: string): boolean => lettersOnly(text).includes(lettersOnly(part));

/** Whether a domain stands in a text, and not as the end of another one. */
const hasDomain = (folded: string, domain: string): boolean => {
  for (let at = folded.indexOf(domain); at >= 0; at = folded.indexOf(domain, at + 1))
    if (!/[\p{L}\p{N}-]/u.test(folded.charAt(at - 1))) return true;
  return false;
};

const inventedLinks = (text: string, { ticket, allowed }: PreparedReply): readonly string[] => {
  const named = linkedDomains(text);
  const held = toCompatibilityForm(ticket.everything).toLowerCase();
  const known = named.filter((domain) => hasDomain(held, domain));
  if (!hasForeignLink(text, { ...allowed, domains: [...allowed.domains, ...known] })) return [];
  const foreign = named.filter((domain) => !known.includes(domain));
  return foreign.length > 0 ? foreign : placesOf(LINK, text).map(({ found }) => found);
};

const found = (parts: readonly { readonly found: string }[]): readonly string[] => parts.map((part) => part.found);

const spansOf = (text: string, isWanted: (kind: PiiKind) => boolean): readonly PiiSpan[] =>
  findSpans(text).filter(({ kind }) => isWanted(kind));

/**
 * What a reply states and its ticket does not hold. Each part is read as one thing: what is a date is no phone number,
 * and what is a link is no identifier.
 */
export const inventedFacts = (reply: PreparedReply): InventedFacts => {
  const { text, ticket, allowed } = reply;
  const sure = spansOf(text, (kind) => SURE.has(kind));
  const withoutSure = blank(text, sure);
  const withoutLinks = blank(withoutSure, placesOf(LINK, withoutSure));
  const dates = placesOf(DATE, foldDates(withoutLinks));
  const withoutDates = blank(withoutLinks, dates);
  const prices = placesOf(PRICE, withoutDates);
  const withoutPrices = blank(withoutDates, prices);
  const ids = idsIn(withoutPrices);
  const rest = blank(withoutPrices, ids);
  const known = [ticket.everything, ...allowed.addresses, ...allowed.numbers].join("\n");
  const personal = [
    ...sure.map(({ start, end }) => text.slice(start, end)),
    ...spansOf(rest, (kind) => !SURE.has(kind)).map(({ start, end }) => rest.slice(start, end)),
  ];
  return {
    ids: found(ids).filter((id) => !isKnown(id, known)),
    links: inventedLinks(withoutSure, reply),
    dates: found(inventedDates(dates, withoutLinks, reply)),
    prices: found(inventedPrices(prices, reply)),
    personalData: personal.filter((part) => !isKnown(part, known)),
  };
};

/** The first sentence of a reply that breaks a policy of the reply gate, whatever the ticket says in quotations. */
export const promiseIn = ({ own, ticket }: PreparedReply, policy: Policy): string | undefined =>
  sentencesIn(own).find((sentence) => policiesBroken(sentence, [policy], ticket.everything).length > 0);
