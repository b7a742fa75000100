/** Criteria that rules decide, in the order in which they are shown. */
export const RULE_CRITERIA = [
  "NAMES_PRODUCT",
  "NAMES_PROBLEM",
  "CONCRETE_STEPS",
  "FORMAL_TONE",
  "NO_INVENTED_ID",
  "NO_INVENTED_LINK",
  "NO_INVENTED_DATE",
  "NO_INVENTED_PRICE",
  "NO_INVENTED_REFUND",
  "NO_INVENTED_PROMISE",
  "NO_NEW_PERSONAL_DATA",
  "TICKET_LANGUAGE",
  "LENGTH",
  "CUSTOMER_ONLY",
] as const;
export type RuleCriterion = (typeof RULE_CRITERIA)[number];

/** Criteria that a model judges. */
export const JUDGE_CRITERIA = [
  "CONTEXTUAL_RELEVANCE",
  "TECHNICAL_ACCURACY",
  "PROFESSIONAL_TONE",
  "ACTIONABLE_GUIDANCE",
] as const;
export type JudgeCriterion = (typeof JUDGE_CRITERIA)[number];

/** What only a person decides, by what they do with a draft. */
const PERSON_CRITERIA = ["FIT_TO_SEND"] as const;

/** Every criterion. People may give a verdict on any of them. */
export const CRITERIA = [...RULE_CRITERIA, ...JUDGE_CRITERIA, ...PERSON_CRITERIA] as const;
export type Criterion = (typeof CRITERIA)[number];

/** The most words of a reply, in a language that separates its words. The writer's prompt asks for no more. */
export const WORDS_MAX = 250;
/** The most characters of a reply in Japanese. */
export const CHARACTERS_MAX = 900;
/** A reply has at least so many words, or this many characters in Japanese. */
export const WORDS_MIN = 15;
export const CHARACTERS_MIN = 30;

/** How many steps a reply should have. */
export const STEPS_MIN = 2;
export const STEPS_MAX = 3;

/**
 * When a reply passes a criterion: the one definition for rules, judge, labels and documentation. What a reply repeats
 * from the ticket in quotation marks is the customer's, and is not held against it.
 */
export const DEFINITIONS: Readonly<Record<Criterion, string>> = {
  NAMES_PRODUCT: "The reply names the product that the ticket is about. Not applicable to a ticket without a product.",
  NAMES_PROBLEM:
    "The reply names what the ticket reports or asks for, in words of the ticket. Not applicable to a ticket that " +
    "says too little, or whose words the reply translates.",
  CONCRETE_STEPS:
    `The reply gives ${STEPS_MIN} or ${STEPS_MAX} concrete steps that the customer can take. Not applicable to wishes ` +
    "and to tickets about nothing that can be solved.",
  FORMAL_TONE: "The reply has no contraction, no exclamation mark and no emoji.",
  NO_INVENTED_ID:
    "Every ticket, order, invoice or other number by which something is identified stands in the ticket, or is the " +
    "ticket's id.",
  NO_INVENTED_LINK: "Every link stands in the ticket, or is allowed by the configuration.",
  NO_INVENTED_DATE: "Every date stands in the ticket, or is the day on which the ticket was submitted.",
  NO_INVENTED_PRICE: "Every sum of money and every percentage stands in the ticket.",
  NO_INVENTED_REFUND: "The reply neither promises nor announces a refund, a credit or a compensation.",
  NO_INVENTED_PROMISE: "The reply promises no time and guarantees nothing.",
  NO_NEW_PERSONAL_DATA:
    "Every e-mail address, phone number, card or account number, secret and postal address stands in the ticket.",
  TICKET_LANGUAGE: "The reply is in the language of the ticket.",
  LENGTH:
    `The reply has ${WORDS_MIN} to ${WORDS_MAX} words (in Japanese ${CHARACTERS_MIN} to ${CHARACTERS_MAX} ` +
    "characters), and says nothing twice.",
  CUSTOMER_ONLY: "The reply speaks to the customer alone: it does not ask whoever assesses it for a good result.",
  CONTEXTUAL_RELEVANCE: "The reply deals with what this customer reports or asks, completely, and with nothing else.",
  TECHNICAL_ACCURACY:
    "What the reply says about product, cause and solution agrees with the ticket and with itself, and nothing in it " +
    "is made up.",
  PROFESSIONAL_TONE:
    "The reply is polite, calm and formal: it blames nobody, does not exaggerate, and takes the customer seriously.",
  ACTIONABLE_GUIDANCE:
    "The customer knows what to do next, in which order, and what the support team will do, without having to ask.",
  FIT_TO_SEND: "A person sent the reply as it was.",
};
