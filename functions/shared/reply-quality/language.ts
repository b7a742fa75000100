import { foldLetters } from "../triage/fold-text.js";

/** Languages in which the rules read replies. */
export const REPLY_LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl", "ja"] as const;
export type ReplyLanguage = (typeof REPLY_LANGUAGES)[number];

/** Short words that nearly every sentence has, folded. A word of several languages counts for each of them. */
const FUNCTION_WORDS: Readonly<Record<Exclude<ReplyLanguage, "ja">, string>> = {
  en:
    "the and you your for of to is are was were has have had with that this it we our us not be been will can on in at " +
    "as if or please from by an any when which would about there they their these those does did",
  de:
    "der die das und sie ihr ihre ihnen ihren ihrer ist sind war wir uns unser unsere nicht mit fur von zu zum zur den dem " +
    "des ein eine einen einem einer auf aus bei im in dass wenn haben hat wird werden bitte auch oder sich kann konnen es " +
    "noch nach uber wie",
  fr:
    "le la les de des du et vous votre vos nous notre nos est sont etait un une que qui pour avec dans sur pas ne en au " +
    "aux ce cette ces il elle ils par si ou ou a ete avez avons sera veuillez bonjour plus",
  es:
    "el la los las de del y usted su sus nosotros nuestro nuestra es son un una que para con en por no se ha han lo le les " +
    "al como si o esta este estos pero muy sera hemos puede por favor mas",
  it:
    "il lo la i gli le di del della dei delle e lei suo sua suoi noi nostro nostra un una che per con in non si ha hanno " +
    "al alla nel nella da dal dalla sono come se o questo questa la sara abbiamo puo piu ci",
  pt:
    "o a os as de do da dos das e voce seu sua seus suas nos nosso nossa um uma que para com em no na nos nas por nao se " +
    "foi sao ao aos como ou este esta isso temos pode mais sera lhe pelo pela",
  nl:
    "de het een en u uw wij we ons onze is zijn was niet met voor van te op in aan dat die dit er om bij naar als of ook " +
    "kunt kan heeft hebben wordt worden door over uit dan nog hoe graag",
};

const WORD_SETS = new Map(
  REPLY_LANGUAGES.flatMap((language) =>
    language === "ja" ? [] : [[language, new Set(FUNCTION_WORDS[language].split(" "))] as const],
  ),
);

const ALL_FUNCTION_WORDS = new Set([...WORD_SETS.values()].flatMap((words) => [...words]));

/** Whether a folded word is one of those that say nothing, in any language. */
export const isFunctionWord = (word: string): boolean => ALL_FUNCTION_WORDS.has(word);

/** Words of a text with plain letters in lower case. */
export const wordsIn = (text: string): readonly string[] => foldLetters(text).match(/\p{L}+/gu) ?? [];

const lettersOf = (text: string, script: RegExp): number => text.match(script)?.length ?? 0;

/** Fewer of its words than this say nothing about a text's language. */
const EVIDENCE_MIN = 3;

const latinLanguageOf = (text: string): ReplyLanguage | undefined => {
  const words = wordsIn(text);
  const counts = [...WORD_SETS].map(([language, set]) => ({
    language,
    count: words.filter((word) => set.has(word)).length,
  }));
  const [first, second] = counts.toSorted((one, other) => other.count - one.count);
  if (first === undefined || first.count < EVIDENCE_MIN || first.count === second?.count) return undefined;
  return first.language;
};

/**
 * The language of a text: by its letters, and by the words that nearly every sentence has. Texts of some sentences
 * need no more. eld, which the local stand-in for Comprehend uses, would add its tables to the function.
 * @returns "other" for letters of another script, undefined for a text that is too short to say
 */
export const languageOf = (text: string): ReplyLanguage | "other" | undefined => {
  const letters = lettersOf(text, /\p{L}/gu);
  const kana = lettersOf(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  if (kana > letters / 5) return "ja";
  return lettersOf(text, /\p{Script=Latin}/gu) < letters / 2 ? "other" : latinLanguageOf(text);
};

/** A ticket's language as one that the rules read: "en" for "en-GB"; undefined for another, and for `und`. */
export const readLanguage = (code: string): ReplyLanguage | undefined =>
  REPLY_LANGUAGES.find((language) => language === code.split("-")[0]?.toLowerCase());

/** Sentences, and lines that are none. */
export const sentencesIn = (text: string): readonly string[] =>
  (text.match(/[^.!?。！？\n]+(?:[.!?。！？]+(?=\s|$|\p{L})|\n|$)?|[.!?。！？]+/gu) ?? []).flatMap(
    (sentence) => sentence.trim() || [],
  );
