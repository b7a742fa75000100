import { isWhiteAt } from "./letters.js";

/** What every name has; searching for it takes much less time than searching for names. */
const NAME_MARK =
  /:\/\/|@|www\.|\.(?=(?:csv|docx?|eml|gif|html?|jpe?g|json|log|msg|pdf|png|pptx?|txt|xlsx?|xml|zip)\b)/gi;

/** Names of pages, people and files are no words of the customer: `/help/data-loss`, `data_loss.pdf`. */
const NAMES = new RegExp(
  [
    "(?:https?://|\\bwww\\.)[\\w.~:/?#@!$&'*+,;=%-]+",
    "(?<![\\w.+-])[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+",
    "(?<![\\w-])[\\w-]+\\.(?:csv|docx?|eml|gif|html?|jpe?g|json|log|msg|pdf|png|pptx?|txt|xlsx?|xml|zip)\\b",
  ].join("|"),
  "gi",
);

type Part = [start: number, end: number];

/** Replaces only in some parts of a text, given in order, which is quicker than in all of a long one. */
const replaceIn = (text: string, parts: readonly Part[], replace: (part: string) => string): string => {
  if (parts.length === 0) return text;
  const pieces: string[] = [];
  let done = 0;
  for (const [start, end] of parts) {
    pieces.push(text.slice(done, start), replace(text.slice(start, end)));
    done = end;
  }
  return [...pieces, text.slice(done)].join("");
};

/** What is between two blanks around the mark of a name. Parts that only one blank separates are one. */
const partsWithNames = (text: string): readonly Part[] => {
  const parts: Part[] = [];
  let done = 0;
  for (const { index } of text.matchAll(NAME_MARK)) {
    if (index < done) continue;
    let [start, end] = [index, index];
    while (start > done && !isWhiteAt(text, start - 1)) start -= 1;
    while (end < text.length && !isWhiteAt(text, end)) end += 1;
    const last = parts.at(-1);
    if (last !== undefined && start <= last[1] + 1) last[1] = end;
    else parts.push([start, end]);
    done = end;
  }
  return parts;
};

/** Removes names of pages, people and files from text that is not folded yet. */
export const withoutNames = (text: string): string =>
  withoutOptions(replaceIn(text, partsWithNames(text), (part) => part.replace(NAMES, " … ")));

/** What a form offers, with the answer below: "(Data loss / Security breach / Other)" and "Other". */
const OPTIONS = /\(((?:[^()/|\n]{2,40}[/|]){2,8}[^()/|\n]{2,40})\)(?=[ *?]*[:：]?\s{1,4}([^\n]{2,40})(?:\n|$))/g;

const withoutOptions = (text: string): string =>
  text.includes("(")
    ? text.replace(OPTIONS, (list: string, offered: string, answer: string) =>
        offered.split(/[/|]/).some((option) => isSameWord(option, answer)) ? " … " : list,
      )
    : text;

const isSameWord = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** What goes down without failing: "sales are down". */
const AMOUNTS =
  "(?:prices?|costs?|sales|numbers?|traffic|revenue|rates?|usage|volumes?|temperature|figures|times?|errors|load|" +
  "demand|fees|spending|turnover|profits?|visits|earnings|stocks?|shares|market|mood|morale|sun|meeting|appointment)";

const A_WHILE = "(?:h|hrs?|hours?|min\\S*|days?|weeks?|times?)";

const IDIOMS = new RegExp(
  [
    // Down as a place, an amount or a date.
    "(?:is|are|went|goes|gone) down (?=below|to |by |at the (?:bottom|end)|on (?:the|this) page|payment|well |badly |" +
      `in history|(?:the|your) (?:street|road|hall)|from \\d|\\d+(?!\\d| ?${A_WHILE}\\b))`,
    `(?<=${AMOUNTS} )(?:is|are|went|goes|have gone|has gone|has been|have been) down`,
    "(?<=(?:i|he|she|everybody|everyone) )(?:is|are|am) down (?=with |for (?!\\d|hours|days|the |over |more ))",
    "s down (?=below|there|to |the |at )",
    // Production that is not where software runs.
    "production (?=plans?\\b|planning|lines?\\b|managers?\\b|dates?\\b|costs?\\b|schedules?\\b|company|teams?\\b|" +
      "orders?\\b|facility|halls?\\b|floor|process|studio|quality|volume|of )",
    "(?:film|music|video|food|theatre|wine) production",
    // A breach of contract, and a script that was put together in a hurry.
    "breach(?:ed|es)? (?=(?:of )?(?:our |the |your |this |my |an? )?(?:contract|agreement|terms|warranty|trust|promise|" +
      "sla|license|copyright|confidence|duty))",
    "hacked (?=together|up |(?:an?|my own|our own) (?:\\S+ )?(?:script|workaround|solution|tool|fix|plugin|version))",
    // What a program answers to a request without a password.
    "(?<=(?:40[13]|code|status|exception) (?:error )?(?:\\| )?)unauthori[sz]ed access",
    // People who cannot be reached.
    "(?:ich bin|bin ich|wir sind|sind wir|im buro|im urlaub|abwesend)(?: (?!ist |server|system|seite|dienst|anwendung)[^\\s|]+){0,8} nicht(?: mehr)? erreichbar",
    "(?:ich bin|bin ich|hotline(?: ist)?|telefonisch)(?: (?!sind |ist |und |dass |unser)[^\\s|]+){0,6} nicht(?: mehr)? erreichbar",
    "(?:i am|i m|i will be|by phone)(?: (?!is |are |and |our |the )[^\\s|]+){0,5} (?:unreachable|not reachable)",
  ].join("|"),
  "g",
);

/** A word of every idiom. */
const IDIOM_MARK = /\bdown\b|production|\bbreach|\bhacked\b|unauthori|erreichbar|reachable/g;

/** No idiom has more characters before or after its word, unless it has very long words. */
const IDIOM_REACH = 300;

/** What is around the words of idioms; parts that touch are one. */
const partsWithIdioms = (folded: string): readonly Part[] => {
  const parts: Part[] = [];
  for (const { index } of folded.matchAll(IDIOM_MARK)) {
    const last = parts.at(-1);
    const end = Math.min(folded.length, index + IDIOM_REACH);
    if (last !== undefined && index - IDIOM_REACH <= last[1]) last[1] = end;
    else parts.push([Math.max(0, index - IDIOM_REACH), end]);
  }
  return parts;
};

const takeApart = (text: string): string => text.replace(IDIOMS, (idiom) => `·${idiom.replaceAll(" ", " · ")}`);

/**
 * Takes the words apart that mean something else in folded text, so that no phrase of the lists is found in them:
 * "prices are down", "production plan", "breach of contract".
 */
export const withoutIdioms = (folded: string): string => replaceIn(folded, partsWithIdioms(folded), takeApart);
