import type { AllowedFacts } from "../reply-gate/outside-facts.js";
import { foldText, lettersOnly } from "../triage/fold-text.js";
import { matchWords, wordsOf } from "../triage/word-matcher.js";
import {
  CHARACTERS_MAX,
  CHARACTERS_MIN,
  RULE_CRITERIA,
  type RuleCriterion,
  STEPS_MAX,
  STEPS_MIN,
  WORDS_MAX,
  WORDS_MIN,
} from "./criteria.js";
import { toEvidence, type Verdict } from "./evaluation.js";
import { type InventedFacts, inventedFacts, promiseIn } from "./invented-facts.js";
import { sentencesIn } from "./language.js";
import { type PreparedReply, prepareReply, type RepliedTicket } from "./replied-ticket.js";
import { stepsIn } from "./steps.js";
import { informalPart } from "./tone.js";
import { namesProduct, sharedTopic } from "./topic.js";

/** Stored with every evaluation. Raise it with any change that changes a verdict. */
export const RULES_VERSION = "2";

/** A verdict without its source and criterion. */
type Finding = Pick<Verdict, "verdict" | "evidence">;

const NOT_APPLICABLE: Finding = { verdict: "NOT_APPLICABLE", evidence: null };

const pass = (evidence = ""): Finding => ({ verdict: "PASS", evidence: toEvidence(evidence) });
const fail = (evidence = ""): Finding => ({ verdict: "FAIL", evidence: toEvidence(evidence) });

/** FAIL with what should not be there, if it is. */
const without = (found: string | undefined): Finding => (found === undefined ? pass() : fail(found));

const product: Rule = (reply) => {
  const isNamed = namesProduct(reply);
  if (isNamed === undefined) return NOT_APPLICABLE;
  return isNamed ? pass(reply.ticket.product) : fail();
};

const problem: Rule = (reply) => {
  const { isNamed, sentence } = sharedTopic(reply);
  if (isNamed === undefined) return NOT_APPLICABLE;
  return isNamed ? pass(sentence) : fail();
};

/** Tickets in which there may be nothing to do for the customer. */
const WITHOUT_STEPS: readonly string[] = ["FEATURE_REQUEST", "OTHER"];

const steps: Rule = (reply) => {
  if (WITHOUT_STEPS.includes(reply.ticket.category)) return NOT_APPLICABLE;
  const { places, actions } = stepsIn(reply);
  const isRight = actions >= STEPS_MIN && places.length <= STEPS_MAX;
  return isRight ? pass(places[0]) : fail(places.at(-1));
};

const language: Rule = ({ language: written, ticketLanguage, text }) => {
  if (ticketLanguage === undefined || written === undefined) return NOT_APPLICABLE;
  return written === ticketLanguage ? pass() : fail(longestOf(sentencesIn(text)));
};

const longestOf = (texts: readonly string[]): string =>
  texts.reduce((longest, text) => (text.length > longest.length ? text : longest), "");

/** Shorter sentences, such as a greeting, may well stand twice. */
const REPEATED_LETTERS_MIN = 20;

const repeatedSentence = (text: string): string | undefined => {
  const seen = new Set<string>();
  return sentencesIn(text).find((sentence) => {
    const letters = lettersOnly(sentence);
    if (letters.length < REPEATED_LETTERS_MIN) return false;
    if (seen.has(letters)) return true;
    seen.add(letters);
    return false;
  });
};

const sizeOf = ({ text, language: written }: PreparedReply): { size: number; min: number; max: number } =>
  written === "ja"
    ? { size: text.replace(/\s/g, "").length, min: CHARACTERS_MIN, max: CHARACTERS_MAX }
    : { size: text.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length, min: WORDS_MIN, max: WORDS_MAX };

const length: Rule = (reply) => {
  const { size, min, max } = sizeOf(reply);
  if (size < min) return fail(reply.text);
  return size > max ? fail(sentencesIn(reply.text).at(-1)) : without(repeatedSentence(reply.text));
};

const ASSESS = matchWords(
  wordsOf({
    en: "rate, rated, score, grade, graded, assess, evaluate, evaluated, judge, mark this, mark it, evaluator*, grader*, verdict*",
    de: "bewerte, bewerten, beurteile, beurteilen, benote, benoten, einstufen, stufe, gutachter*, prüfer*",
    fr: "évalue, évaluez, évaluer, note, notez, noter, juge, jugez, juger, évaluateur*",
    es: "califique, calificar, califica, evalúe, evalúa, evaluar, valore, valora, valorar, puntúe, puntúa, evaluador*",
    it: "valuti, valuta, valutate, valutare, giudichi, giudica, giudicate, valutatore*",
    pt: "avalie, avalia, avaliar, classifique, classifica, classificar, pontue, avaliador*",
    nl: "beoordeel, beoordelen, waardeer, waarderen, scoor, beoordelaar*",
    ja: "評価, 採点, 判定",
  }),
);
const PRAISE = matchWords(
  wordsOf({
    en: "excellent, perfect, outstanding, flawless, pass, passed, passes, full marks, top score, highest, best possible, five stars, maximum",
    de: "ausgezeichnet*, hervorragend*, exzellent*, perfekt*, sehr gut, bestnote, bestanden, höchste*, fehlerfrei*",
    fr: "excellent*, parfait*, maximale*, meilleure note, irréprochable*, réussi*",
    es: "excelente*, perfect*, sobresaliente*, máxima, aprobad*, impecable*",
    it: "eccellente, eccellenti, perfett*, ottim*, massimo, impeccabile, superat*",
    pt: "excelente*, perfeit*, máxima, aprovad*, impecável, ótim*",
    nl: "uitstekend*, perfect*, hoogste, voortreffelijk*, geslaagd, maximale",
    ja: "最高, 優秀, 満点, 合格, 完璧, 素晴らしい",
  }),
);

const wordsToAssessor = (own: string): string | undefined =>
  sentencesIn(own).find((sentence) =>
    foldText(sentence)
      .split("|")
      .some((clause) => ASSESS(clause) !== undefined && PRAISE(clause) !== undefined),
  );

type Rule = (reply: PreparedReply, facts: InventedFacts) => Finding;

const RULES: Readonly<Record<RuleCriterion, Rule>> = {
  NAMES_PRODUCT: product,
  NAMES_PROBLEM: problem,
  CONCRETE_STEPS: steps,
  FORMAL_TONE: (reply) => without(informalPart(reply)),
  NO_INVENTED_ID: (_, { ids }) => without(ids[0]),
  NO_INVENTED_LINK: (_, { links }) => without(links[0]),
  NO_INVENTED_DATE: (_, { dates }) => without(dates[0]),
  NO_INVENTED_PRICE: (_, { prices }) => without(prices[0]),
  NO_INVENTED_REFUND: (reply) => without(promiseIn(reply, "refund")),
  NO_INVENTED_PROMISE: (reply) => without(promiseIn(reply, "deadline")),
  NO_NEW_PERSONAL_DATA: (_, { personalData }) => without(personalData[0]),
  TICKET_LANGUAGE: language,
  LENGTH: length,
  CUSTOMER_ONLY: ({ own }) => without(wordsToAssessor(own)),
};

const NOTHING_ALLOWED: AllowedFacts = { domains: [], addresses: [], numbers: [] };

/**
 * What rules decide about a reply: one verdict for each of their criteria, in that order. They read the languages of
 * REPLY_LANGUAGES; what depends on another one is NOT_APPLICABLE.
 * @param allowed what the configuration lets replies name. @default nothing
 */
export const verdictsOfRules = (
  ticket: RepliedTicket,
  reply: string,
  allowed: AllowedFacts = NOTHING_ALLOWED,
): readonly Verdict[] => {
  const prepared = prepareReply(ticket, reply, allowed);
  const facts = inventedFacts(prepared);
  return RULE_CRITERIA.map((criterion) => ({ source: "RULES", criterion, ...RULES[criterion](prepared, facts) }));
};
