import { toCompatibilityForm } from "../contracts/text.js";
import type { Priority } from "../contracts/ticket-record.js";
import { hiddenTexts } from "../injection/hidden-text.js";
import { lettersOnly } from "../triage/fold-text.js";
import { type AllowedFacts, hasForeignAddress, hasForeignLink, hasForeignNumber, hasMarkup } from "./outside-facts.js";
import { policiesBroken, type Policy } from "./policy-words.js";

/** Why a reply waits for a person. */
export type HeldReason =
  | "NO_MODEL_ANSWER"
  | "LOW_CONFIDENCE"
  | "CRITICAL"
  | "PRIORITY_RAISED"
  | "UNLISTED_LANGUAGE"
  | "INJECTION"
  | "GUARDRAIL_TICKET"
  | "GUARDRAIL_REPLY"
  | "GUARDRAIL_UNAVAILABLE"
  | "PLACEHOLDER"
  | "LINK"
  | "ADDRESS"
  | "NUMBER"
  | "MARKUP"
  | "PROMPT_LEAK"
  | "PASSWORD"
  | "CARD"
  | "REFUND"
  | "DEADLINE";

/** What the owner of a deployment allows and forbids in replies. */
export interface ReplyPolicy {
  readonly allowed: AllowedFacts;
  /** What replies may neither ask for nor promise. */
  readonly forbidden: readonly Policy[];
}

/** A reply with what it is judged by. */
export interface Reply {
  readonly text: string;
  readonly priority: Priority;
  /** Whether the priority floor is above the priority that the model gave. */
  readonly isRaised: boolean;
  /** All texts of the ticket, whose numbers the reply may repeat. */
  readonly ticketText: string;
  readonly customerAddress?: string | undefined;
  /** Text that only the prompt has, as lettersOnly folds it: its mark, and its sentences. */
  readonly secrets: readonly string[];
}

const POLICY_REASONS: Readonly<Record<Policy, HeldReason>> = {
  password: "PASSWORD",
  card: "CARD",
  refund: "REFUND",
  deadline: "DEADLINE",
};

/** Shorter sentences of the prompt may be said by chance. */
const SECRET_MIN = 12;

const ALPHABET = 26;
const A = 0x61;

/** The distances between neighbouring letters, which are the same whatever the letters were moved by, as in ROT13. */
const distancesIn = (letters: string): string => {
  const latin = letters.replace(/[^a-z]/g, "");
  return Array.from(latin.slice(1), (letter, at) => {
    const distance = letter.charCodeAt(0) - latin.charCodeAt(at) + ALPHABET;
    return String.fromCharCode(A + (distance % ALPHABET));
  }).join("");
};

/** Whether a text has a secret: plainly, backwards, with its letters moved, or encoded. */
const leaks = (text: string, secrets: readonly string[]): boolean => {
  const long = secrets.filter(({ length }) => length >= SECRET_MIN);
  const distances = long.map(distancesIn).filter(({ length }) => length >= SECRET_MIN);
  return [text, ...hiddenTexts(text)].map(lettersOnly).some((letters) => {
    const ways = [letters, letters.split("").reverse().join("")];
    return ways.some((way) => {
      const moved = distancesIn(way);
      return long.some((secret) => way.includes(secret)) || distances.some((one) => moved.includes(one));
    });
  });
};

type Found = readonly (readonly [HeldReason, boolean])[];

const reasonsOf = (found: Found): readonly HeldReason[] => found.flatMap(([reason, holds]) => (holds ? [reason] : []));

/** What a text has that came neither from the ticket nor from the configuration. */
const factsIn = (text: string, { ticketText, customerAddress, secrets }: Reply, { allowed }: ReplyPolicy): Found => {
  const known = [...allowed.addresses, ...(customerAddress === undefined ? [] : [customerAddress])];
  return [
    ["LINK", hasForeignLink(text, allowed)],
    ["ADDRESS", hasForeignAddress(text, known)],
    ["NUMBER", hasForeignNumber(text, ticketText, allowed)],
    ["MARKUP", hasMarkup(text)],
    ["PROMPT_LEAK", leaks(text, secrets)],
  ];
};

/** Invisible characters, which could stand inside a link or a word. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Decides whether a reply may be sent unread: the reasons why not, none when it may. It looks at the reply alone, not
 * at why the model wrote it, so it holds whatever a ticket talked the model into.
 */
export const reasonsToHold = (reply: Reply, policy: ReplyPolicy): readonly HeldReason[] => {
  const text = toCompatibilityForm(reply.text.replace(INVISIBLE, ""));
  const broken = policiesBroken(text, policy.forbidden, reply.ticketText);
  return [
    ...reasonsOf([
      ["CRITICAL", reply.priority === "CRITICAL"],
      ["PRIORITY_RAISED", reply.isRaised],
      ...factsIn(text, reply, policy),
    ]),
    ...broken.map((one) => POLICY_REASONS[one]),
  ];
};

/** Numbers are facts of the ticket to the team; links, mark-up and leaks are not. */
const UNFIT_FOR_STAFF: readonly HeldReason[] = ["LINK", "ADDRESS", "MARKUP", "PROMPT_LEAK"];

/** The model's reasoning for the support team, or a sentence instead of one that has what a reply must not have. */
export const cleanReasoning = (reasoning: string, reply: Reply, policy: ReplyPolicy): string => {
  const text = reasoning.replace(INVISIBLE, "");
  const reasons = reasonsOf(factsIn(toCompatibilityForm(text), reply, policy)).filter((one) =>
    UNFIT_FOR_STAFF.includes(one),
  );
  return reasons.length === 0 ? text : `The model's reasoning is left out (${reasons.join(", ")}).`;
};
