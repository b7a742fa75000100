import { lettersOnly } from "../triage/fold-text.js";
import { isFunctionWord, sentencesIn, wordsIn } from "./language.js";
import type { PreparedReply } from "./replied-ticket.js";

/** Names that are no product's: what forms send when nobody has chosen one. */
const NO_PRODUCT =
  /^(?:n\/?a|none|no product|other|others|unknown|general|andere|sonstiges|autre|otro|altro|outro|overig|その他|なし|-+)$/i;

/** Words of product names that many products share. */
const COMMON_PART =
  /^(?:app|cloud|desk|software|system|service|suite|online|mobile|pro|plus|premium|basic|edition|version|portal|server|client|office|data|home|the|for)$/;

const PART_MIN = 4;

/**
 * Whether a reply names the ticket's product: its whole name, however it is spaced and hyphenated, or the first word
 * of it that is not one of many products. Quoting the ticket is not enough. Undefined if the ticket has no product.
 */
export const namesProduct = ({ unquoted, ticket: { product } }: PreparedReply): boolean | undefined => {
  const whole = lettersOnly(product);
  if (whole === "" || NO_PRODUCT.test(product)) return undefined;
  if (lettersOnly(unquoted).includes(whole)) return true;
  const part = wordsIn(product).find((word) => word.length >= PART_MIN && !COMMON_PART.test(word));
  return part !== undefined && wordsIn(unquoted).includes(part);
};

/** Words of greetings and of support that tickets and replies have, whatever they are about. Folded. */
const COURTESY = new Set(
  (
    "hello dear thanks thank regards sincerely support team please help message ticket customer sorry contact know time " +
    "best kind would like need want write there wrote since problem issue " +
    "hallo guten liebe lieber freundliche freundlichen grusse danke vielen dank bitte hilfe nachricht kunden anfrage " +
    "sehr geehrte geehrter geehrtes damen herren problem leider bonjour bonsoir merci cordialement equipe madame monsieur " +
    "aide message demande probleme cordiales hola buenos dias gracias saludos equipo estimado estimada estimados ayuda " +
    "mensaje problema atentamente cordial buongiorno salve grazie saluti cordiali gentile team aiuto messaggio ciao " +
    "bom boa tarde obrigado obrigada cumprimentos equipa equipe ajuda mensagem prezado prezada prezados caro cara ola " +
    "hallo beste geachte dank bedankt groet groeten vriendelijke alvast hulp bericht vraag probleem heer mevrouw " +
    // What steps are made of, whatever the problem is.
    "open close sign device devices settings version screenshot screen restart again change changes nothing completely " +
    "answer reply write writes describe concerns concern understand note first then when same every still " +
    "gerat gerate geraten einstellungen anzeige bild andert schreiben antwort antworten neu starten danach dort steht wieder " +
    "appareil appareils parametres ecran capture connectez redemarrez reponse change rien affichee ensuite " +
    "dispositivo dispositivos configuracion pantalla captura sesion respuesta cambia nada escribe escriba todos solo " +
    "impostazioni schermata risposta scrive vede tutti dispositivi riavvii cambia nulla " +
    "definicoes ecra tela sessao resposta escreve mude mudar aparece todos " +
    "apparaat apparaten instellingen versie scherm afbeelding antwoord schrijft opnieuw verandert niets ziet helemaal"
  ).split(" "),
);

const WORD_MIN = 4;

/** Letters by which two forms of a word are taken for the same. */
const STEM = 5;

const stemOf = (word: string): string => word.slice(0, Math.max(WORD_MIN, Math.min(STEM, word.length - 1)));

const COURTESY_PAIRS = new Set(
  "世話 話様 担当 当者 者様 連絡 絡先 問合 合わ 申訳 願致 致し 宜願 確認 対応 状況 弊社 貴社 件名".split(" "),
);

/** What a word is recognised by: its stem. In Japanese, the pairs of characters of a run that carries meaning. */
type Mention = readonly string[];

const japaneseMentionsIn = (text: string): readonly Mention[] =>
  (text.match(/[\p{Script=Han}ー\p{Script=Katakana}]{2,}/gu) ?? []).map((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)).filter(
      (pair) => !COURTESY_PAIRS.has(pair),
    ),
  );

/** The words of a text that say what it is about. */
const mentionsIn = (text: string): readonly Mention[] => [
  ...wordsIn(text)
    .filter((word) => /^\p{Script=Latin}/u.test(word) && word.length >= WORD_MIN)
    .filter((word) => !isFunctionWord(word) && !COURTESY.has(word))
    .map((word) => [stemOf(word)]),
  ...japaneseMentionsIn(text),
];

/** What a text is about. */
const topicsIn = (text: string): ReadonlySet<string> => new Set(mentionsIn(text).flat());

/** The topics that a text names, one for each of its words. */
const sharedIn = (text: string, topics: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(mentionsIn(text).flatMap((mention) => mention.find((topic) => topics.has(topic)) ?? []));

const withoutAll = (topics: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...topics].filter((topic) => !others.has(topic)));

/** How many topics a reply must share with a ticket that has more. */
const SHARED_MIN = 2;

/** What a reply says of the ticket's topics. */
export interface SharedTopic {
  /** Undefined if the ticket says too little, or the reply is in another language and repeats no word. */
  readonly isNamed: boolean | undefined;
  /** The first sentence with a word of the ticket. */
  readonly sentence: string | undefined;
}

interface Sentence {
  readonly sentence: string;
  /** The ticket's topics in it. */
  readonly shared: ReadonlySet<string>;
}

/**
 * Whether sentences name enough of a ticket's topics: in one sentence, or with one of its subject. Two words of a long
 * ticket stand in any reply by chance, but hardly ever together, and they are hardly ever those of the subject.
 */
const areNamed = (
  sentences: readonly Sentence[],
  topics: ReadonlySet<string>,
  subject: ReadonlySet<string>,
): boolean => {
  const needed = Math.min(SHARED_MIN, topics.size);
  const shared = new Set(sentences.flatMap((one) => [...one.shared]));
  if (sentences.some((one) => one.shared.size >= needed)) return true;
  return shared.size >= needed && [...shared].some((topic) => subject.has(topic));
};

/** Whether a reply names what the ticket is about: words of it that are neither courtesy nor the product. */
export const sharedTopic = ({ text, ticket, language, ticketLanguage }: PreparedReply): SharedTopic => {
  const names = new Set([...topicsIn(ticket.product), ...topicsIn(ticket.customerName)]);
  const topics = withoutAll(topicsIn(`${ticket.subject}\n${ticket.description}`), names);
  const sentences = sentencesIn(text).map((sentence) => ({ sentence, shared: sharedIn(sentence, topics) }));
  const isNamed = areNamed(sentences, topics, topicsIn(ticket.subject));
  const isTranslated = language !== undefined && language !== ticketLanguage;
  if (topics.size < SHARED_MIN || (!isNamed && isTranslated)) return { isNamed: undefined, sentence: undefined };
  return { isNamed, sentence: sentences.find((one) => one.shared.size > 0)?.sentence };
};
