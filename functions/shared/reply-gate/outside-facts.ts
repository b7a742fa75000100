import { toCompatibilityForm } from "../contracts/text.js";

/** What a reply may name besides what the ticket holds. */
export interface AllowedFacts {
  /** Domains whose links may be sent, with their subdomains. */
  readonly domains: readonly string[];
  readonly addresses: readonly string[];
  readonly numbers: readonly string[];
}

/**
 * "example[.]com", "example (dot) com" and "example dot com" are links to people. Blanks are matched from the first of
 * them on, so that many take no longer than as many letters.
 */
const WRITTEN_DOT =
  /(?:(?<!\s)\s+)?[[({<]\s*(?:\.|dot|punkt|punto|point|ponto)\s*[\])}>]\s*|(?<!\s)\s+(?:dot|punkt|punto|ponto)\s+/gi;
const WRITTEN_AT = /(?:(?<!\s)\s+)?[[({<]\s*(?:@|at|ät|arroba)\s*[\])}>]\s*/gi;
const OTHER_DOTS = /(?<=[\p{L}\p{N}])[。｡․](?=[\p{L}\p{N}])/gu;

const unwritten = (text: string): string =>
  text.replace(WRITTEN_DOT, ".").replace(WRITTEN_AT, "@").replace(OTHER_DOTS, ".");

const SCHEME =
  /(?<![\p{L}\p{N}])(?:h(?:tt|xx)ps?|ftp|javascript|vbscript|data|file|mailto|tel|sms|whatsapp|skype|tg|intent)\s*:(?=\s?\S)/iu;
const DOMAIN =
  /(?<![\p{L}\p{N}@._-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?<ending>\p{L}{2,24}|xn--[a-z\d-]+)(?![\p{L}\p{N}_-])/giu;
/** Of a longer part before the at sign than RFC 5321 allows, the end. */
const ADDRESS = /[\p{L}\p{N}._%+'-]{1,64}\s?@\s?(?:[\p{L}\p{N}-]+\.)+[\p{L}]{2,24}/gu;
const HOST_NUMBER = /(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?=[:/])/;

/** Endings of names that people read as a page. Others may be a sentence without its blank, or a file. */
const ENDINGS = new Set(
  (
    "com net org edu gov mil int info biz name pro io ai app dev co me tv cc ly gl gg xyz top site online shop store club " +
    "live link click help support page web website tech cloud space icu vip win bid loan work world zone today email news " +
    "uk us eu de fr es it pt nl be ch at pl cz sk hu ro bg gr se no dk fi ie ru ua by tr il ir sa ae in pk bd lk np cn hk " +
    "tw jp kr vn th my sg id ph au nz ca mx br ar cl pe za ng ke eg ma to ws su is li lu zip mov " +
    "рф бг укр срб мкд бел қаз рус онлайн сайт ελ 中国 中國 香港 台湾 台灣 公司 网络 网址 在线 商城 みんな コム 한국 닷컴 السعودية امارات مصر موقع شبكة קום"
  ).split(" "),
);

const domainsIn = (text: string): readonly string[] =>
  [...text.matchAll(DOMAIN)]
    .filter(({ groups, index, 0: name }) => {
      const ending = groups?.["ending"]?.toLowerCase() ?? "";
      return ENDINGS.has(ending) || ending.startsWith("xn--") || text.charAt(index + name.length) === "/";
    })
    .map(([name]) => name.toLowerCase());

/** Schemes of links, whose domains are looked at by themselves. */
const WEB = /(?<![\p{L}\p{N}])https?:\/\//giu;

/** The domains that a text links to or names as a page, in lower case; not those of e-mail addresses. */
export const linkedDomains = (text: string): readonly string[] =>
  domainsIn(unwritten(text).replace(ADDRESS, " ").replace(WEB, " "));

const isOf = (domain: string, allowed: readonly string[]): boolean =>
  allowed.some((one) => domain === one.toLowerCase() || domain.endsWith(`.${one.toLowerCase()}`));

/**
 * Whether a text names a page whose domain is not allowed. That the ticket has the link does not count: an injected
 * instruction always has it.
 */
export const hasForeignLink = (text: string, allowed: AllowedFacts): boolean => {
  const plain = unwritten(text);
  const withoutAddresses = plain.replace(ADDRESS, " ");
  const domains = domainsIn(withoutAddresses.replace(WEB, " "));
  const isAllowed = domains.every((domain) => isOf(domain, allowed.domains));
  const rest = isAllowed && domains.length > 0 ? plain.replace(WEB, " ") : plain;
  return !isAllowed || SCHEME.test(rest) || HOST_NUMBER.test(plain);
};

/** Whether a text has an e-mail address that is neither the customer's nor allowed. */
export const hasForeignAddress = (text: string, known: readonly string[]): boolean =>
  [...unwritten(text).matchAll(ADDRESS)].some(([address]) => {
    const name = address.replace(/\s/g, "").toLowerCase();
    return !known.some((one) => one.toLowerCase() === name);
  });

/** The marks of a numbered list, with the blank lines above each: from the first line after one that is not blank. */
const LIST_MARK = /(?:(?<![^])|(?<=\S[^\S\n\r\u2028\u2029]*[\n\r\u2028\u2029]))\s*(?:[-*•]\s*)?\(?\d{1,2}[.):]\s/g;
/** Digits with what people write between them. */
const NUMBER = /\d(?:[\d.,:/'\u2019()\s\u00a0\u202f-]*\d)?/g;
const MONEY = /[$€£¥₹₩%]\s?$|^\s?(?:[$€£¥₹₩%]|usd|eur|gbp|dollars?|euros?|percent)/i;

/** The decimal digits of a script follow one another from zero on: "٤" is four places above "٠". */
const valueOf = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
};

/** The compatibility form, with the digits of every script as 0 to 9. */
const withPlainDigits = (text: string): string => toCompatibilityForm(text).replace(/[^\P{Nd}0-9]/gu, valueOf);

const digitsIn = (plain: string): string => plain.replace(/\D/g, "");

const digitsOf = (text: string): string => digitsIn(withPlainDigits(text));

const groupsOf = (text: string): readonly string[] => text.match(/\d+/g) ?? [];

/** A single digit counts steps or things, except one of money. */
const isSmall = (text: string, start: number, number: string): boolean =>
  number.length === 1 &&
  !MONEY.test(text.slice(Math.max(0, start - 2), start)) &&
  !MONEY.test(text.slice(start + 1, start + 9));

/** Whether a text has a number that the ticket does not have and that is not allowed. */
export const hasForeignNumber = (text: string, ticket: string, allowed: AllowedFacts): boolean => {
  const plain = withPlainDigits(text).replace(LIST_MARK, " ");
  const plainTicket = withPlainDigits(ticket);
  const known = new Set([...groupsOf(plainTicket), ...allowed.numbers.flatMap(groupsOf)]);
  const whole = digitsIn(plainTicket);
  const allowedNumbers = new Set(allowed.numbers.map(digitsOf));
  return [...plain.matchAll(NUMBER)].some(({ 0: number, index }) => {
    if (isSmall(plain, index, number) || allowedNumbers.has(digitsOf(number))) return false;
    return !groupsOf(number).every((group) => known.has(group) || (group.length > 3 && whole.includes(group)));
  });
};

/** Mark-up that shows something else than its text: HTML, links and images of Markdown and BBCode, code. */
const MARKUP = /<\/?[a-z!][^<>]*>|&#x?[\da-f]+;|&lt;|\]\(|!\[|\[\/?(?:url|img|b|i|color)\b|```|\{\{|<\|/i;

export const hasMarkup = (text: string): boolean => MARKUP.test(text);
