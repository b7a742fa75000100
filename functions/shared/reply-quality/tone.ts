import type { ReplyLanguage } from "./language.js";
import type { PreparedReply } from "./replied-ticket.js";

/** Not letters before and after: a word. */
const word = (words: string): string => String.raw`(?<![\p{L}\p{N}'])(?:${words})(?![\p{L}\p{N}])`;

/**
 * Contractions that formal writing spells out, by language, with plain apostrophes. Those that a language requires
 * ("l'erreur", "dell'ordine", "zo'n") are none.
 */
const CONTRACTIONS: Readonly<Record<ReplyLanguage, RegExp>> = {
  en: new RegExp(
    word(
      String.raw`\p{L}+n't|\p{L}+'(?:re|ll|ve|d|m)|(?:it|that|this|there|here|what|who|where|when|how|why|let|he|she|everything|something|nothing)'s|` +
        "y'all|gonna|wanna|gotta|kinda|dunno|lemme|gimme|dont|cant|wont|isnt|arent|doesnt|didnt|wasnt|youre|theyre|weve|youve|ive",
    ),
    "iu",
  ),
  de: new RegExp(
    String.raw`(?<!\p{L})'(?:s|n|nen|ne|ner|nem|rum|rein|raus|rauf|runter)(?!\p{L})|` +
      word(
        "(?:geht|gibt|hab|ist|war|wird|ich|sie|wie|was|wenn|ob|so|tut|hat|steht|klappt|läuft|lässt|wer|wo|da|dass|weil)'s|" +
          "(?:hab|könnt|würd|wär|hätt|auf|in|mit)'(?=\\s|$)|(?:auf|in)'(?:m|n)|gibts|gehts|klappts|nix|haste|biste|kannste",
      ),
    "iu",
  ),
  fr: new RegExp(
    word("t'(?:as|es|inquiète)|j'(?:suis|sais|peux|vais)|y'a|y a pas|p'tite?s?|v'là|d'la|d'mon|qu'y'a|chuis"),
    "iu",
  ),
  es: new RegExp(word("pa'(?:l|lla|ra)?|na'|to'(?:do|s)?|pal|porfa|xq"), "iu"),
  it: new RegExp(
    String.raw`(?<!\p{L})'(?:sto|sta|sti|na|ndo)(?!\p{L})|` + word("c'ho|c'hai|nun|cmq|xk[eé]|vabb[eè]|sò"),
    "iu",
  ),
  // Case matters: "Pro" is a name of editions.
  pt: new RegExp(word("[Tt]á|[Tt]ô|[Tt]ava|pra|pras|pro|pros|[Nn]é|[Cc]ê|[Vv]cs?|[Dd]aí|[Pp]eraí"), "u"),
  nl: new RegExp(String.raw`(?<!\p{L})'(?:t|k|m|r|ns)(?!\p{L})|` + word("m'n|z'n|d'r|da's|'k|ie's|effe"), "iu"),
  ja: /じゃ(?:ない|ありません|なく|なかった)|ちゃ(?:った|って|います|いました|う)|(?:して|って|いて|んで|れて|きて)ます|なきゃ/u,
};

/** A text with one sign for every apostrophe, as evidence quotes it. */
export const withPlainApostrophes = (text: string): string => text.replace(/[’‘ʼ′`´]/g, "'");

const contractionIn = (own: string, language: PreparedReply["language"]): string | undefined => {
  const pattern = CONTRACTIONS[language === undefined || language === "other" ? "en" : language];
  return pattern.exec(withPlainApostrophes(own))?.[0];
};

/** Signs that Unicode counts as pictures and texts use as letters: ©, ®, ™, ℹ, ‼, ⁉, and arrows. */
const TEXT_SIGNS = String.raw`\u00a9\u00ae\u2122\u2139\u203c\u2049\u2190-\u21ff\u2934\u2935`;
const EMOJI = new RegExp(
  String.raw`(?![${TEXT_SIGNS}])\p{Extended_Pictographic}|\p{Emoji_Presentation}|\p{Regional_Indicator}|[\d#*]\ufe0f?\u20e3|` +
    String.raw`(?<=\s|^)(?:[:;=]-?[)(DPp]|<3|\^\^)(?=\s|$|[.,])`,
  "u",
);

const EXCLAMATION = /[!¡‼❗❕⁉]/u;

/** Characters around what is found that show where it is. */
const AROUND = 30;

/** What is found with what stands before it, or after it where no word does: "¡" opens a sentence. */
const around = (text: string, sign: RegExp): string | undefined => {
  const found = sign.exec(text);
  if (found === null) return undefined;
  const end = found.index + found[0].length;
  const before = text.slice(Math.max(0, found.index - AROUND), end).replace(/^[^]*”/, "");
  const after = text.slice(end, end + AROUND).replace(/“[^]*$/, "");
  return (/\p{L}/u.test(before) ? before : before + after).toWellFormed();
};

/** What in a reply's own words is not formal; undefined if nothing is. */
export const informalPart = ({ own, language }: PreparedReply): string | undefined =>
  contractionIn(own, language) ?? around(own, EXCLAMATION) ?? around(own, EMOJI);
