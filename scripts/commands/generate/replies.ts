import { createHash } from "node:crypto";
import type { ConversationStatus } from "../../../functions/shared/api/ticket-schemas.js";
import type { Tier } from "../../../functions/shared/contracts/ticket-event.js";
import type { Mood } from "../../shared/stream/record.js";

/** What a customer may write after their ticket. */
export const REPLY_KINDS = ["thanks", "still broken", "more detail", "asks again"] as const;
export type ReplyKind = (typeof REPLY_KINDS)[number];

/** A generated ticket whose customer writes again. */
export interface TicketWithReply {
  readonly ticketId: string;
  readonly customerId: string;
  readonly tier: Tier;
  readonly mood: Mood;
}

export interface Reply {
  readonly kind: ReplyKind;
  readonly text: string;
}

/** 0 to 1, below 1: always the same for one ticket and purpose, so that a seed decides about replies, too. */
const draw = (ticketId: string, purpose: string): number =>
  createHash("sha256").update(`${purpose} ${ticketId}`).digest().readUInt32BE() / 2 ** 32;

/** Whether the customer of a ticket writes again. @param share of the customers who do, 0 to 1 */
export const writesAgain = (ticketId: string, share: number): boolean => draw(ticketId, "replies") < share;

type Weights = Readonly<Partial<Record<ReplyKind, number>>>;

/** To an answer. */
const AFTER_AN_ANSWER: Readonly<Record<Mood, Weights>> = {
  angry: { "still broken": 5, "asks again": 2, thanks: 1 },
  mixed: { "still broken": 3, thanks: 2, "more detail": 1, "asks again": 1 },
  neutral: { thanks: 3, "still broken": 2, "more detail": 1, "asks again": 1 },
  pleased: { thanks: 1 },
};

/** While the ticket waits for a person. */
const WHILE_WAITING: Readonly<Record<Mood, Weights>> = {
  angry: { "asks again": 3, "more detail": 1 },
  mixed: { "asks again": 1, "more detail": 1 },
  neutral: { "more detail": 2, "asks again": 1 },
  pleased: { "more detail": 1 },
};

/** Sentences in English, as all generated tickets: how a reply begins, and how it goes on. */
const WORDS: Readonly<Record<ReplyKind, { readonly begins: readonly string[]; readonly goesOn: readonly string[] }>> = {
  thanks: {
    begins: ["Thank you, that solved it.", "It works now. Thanks for the quick answer.", "That was it, many thanks."],
    goesOn: ["You can close the ticket.", "I have told my colleagues, too.", "Have a good day."],
  },
  "still broken": {
    begins: [
      "I have done what you wrote, and it still does not work.",
      "Sorry, but nothing has changed.",
      "It worked for an hour, and now the same happens again.",
    ],
    goesOn: [
      "The message is the same as before.",
      "I have tried it on another computer, with the same result.",
      "Please have somebody look at it.",
    ],
  },
  "more detail": {
    begins: [
      "One more thing that may help.",
      "I forgot to say when it happens.",
      "We have looked at it again, and can tell you more.",
    ],
    goesOn: [
      "It happens for everybody in our office, not only for me.",
      "It began after the last update.",
      "It happens in Firefox and in Chrome, but not on the phone.",
    ],
  },
  "asks again": {
    begins: ["Is there any news?", "I have not heard from you yet.", "When can we expect an answer?"],
    goesOn: [
      "We need this for our work.",
      "My colleagues ask me each day.",
      "Just tell me if you need anything else from us.",
    ],
  },
};

const choose = <T>(choices: readonly T[], share: number): T | undefined => choices[Math.floor(share * choices.length)];

const kindOf = (weights: Weights, share: number): ReplyKind => {
  const lots = REPLY_KINDS.flatMap((kind) => Array<ReplyKind>(weights[kind] ?? 0).fill(kind));
  return choose(lots, share) ?? "thanks";
};

/**
 * What the customer of a ticket writes, by their mood and where the conversation stands: the same for the same ticket.
 */
export const composeReply = ({ ticketId, mood }: TicketWithReply, conversation: ConversationStatus): Reply => {
  const isAnswered = conversation !== "open";
  const kind = kindOf((isAnswered ? AFTER_AN_ANSWER : WHILE_WAITING)[mood], draw(ticketId, "kind"));
  const { begins, goesOn } = WORDS[kind];
  const sentences = [choose(begins, draw(ticketId, "begins")), choose(goesOn, draw(ticketId, "goes on"))];
  return { kind, text: sentences.join(" ") };
};
