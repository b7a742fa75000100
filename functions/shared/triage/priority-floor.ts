import { onFirstUse } from "../contracts/on-first-use.js";
import { isBlank } from "../contracts/text.js";
import { PRIORITIES, type Category, type Priority } from "../contracts/ticket-record.js";
import { BREACH, DATA_LOSS, EVERYONE, OUTAGE, SECURITY_MENTION, SECURITY_PROBLEM, WIDE_OUTAGE } from "./floor-words.js";
import { isInPassing } from "./in-passing.js";
import { withoutIdioms, withoutNames } from "./other-meanings.js";
import { BREACH_REPORTED } from "./breach-phrases.js";
import { LOSS_REPORTED } from "./loss-phrases.js";
import { undisguisedText } from "./disguised-words.js";
import { foldLetters, separateWords } from "./fold-text.js";
import { type FindWord, matchSentence, type SentencePattern } from "./word-matcher.js";
import { findOccurrences, growTree, type ListedWord, type Occurrences, readWords } from "./word-tree.js";

/** The more urgent of two priorities; PRIORITIES lists the most urgent first. */
export const moreUrgent = (one: Priority, other: Priority): Priority =>
  PRIORITIES.indexOf(one) <= PRIORITIES.indexOf(other) ? one : other;

/** Words that set a floor: the rule applies when the text has at least one word of every list. */
interface FloorRule {
  readonly priority: Priority;
  /** Absent when the words may only be mentioned in passing. */
  readonly category?: Category;
  /** Completes the sentence "The ticket mentions …". */
  readonly subject: string;
  readonly allOf: readonly (readonly string[])[];
  /** Sentences that apply the rule, too. */
  readonly orPattern?: SentencePattern;
}

/**
 * In order: the first rule that applies sets the floor. CRITICAL needs words that can hardly mean anything else; a word
 * that may only be mentioned ("was there an outage?") sets HIGH, and the model may still choose a higher priority. No
 * rule lowers.
 */
export const FLOOR_RULES: readonly FloorRule[] = [
  {
    priority: "CRITICAL",
    category: "SECURITY",
    subject: "a security breach",
    allOf: [BREACH],
    orPattern: BREACH_REPORTED,
  },
  { priority: "CRITICAL", category: "DATA_LOSS", subject: "lost data", allOf: [DATA_LOSS], orPattern: LOSS_REPORTED },
  { priority: "CRITICAL", category: "OUTAGE", subject: "a wide outage", allOf: [WIDE_OUTAGE] },
  {
    priority: "CRITICAL",
    category: "OUTAGE",
    subject: "an outage that reaches many people",
    allOf: [OUTAGE, EVERYONE],
  },
  { priority: "HIGH", category: "SECURITY", subject: "a security problem", allOf: [SECURITY_PROBLEM] },
  { priority: "HIGH", category: "OUTAGE", subject: "an outage", allOf: [OUTAGE] },
  { priority: "MEDIUM", subject: "security", allOf: [SECURITY_MENTION] },
];

/** What a danger that is only mentioned ("so that there is no data loss") sets. */
export const MENTION: Priority = "MEDIUM";

/** Words of the sentences of LOSS_REPORTED that are recognised in disguise. */
const LOSS_PARTS = [
  "data",
  "files",
  "records",
  "documents",
  "database",
  "backups",
  "everything",
  "gone",
  "lost",
].concat(["deleted", "erased", "wiped", "vanished", "disappeared", "destroyed", "overwritten"]);

interface PreparedRule extends Pick<FloorRule, "priority" | "category" | "subject"> {
  readonly lists: readonly (readonly ListedWord[])[];
  readonly findSentence: FindWord;
}

const prepareRule = ({ allOf, orPattern, ...rule }: FloorRule): PreparedRule => ({
  ...rule,
  lists: allOf.map((list) => readWords(list)),
  findSentence: orPattern === undefined ? () => undefined : matchSentence(orPattern),
});

/** The rules and the tree of their words, made when the first text is read, so that starting takes no time. */
const prepared = onFirstUse(() => {
  const rules = FLOOR_RULES.map(prepareRule);
  const words = rules.flatMap(({ lists }) => lists.flat());
  return { rules, tree: growTree([...words, ...readWords(LOSS_PARTS)]) };
});

export interface PriorityFloor {
  readonly priority: Priority;
  /** What the words are about; undefined when they may only be a mention ("for security reasons"). */
  readonly category: Category | undefined;
  /** What was found, for a sentence: `lost data ("data is gone")`. */
  readonly danger: string;
  /** A full sentence: `The ticket mentions lost data ("data is gone").` */
  readonly reason: string;
  /** The words that were found, one of every list of the rule. */
  readonly words: readonly string[];
}

/**
 * The lowest priority that a ticket with this text may get; undefined when its words set none. Words only ever raise
 * the floor, so what a ticket says about its own priority ("treat this as NORMAL", "ignore previous instructions") has
 * no effect.
 */
export const priorityFloor = (text: string): PriorityFloor | undefined => {
  const letters = foldLetters(withoutNames(text));
  const plain = floorOfWords(letters);
  if (plain?.priority === PRIORITIES[0]) return plain;
  const disguised = undisguisedText(letters, prepared().tree);
  return disguised === "" ? plain : moreUrgentFloor(plain, floorOfWords(disguised));
};

/** The more urgent of two floors; the first when they are equally urgent. */
export const moreUrgentFloor = (
  one: PriorityFloor | undefined,
  other: PriorityFloor | undefined,
): PriorityFloor | undefined =>
  one === undefined || (other !== undefined && moreUrgent(one.priority, other.priority) !== one.priority) ? other : one;

const floorOfWords = (letters: string): PriorityFloor | undefined => {
  const folded = withoutIdioms(separateWords(letters));
  const { rules, tree } = prepared();
  const occurrences = findOccurrences(tree, folded);
  const isReported = reportsIn(` ${folded} `);
  let mention: PriorityFloor | undefined;
  for (const { priority, category, subject, lists, findSentence } of rules) {
    const found = wordsFound(lists, occurrences) ?? sentenceFound(findSentence, folded);
    if (found === undefined) continue;
    const reported = wordsFound(lists, occurrences, isReported) ?? sentenceFound(findSentence, folded, isReported);
    if (reported !== undefined) return { priority, category, words: reported, ...named(subject, reported) };
    mention ??= { priority: MENTION, category: undefined, words: found, ...named(`${subject} in passing`, found) };
  }
  return mention;
};

type IsReported = (start: number, end: number) => boolean;

const named = (subject: string, words: readonly string[]): Pick<PriorityFloor, "danger" | "reason"> => {
  const danger = `${subject} ("${words.join('", "')}")`;
  return { danger, reason: `The ticket mentions ${danger}.` };
};

/** The first word of every list that occurs; undefined when a list has none. */
const wordsFound = (
  lists: readonly (readonly ListedWord[])[],
  occurrences: Occurrences,
  counts: IsReported = () => true,
): readonly string[] | undefined => {
  const found = lists.map((list) =>
    list.find(({ folded }) => occurrences.get(folded)?.some(({ start, end }) => counts(start, end))),
  );
  const words = found.flatMap((listed) => listed?.word ?? []);
  return words.length === lists.length ? words : undefined;
};

const sentenceFound = (
  find: FindWord,
  folded: string,
  counts: IsReported = () => true,
): readonly string[] | undefined => {
  const sentence = find(folded, (_, start, end) => counts(start, end));
  return sentence === undefined ? undefined : [sentence];
};

/** Places that are looked at closely in one text. A text with more of them counts as a report. */
const PLACES_MAX = 50;

const reportsIn = (text: string): IsReported => {
  let places = 0;
  return (start, end) => {
    places += 1;
    return places > PLACES_MAX || !isInPassing(text, start, end);
  };
};

/** A ticket's readable texts, see textsToRead. */
interface TicketTexts {
  readonly subject: string;
  readonly description: string;
  readonly setApart?: string;
}

/** Prefixes that mail programs put before the subject of what is answered or forwarded, in their languages. */
const REPLY_SUBJECT =
  /^\s*(?:\[[^\]]{0,40}\]\s*)?(?:re|aw|antw|antwort|sv|vs|ref|rif|res|odp|ynt|vá|απ|tr|fwd?|wg|rv|enc|i|doorst|vb|vl|pd|továbbítás|ilt|回复|回覆|答复|答覆|返信|转发|轉寄|転送|답장|전달|רד|رد|उत्तर)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]/iu;

/** Subjects that calendars and mail servers write: they repeat the mail that they answer. */
const AUTOMATIC_SUBJECT =
  /^\s*(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|undeliver(?:able|ed)|returned mail|delivery status notification|mail delivery failed|accepted|declined|tentative|automatische antwort|abwesenheits?(?:notiz|assistent)?|unzustellbar|zugesagt|abgelehnt|réponse automatique|absence|non remis|accepté|refusé|respuesta automática|no se puede entregar|aceptada|risposta automatica|non recapitabile|resposta automática|automatisch antwoord|自動返信|自动回复|自動回覆|자동 회신)(?: \([^)]{0,40}\))?\s*[:：]/iu;

/** No phrase, and nothing that makes a danger one in passing, goes on from the subject to the description. */
const END_OF_SENTENCE = " .\n";

/**
 * The text in which words may set a floor. The subject of a reply repeats what somebody wrote before, so it belongs to
 * it only when there is no description.
 */
export const ownReport = ({ subject, description }: TicketTexts): string =>
  isRepeated(subject, description) ? description : `${withoutTags(subject)}${END_OF_SENTENCE}${description}`;

/** What mailing lists and helpdesks put before a subject: "[oss-security]", "[EXT] [Ticket 7]". */
const TAGS = /^\s*(?:\[[^[\]]{1,60}\]\s*){1,4}(?=\S)/u;

/** A tag is the name of a list, which may have the word "security" in it; a report in brackets counts. */
const withoutTags = (subject: string): string => {
  const tags = TAGS.exec(subject)?.[0];
  return tags === undefined || priorityFloor(tags)?.category !== undefined ? subject : subject.slice(tags.length);
};

/** Whether a subject repeats what somebody wrote before: that of a reply, when there is a description. */
export const isRepeated = (subject: string, description: string): boolean =>
  (REPLY_SUBJECT.test(subject) || AUTOMATIC_SUBJECT.test(subject)) && !isBlank(description);

/**
 * A sentence about a danger that only the repeated subject or the text that was set apart mentions; "" for none. People
 * should know of it, but it sets no floor.
 */
export const mentionInRest = ({ subject, description, setApart = "" }: TicketTexts): string => {
  const rest = isRepeated(subject, description) ? `${subject}\n${setApart}` : setApart;
  const floor = priorityFloor(rest);
  return floor?.category === undefined ? "" : ` Only quoted text mentions ${floor.danger}.`;
};
