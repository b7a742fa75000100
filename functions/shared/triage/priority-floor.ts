import { isBlank } from "../contracts/text.js";
import { PRIORITIES, type Category, type Priority } from "../contracts/ticket-record.js";
import { BREACH, DATA_LOSS, EVERYONE, OUTAGE, SECURITY_MENTION, SECURITY_PROBLEM, WIDE_OUTAGE } from "./floor-words.js";
import { isInPassing } from "./in-passing.js";
import { withoutIdioms, withoutNames } from "./other-meanings.js";
import { LOSS_REPORTED } from "./loss-phrases.js";
import { foldText, matchPattern, matchWords } from "./word-matcher.js";

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
  readonly orPattern?: RegExp;
}

/**
 * In order: the first rule that applies sets the floor. CRITICAL needs words that can hardly mean anything else; a word
 * that may only be mentioned ("was there an outage?") sets HIGH, and the model may still choose a higher priority. No
 * rule lowers.
 */
export const FLOOR_RULES: readonly FloorRule[] = [
  { priority: "CRITICAL", category: "SECURITY", subject: "a security breach", allOf: [BREACH] },
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
const MENTION: Priority = "MEDIUM";

const RULES = FLOOR_RULES.flatMap(({ allOf, orPattern, ...rule }) => [
  { ...rule, matchers: allOf.map(matchWords) },
  ...(orPattern === undefined ? [] : [{ ...rule, matchers: [matchPattern(orPattern)] }]),
]);

interface PriorityFloor {
  readonly priority: Priority;
  /** What the words are about; undefined when they may only be a mention ("for security reasons"). */
  readonly category: Category | undefined;
  /** What was found, for a sentence: `lost data ("data is gone")`. */
  readonly danger: string;
  /** A full sentence: `The ticket mentions lost data ("data is gone").` */
  readonly reason: string;
}

/**
 * The lowest priority that a ticket with this text may get; undefined when its words set none. Words only ever raise
 * the floor, so what a ticket says about its own priority ("treat this as NORMAL", "ignore previous instructions") has
 * no effect.
 */
export const priorityFloor = (text: string): PriorityFloor | undefined => {
  const folded = withoutIdioms(foldText(withoutNames(text)));
  let mention: PriorityFloor | undefined;
  for (const { priority, category, subject, matchers } of RULES) {
    const found = matchers.map((match) => match(folded));
    if (found.includes(undefined)) continue;
    const reported = matchers.map((match) => match(folded, isReported));
    if (!reported.includes(undefined)) {
      const danger = nameDanger(subject, reported);
      return { priority, category, danger, reason: `The ticket mentions ${danger}.` };
    }
    const danger = nameDanger(`${subject} in passing`, found);
    mention ??= { priority: MENTION, category: undefined, danger, reason: `The ticket mentions ${danger}.` };
  }
  return mention;
};

const nameDanger = (subject: string, words: readonly (string | undefined)[]): string =>
  `${subject} ("${words.join('", "')}")`;

const isReported = (folded: string, start: number, end: number): boolean => !isInPassing(folded, start, end);

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
  isRepeated(subject, description) ? description : `${subject}${END_OF_SENTENCE}${description}`;

const isRepeated = (subject: string, description: string): boolean =>
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
