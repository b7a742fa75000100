import type { PiiSpan } from "./span.js";

/**
 * Keys and tokens with a form of their own, as who issues them documents it: AWS, JWT (RFC 7519), GitHub, GitLab,
 * Stripe, Slack, Google, OpenAI, Anthropic, SendGrid and npm.
 */
const TOKEN = new RegExp(
  "(?<![\\w-])(?:" +
    [
      "(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])",
      String.raw`eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}`,
      "gh[pousr]_[A-Za-z0-9]{36,}",
      String.raw`github_pat_\w{22,}`,
      String.raw`glpat-[\w-]{20,}`,
      "[rsp]k_(?:live|test)_[A-Za-z0-9]{16,}",
      "whsec_[A-Za-z0-9]{24,}",
      "xox[abeoprs]-[A-Za-z0-9-]{10,}",
      String.raw`AIza[\w-]{35}`,
      String.raw`sk-(?:ant-|proj-)?[\w-]{20,}`,
      String.raw`SG\.[\w-]{16,}\.[\w-]{16,}`,
      "npm_[A-Za-z0-9]{36}",
    ].join("|") +
    ")",
  "g",
);

/** Words that a secret is named by, in the languages of the priority floor with Latin letters. */
const NAMED =
  "pass ?words?|pass ?phrase|pass ?code|passwd|pwd|passwort|kennwort|zugangscode|mot de passe|code d'accès|contraseñ?a|clave|" +
  "senha|palavra-passe|wachtwoord|hasło|parola d'ordine|(?:api|secret|access|private|auth)[ _-]?(?:access[ _-]?)?(?:key|token|secret)|" +
  "api-schlüssel|clé api|clave api|client[ _-]?secret|secret|token|bearer|one[ -]time code|verification code|pin(?:[ -]?code)?";

/** A name, what links it to its value, and the value; after "is" and its like, most words are no secret. */
const ASSIGNED = new RegExp(
  `(?<![\\p{L}])(?:${NAMED})["']?(?:\\s?\\([^()\\n]{1,20}\\))?(?<link>\\s?[:=]+\\s?|\\s(?:is|was|ist|lautet|war|est|es|era|è|é|jest|to)[: ]\\s?)` +
    `(?<quote>["'\`«„“])?(?<value>\\d{3} \\d{3}(?!\\d)|[^\\s"'\`«»„“”,;<>]{4,200})`,
  "dgiu",
);

const PASSWORD_IN_URL = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/]{1,64}:(?<value>[^\s@/]{1,200})@/dgi;

const KEY_BLOCK_START = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g;
const KEY_BLOCK_END = /-----END [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----/g;
/** The lines after the start of a block that does not end. */
const KEY_LINES = /(?:\s{1,4}[\w+/=-]{16,100}){0,200}/y;

/** Whether a value looks like a secret and not like the next word of a sentence. */
const isSecret = (value: string, link: string, isQuoted: boolean): boolean => {
  if (link.includes("=")) return true;
  if (/^https?:|^\[|^\*+$/.test(value)) return false;
  const hasDigit = /\p{N}/u.test(value);
  const isOdd = /[^\p{L}\p{N}.!?)'’-]/u.test(value) || /\p{Ll}\p{Lu}/u.test(value);
  return isQuoted || isOdd || (hasDigit && (/\p{L}/u.test(value) || link.includes(":") || value.length >= 4));
};

/** A sentence's full stop is no part of the secret in it; an exclamation mark may well be. */
const withoutStop = (value: string): string => value.replace(/[.?)]$/, "");

const secretOf = (start: number, end: number): PiiSpan => ({ start, end, kind: "SECRET" });

const assigned = (text: string): readonly PiiSpan[] =>
  Array.from(text.matchAll(ASSIGNED)).flatMap(({ groups, indices }) => {
    const [start] = indices?.groups?.["value"] ?? [];
    const { link = "", quote, value = "" } = groups ?? {};
    const secret = quote === undefined ? withoutStop(value) : value;
    if (start === undefined || !isSecret(secret, link, quote !== undefined)) return [];
    return [secretOf(start, start + secret.length)];
  });

const inUrls = (text: string): readonly PiiSpan[] =>
  Array.from(text.matchAll(PASSWORD_IN_URL)).flatMap(({ indices }) => {
    const [start, end] = indices?.groups?.["value"] ?? [];
    return start === undefined || end === undefined ? [] : [secretOf(start, end)];
  });

/** Where a block that starts at an offset ends, if its end line is missing. */
const endOfLines = (text: string, offset: number): number => {
  KEY_LINES.lastIndex = offset;
  return KEY_LINES.exec(text) === null ? offset : KEY_LINES.lastIndex;
};

/** Private keys, up to the end of their block or of its lines. */
const keyBlocks = (text: string): readonly PiiSpan[] => {
  const ends = Array.from(text.matchAll(KEY_BLOCK_END), ({ 0: line, index }) => index + line.length);
  const spans: PiiSpan[] = [];
  let next = 0;
  for (const { 0: line, index } of text.matchAll(KEY_BLOCK_START)) {
    if (index < (spans.at(-1)?.end ?? 0)) continue;
    while ((ends[next] ?? Infinity) < index) next += 1;
    spans.push(secretOf(index, ends[next] ?? endOfLines(text, index + line.length)));
  }
  return spans;
};

/** Passwords, keys and tokens. */
export const secretsIn = (text: string): readonly PiiSpan[] => [
  ...Array.from(text.matchAll(TOKEN), ({ 0: token, index }) => secretOf(index, index + token.length)),
  ...assigned(text),
  ...inUrls(text),
  ...keyBlocks(text),
];
