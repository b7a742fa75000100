import { AFFECTED_WORDS } from "./affected-words.js";
import { STATE_WORDS } from "./state-words.js";
import { foldText } from "../fold-text.js";
import { type Hit, SENTENCE_END, SignalFinder } from "./find-signals.js";
import { GRAMMAR_WORDS } from "./grammar-words.js";
import { MATTER_WORDS } from "./matter-words.js";
import { NEGATIONS, NEGATIONS_AFTER } from "./negations.js";
import { withNumbersAsZero } from "./number-words.js";
import { REACH_WORDS } from "./reach-words.js";
import { TONE_WORDS } from "./tone-words.js";
import { TOPIC_WORDS } from "./topic-words.js";
import { TROUBLE_WORDS } from "./trouble-words.js";

/** The texts in which signals are looked for. */
export interface TextsWithSignals {
  /** Empty when it repeats what somebody wrote before. */
  readonly subject: string;
  readonly description: string;
  readonly issueType?: string | undefined;
  /** BCP 47 code. Words of all languages count when it is none of those that have some. */
  readonly language?: string | undefined;
}

/** What shows how urgent a ticket is and what it is about. */
export interface Signals {
  /**
   * Features of the text by name, most of them 1. For a signal such as `fault`: `fault` where it is stated, `fault?`
   * where it is asked about, `fault^` in the subject, `fault:type` in the issue type, `fault#2` for several words of
   * it, `fault+device` for two signals in one sentence, and `past&down` for two in one text.
   */
  readonly features: ReadonlyMap<string, number>;
  /** One word by signal that was found, as in its list. */
  readonly words: ReadonlyMap<string, string>;
}

const LISTS = {
  ...TROUBLE_WORDS,
  ...TOPIC_WORDS,
  ...REACH_WORDS,
  ...TONE_WORDS,
  ...AFFECTED_WORDS,
  ...STATE_WORDS,
  ...MATTER_WORDS,
  ...GRAMMAR_WORDS,
  negation: NEGATIONS,
};

const MATTER_SIGNALS: ReadonlySet<string> = new Set(
  Object.keys({ ...AFFECTED_WORDS, ...STATE_WORDS, ...MATTER_WORDS, ...GRAMMAR_WORDS }),
);

/** Whether a feature tells what a ticket is about, and nothing of its tone. */
export const isOfMatter = (feature: string): boolean => MATTER_SIGNALS.has(/^[a-z]+/i.exec(feature)?.[0] ?? "");

/** Languages that have words. */
const LANGUAGES: readonly string[] = ["en", "de", "es", "fr", "it", "ja", "nl", "pt", "ko", "zh", "ar", "hi"];

const finders = new Map<string, SignalFinder>();

const finderOf = (language: string): SignalFinder => {
  const finder = finders.get(language) ?? new SignalFinder(LISTS, language);
  finders.set(language, finder);
  return finder;
};

const languagesToRead = (language = ""): readonly string[] => {
  const code = language.slice(0, 2);
  return LANGUAGES.includes(code) ? [code] : LANGUAGES;
};

/** Characters that are read at both ends of a text. */
const START = 6_000;
const END = 2_000;

const bothEnds = (text: string): string =>
  text.length <= START + END ? text : `${text.slice(0, START)}\n${text.slice(-END)}`;

const SENTENCE = /[^.!?。\uFF01\uFF1F…\n]+[.!?。\uFF01\uFF1F…]*/gu;
const QUESTION = /[?\uFF1F]|か。?\s*$/u;

interface Sentence {
  readonly isQuestion: boolean;
  readonly hits: readonly Hit[];
}

const PRAISE: readonly string[] = ["praise", "joy"];
const BLAME: readonly string[] = ["anger", "distress"];

/** Characters between a negation and what it negates: those of a word. */
const NEGATION_REACH = 14;

const isNegated = (hit: Hit, text: string, negations: readonly Hit[]): boolean =>
  NEGATIONS_AFTER.test(text.slice(hit.end, hit.end + NEGATION_REACH)) ||
  negations.some(
    ({ end }) => end <= hit.start + 1 && hit.start - end < NEGATION_REACH && !text.slice(end, hit.start).includes("|"),
  );

/** Praise that is negated is a signal of its own; blame that is negated is none. */
const withNegations = (hits: readonly Hit[], text: string): readonly Hit[] => {
  const negations = hits.filter(({ signal }) => signal === "negation");
  return hits.flatMap((hit) => {
    const isPraise = PRAISE.includes(hit.signal);
    if (!(isPraise || BLAME.includes(hit.signal)) || !isNegated(hit, text, negations)) return [hit];
    return isPraise ? [{ ...hit, signal: "noPraise" }] : [];
  });
};

const readSentences = (text: string, language: string | undefined): readonly Sentence[] => {
  const languages = languagesToRead(language);
  const numbered = withNumbersAsZero(bothEnds(text), languages.length === 1 ? languages[0] : undefined);
  const raw = (numbered.match(SENTENCE) ?? []).filter((sentence) => sentence.trim() !== "");
  const folded = raw.map(foldText);
  const joined = folded.join(SENTENCE_END);
  const hits = languages
    .flatMap((code) => withNegations(finderOf(code).find(joined), ` ${joined} `))
    .toSorted((one, other) => one.start - other.start);
  let end = 1;
  let from = 0;
  return raw.map((sentence, index) => {
    end += (folded[index]?.length ?? 0) + SENTENCE_END.length;
    const to = hits.findIndex(({ start }, at) => at >= from && start + 1 >= end);
    const own = hits.slice(from, to < 0 ? hits.length : to);
    from += own.length;
    return { isQuestion: QUESTION.test(sentence), hits: own };
  });
};

/** Signals that say more when they are in one sentence. */
const PAIRS: readonly (readonly [string, string])[] = [
  ["data", "gone"],
  ["data", "empty"],
  ["data", "noCopy"],
  ["everything", "data"],
  ["everything", "gone"],
  ["everything", "empty"],
  ["gone", "noCopy"],
  ["everyone", "blocked"],
  ["everyone", "cannot"],
  ["everyone", "down"],
  ["everyone", "fault"],
  ["everyone", "place"],
  ["everyone", "work"],
  ["place", "blocked"],
  ["place", "cannot"],
  ["place", "down"],
  ["device", "down"],
  ["cannot", "deadline"],
  ["cannot", "work"],
  ["login", "cannot"],
  ["stranger", "accessed"],
  ["stranger", "data"],
  ["exposed", "accessed"],
  ["exposed", "data"],
  ["breach", "accessed"],
  ["breach", "data"],
  ["payout", "charged"],
  ["payout", "notArrived"],
  ["payment", "notArrived"],
  ["refund", "notArrived"],
  ["password", "notArrived"],
  ["multiple", "charged"],
  ["multiple", "invoice"],
  ["multiple", "payment"],
  ["charged", "repeat"],
  ["charged", "subscription"],
  ["slow", "duration"],
  ["howTo", "wish"],
  ["praise", "anger"],
  ["praise", "contrast"],
  ["joy", "contrast"],
  ["distress", "contrast"],
  ["praise", "fault"],
  ["thanks", "resolved"],
  ["everyone", "notArrived"],
  ["everyone", "empty"],
  ["everyone", "gone"],
  ["everyone", "exposed"],
  ["everyone", "accessed"],
  ["everyone", "slow"],
  ["elsewhere", "gone"],
  ["elsewhere", "breach"],
  ["elsewhere", "down"],
  ["past", "down"],
  ["past", "gone"],
  ["past", "breach"],
  ["resolved", "down"],
  ["whatIf", "down"],
  ["whatIf", "gone"],
  ["shows", "fault"],
  ["before", "slow"],
  ["before", "duration"],
  ["before", "gone"],
  ["exposed", "stranger"],
  ["fault", "byHand"],
];

/** Signals that say more when they are anywhere in one text. */
const TEXT_PAIRS: readonly (readonly [string, string])[] = [
  ["past", "down"],
  ["past", "gone"],
  ["past", "breach"],
  ["resolved", "down"],
  ["resolved", "fault"],
  ["elsewhere", "gone"],
  ["elsewhere", "breach"],
  ["elsewhere", "down"],
  ["whatIf", "down"],
  ["everyone", "down"],
  ["everyone", "blocked"],
  ["data", "gone"],
  ["data", "noCopy"],
  ["gone", "noCopy"],
  ["stranger", "accessed"],
  ["exposed", "accessed"],
  ["anger", "taste"],
  ["anger", "wish"],
  ["anger", "fault"],
  ["noHurry", "fault"],
  ["byHand", "fault"],
  ["byHand", "shows"],
  ["money", "notArrived"],
  ["money", "charged"],
  ["praise", "wish"],
  ["tiny", "gone"],
  ["tiny", "breach"],
  ["tiny", "down"],
  ["tiny", "dead"],
  ["tiny", "fault"],
  ["tiny", "everything"],
  ["tiny", "noTrouble"],
  ["tiny", "exclamation"],
  ["tiny", "noTopic"],
  ["dueToday", "timeOut"],
  ["dueToday", "slow"],
  ["dueToday", "cannot"],
  ["dueToday", "fault"],
  ["lostAll", "data"],
  ["lostAll", "wayBack"],
  ["lostAll", "noCopy"],
  ["burning", "device"],
  ["personal", "anyone"],
  ["medicine", "fault"],
  ["medicine", "people"],
  ["hundreds", "people"],
  ["hundreds", "data"],
  ["hundreds", "lostAll"],
  ["hundreds", "everyone"],
  ["we", "dead"],
  ["we", "down"],
  ["we", "cannot"],
  ["me", "dead"],
  ["me", "down"],
  ["me", "cannot"],
  ["people", "dead"],
  ["people", "down"],
  ["people", "queue"],
];

/** Features of how a text is written. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  exclamation: /[!\uFF01]/u,
  exclamations: /(?:[!\uFF01][^!\uFF01]*){3}/u,
  doubleExclamation: /[!\uFF01]{2}/u,
  doubleQuestion: /[?\uFF1F]{2}/u,
  capitals: /(?:\b\p{Lu}{4,}\b.*){2}/su,
  money: /[€$£¥]|\b(?:eur|euros?|usd|dollars?|pounds?|reais)\b|\d円/iu,
  hundreds:
    /(?<![\p{L}\d.,:])(?!(?:19|20)\d\d(?!\d))(?:\d{3,4}|\d{1,3}[.,’' ]\d{3})(?![\d.,]*\d|[ \u00a0]?(?:€|eur|%|kg|mb|gb))/iu,
  quoted: /["“„«「].{4,80}["”“»」]/u,
  smile: /[:;]-?[)D]/u,
  frown: /[:;]-?\(/u,
};

const TROUBLE: readonly string[] = [
  ...["fault", "crash", "slow", "duration", "load", "gone", "empty", "smallLoss", "down", "breach", "exposed"],
  ...["phishing", "weakness", "charged", "notArrived", "lossOfMoney", "blocked", "cannot", "threat", "safety"],
  ...["dead", "serverError", "burning", "lostAll", "timeOut", "flaw", "hazard", "bodily", "foreign", "ransom", "queue"],
  ...["gaveAway", "anyone", "oweMoney"],
];

const TOPIC =
  /^(?:invoice|price|refund|subscription|payment|login|password|user|slow|fault|crash|wish|howTo|down|gone|security|breach)/;

/** A description that is shorter says nearly nothing. */
const TINY = 30;

class Features {
  readonly #values = new Map<string, number>();

  get values(): ReadonlyMap<string, number> {
    return this.#values;
  }

  add(name: string, value = 1): void {
    this.#values.set(name, value);
  }

  has(...names: readonly string[]): boolean {
    return names.some((name) => this.#values.has(name));
  }

  addSentence({ isQuestion, hits }: Sentence): void {
    const mark = isQuestion ? "?" : "";
    const names = new Set(hits.map(({ signal }) => signal));
    for (const name of names) this.add(`${name}${mark}`);
    for (const [one, other] of PAIRS) if (names.has(one) && names.has(other)) this.add(`${one}+${other}${mark}`);
  }

  addPlace(sentences: readonly Sentence[], mark: string): void {
    for (const { hits } of sentences) for (const { signal } of hits) this.add(`${signal}${mark}`);
  }

  addShapes(text: string): void {
    for (const [name, pattern] of Object.entries(SHAPES)) if (pattern.test(text)) this.add(name);
  }

  addQuestions(all: readonly Sentence[], description: readonly Sentence[]): void {
    if (!all.some(({ isQuestion }) => isQuestion)) this.add("noQuestion");
    if (description.at(-1)?.isQuestion === true) this.add("endsInQuestion");
    if (description.length > 0 && description.every(({ isQuestion }) => isQuestion)) this.add("onlyQuestions");
  }

  /** What follows from all of the others. */
  addSummaries(): void {
    const praises = this.has("praise", "joy", "thanks", "smile");
    const blames = this.has("anger", "distress", "insult", "threat", "noPraise", "frown", "doubleQuestion", "anger?");
    if (praises) this.add(blames ? "praiseAndBlame" : "onlyPraise");
    else this.add(blames ? "onlyBlame" : "noTone");
    if (!this.has(...TROUBLE)) this.add("noTrouble");
    for (const [one, other] of TEXT_PAIRS) if (this.has(one) && this.has(other)) this.add(`${one}&${other}`);
    if (this.has("noCopy", "noCopy?") && this.has("data", "data?")) this.add("noCopyOfData");
    if (![...this.#values.keys()].some((name) => TOPIC.test(name))) this.add("noTopic");
    const mayBeIrony = this.has("irony", "irony^", "praise") && !this.has("contrast");
    if (mayBeIrony && this.has("fault", "slow", "charged", "blocked", "cannot", "down", "repeat")) this.add("mockery");
  }
}

/** Longer texts have more words that mean nothing: 0 for none, 1 for about 250 characters, at most 1.5. */
const lengthOf = (text: string): number => Math.min(1.5, Math.log2(1 + text.length) / 8);

const wordsOfSignals = (sentences: readonly Sentence[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const words = new Map<string, Set<string>>();
  for (const { signal, word } of sentences.flatMap(({ hits }) => hits)) {
    words.set(signal, (words.get(signal) ?? new Set()).add(word));
  }
  return words;
};

/** Reads the signals of a ticket. Of a long text, it reads both ends; the time does not depend on the rest. */
export const readSignals = ({ subject, description, issueType = "", language }: TextsWithSignals): Signals => {
  const [ofSubject, ofDescription] = [readSentences(subject, language), readSentences(description, language)];
  const all = [...ofSubject, ...ofDescription];
  const words = wordsOfSignals(all);
  const features = new Features();
  all.forEach((sentence) => {
    features.addSentence(sentence);
  });
  features.addPlace(ofSubject, "^");
  features.addPlace(readSentences(issueType, language), ":type");
  for (const [signal, found] of words) if (found.size > 1) features.add(`${signal}#2`);
  features.addShapes(bothEnds(`${subject}\n${description}`));
  features.addQuestions(all, ofDescription);
  if (description.length < TINY) features.add("tiny");
  features.add("length", lengthOf(description));
  features.addSummaries();
  return {
    features: features.values,
    words: new Map([...words].map(([signal, found]) => [signal, [...found][0] ?? ""])),
  };
};
