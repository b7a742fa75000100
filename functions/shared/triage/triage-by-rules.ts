import { CATEGORIES, type Category, PRIORITIES, type Priority, type Sentiment } from "../contracts/ticket-record.js";
import { priorityBySentiment, reasoningOf, type RuleTriage } from "./answer-without-model.js";
import { isAutomatic } from "./automatic-messages.js";
import { isRepeated, moreUrgent, type PriorityFloor } from "./priority-floor.js";
import categoryWeights from "./signals/category-weights.json" with { type: "json" };
import {
  cumulativeLikelihoods,
  highestLabel,
  likelihoods,
  likelyLabel,
  type LinearModel,
  type OrdinalModel,
  wordsFor,
} from "./signals/linear-model.js";
import urgencyWeights from "./signals/urgency-weights.json" with { type: "json" };
import priorityWeights from "./signals/priority-weights.json" with { type: "json" };
import { readSignals, type Signals } from "./signals/read-signals.js";
import { type ReportedTexts, ticketFloor } from "./ticket-floor.js";

/** A ticket as the rules read it. */
export interface TicketToTriage extends ReportedTexts {
  /** BCP 47 code; absent or `und` when it is unknown. */
  readonly language?: string | undefined;
}

// All are fitted by `npm run fit-triage`.
const PRIORITY_MODEL: LinearModel<Priority> = { labels: PRIORITIES, weights: priorityWeights };
const URGENCY_MODEL: OrdinalModel<Priority> = { labels: PRIORITIES, weights: urgencyWeights };
const CATEGORY_MODEL: LinearModel<Category> = { labels: CATEGORIES, weights: categoryWeights };

/** The signals of a ticket, and as further features what the priority floor found. */
export const signalsOf = (ticket: TicketToTriage, floor: PriorityFloor | undefined): Signals => {
  const subject = isRepeated(ticket.subject, ticket.description) ? "" : ticket.subject;
  const { features, words } = readSignals({ ...ticket, subject });
  const ofFloor = floor === undefined ? [] : [floor.priority, floor.category ?? "none"];
  return { features: new Map([...features, ...ofFloor.map((found) => [`floor:${found}`, 1] as const)]), words };
};

/** How likely NORMAL must be for a floor below CRITICAL to give way: a question may name an outage that is over. */
const SURELY_NORMAL = 0.6;

/**
 * How likely each priority or a more urgent one is: the mean of two models. One is right more often, and the other,
 * which knows their order, wrong by fewer levels; together they are better than each.
 */
const reachedPriorities = (features: Signals["features"]): readonly number[] => {
  let sum = 0;
  const apart = likelihoods(PRIORITY_MODEL, features).map((value) => (sum += value));
  return cumulativeLikelihoods(URGENCY_MODEL, features).map((value, index) => (value + (apart[index] ?? 1)) / 2);
};

const likelyPriority = (signals: Signals, floor: PriorityFloor | undefined): Priority => {
  const values = reachedPriorities(signals.features);
  const likely = likelyLabel(PRIORITIES, values);
  const isSurelyNormal = 1 - (values.at(-2) ?? 1) >= SURELY_NORMAL;
  const givesWay = floor?.priority !== PRIORITIES[0] && isSurelyNormal;
  return floor === undefined || givesWay ? likely : moreUrgent(likely, floor.priority);
};

/** Words that a reasoning names. */
const WORDS_MAX = 3;

const wordsThatSpeakFor = (priority: Priority, signals: Signals): string => {
  const words = wordsFor(PRIORITY_MODEL, priority, signals, WORDS_MAX);
  return words.length === 0 ? "" : `, and words that speak for ${priority} are "${words.join('", "')}"`;
};

/**
 * Priority and category from a ticket's words alone: what it gets when no model answers. A linear model over the
 * signals in its texts chooses both. The priority floor applies as it does to a model's answer, but for one below
 * CRITICAL where nothing seems to be wrong: a person reads every ticket that no model has answered.
 */
export const triageByRules = (ticket: TicketToTriage & { readonly sentiment: Sentiment }): RuleTriage => {
  const { sentiment } = ticket;
  const floor = ticketFloor(ticket);
  const signals = signalsOf(ticket, floor);
  const saysNothing = signals.words.size === 0 || isAutomatic(ticket);
  const priority = saysNothing ? priorityBySentiment(sentiment, floor) : likelyPriority(signals, floor);
  const words = saysNothing ? "" : wordsThatSpeakFor(priority, signals);
  return {
    priority,
    reasoning: reasoningOf(ticket, floor, words),
    category: categoryOf(signals, floor),
  };
};

/** What makes a ticket CRITICAL is what it is about; of the rest, the model decides. */
const categoryOf = ({ features }: Signals, floor: PriorityFloor | undefined): Category =>
  floor?.category !== undefined && floor.priority === PRIORITIES[0]
    ? floor.category
    : highestLabel(CATEGORIES, likelihoods(CATEGORY_MODEL, features));
