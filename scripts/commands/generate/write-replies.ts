import { setTimeout as sleep } from "node:timers/promises";
import pMap from "p-map";
import type { ConversationStatus } from "../../../functions/shared/api/ticket-schemas.js";
import { formatCount, plural } from "../../shared/terminal/format.js";
import { ApiRefused, type CustomerApi, type Written } from "./customer-api.js";
import { composeReply, REPLY_KINDS, type ReplyKind, type TicketWithReply } from "./replies.js";

/** Customers who wait for their answer, or write, at a time: few enough for the API's rate limits. */
const CONCURRENCY = 8;

const POLL_MS = 1_000;
/** How long a customer waits for an answer, in ms: a ticket that is retried takes minutes. */
const PATIENCE_MS = 5 * 60_000;

export interface ReplyOptions {
  readonly api: CustomerApi;
  /** Ends the waiting. What is being written is finished. */
  readonly signal: AbortSignal;
  readonly onProgress?: (done: number) => void;
  /** For tests. @default real time */
  readonly clock?: { readonly now: () => number; readonly wait: (ms: number, signal: AbortSignal) => Promise<unknown> };
}

/** What became of the tickets whose customers were to write again. */
export interface ReplySummary {
  readonly byKind: Readonly<Record<ReplyKind, number>>;
  /** Tickets that were solved, or waited for their customer, and are open again. */
  readonly reopened: number;
  readonly followUps: number;
  /** Customers who had written in a run before. */
  readonly before: number;
  /** Tickets that the pipeline was not done with in time. */
  readonly unanswered: number;
  /** Tickets that nobody wrote to because of an interruption. */
  readonly left: number;
  /** Why replies could not be written, with how many. */
  readonly refusals: ReadonlyMap<string, number>;
}

const REAL_CLOCK: NonNullable<ReplyOptions["clock"]> = {
  now: () => performance.now(),
  wait: (ms, signal) => sleep(ms, undefined, { signal }),
};

type Outcome =
  | { readonly kind: ReplyKind; readonly written: Written; readonly from: ConversationStatus }
  | { readonly refusal: string }
  | "unanswered"
  | "left";

/** Waits until the pipeline is done with a ticket. @returns undefined when that takes too long */
const awaitAnswer = async (
  ticket: TicketWithReply,
  { api, signal, clock: { now, wait } = REAL_CLOCK }: ReplyOptions,
): Promise<ConversationStatus | undefined> => {
  const until = now() + PATIENCE_MS;
  for (;;) {
    const conversation = await api.conversationOf(ticket);
    if (conversation !== undefined || now() >= until) return conversation;
    await wait(POLL_MS, signal);
  }
};

/** What an error means that is not the program's own. @throws any other */
const outcomeOf = (error: unknown, { signal }: ReplyOptions): Outcome => {
  if (signal.aborted) return "left";
  if (error instanceof ApiRefused) return { refusal: error.message };
  throw error;
};

const writeOne = async (ticket: TicketWithReply, options: ReplyOptions): Promise<Outcome> => {
  if (options.signal.aborted) return "left";
  try {
    const from = await awaitAnswer(ticket, options);
    if (from === undefined) return "unanswered";
    const { kind, text } = composeReply(ticket, from);
    return { kind, written: await options.api.write(ticket, text), from };
  } catch (error) {
    return outcomeOf(error, options);
  }
};

const isWaitingForCustomer = (from: ConversationStatus): boolean => from === "solved" || from === "pending";

const summarize = (outcomes: readonly Outcome[]): ReplySummary => {
  const replies = outcomes.flatMap((outcome) => (typeof outcome === "object" && "kind" in outcome ? [outcome] : []));
  const refusals = outcomes.flatMap((outcome) =>
    typeof outcome === "object" && "refusal" in outcome ? [outcome.refusal] : [],
  );
  const written = replies.filter(({ written: how }) => how !== "before");
  const countOf = (name: Outcome): number => outcomes.filter((outcome) => outcome === name).length;
  const countKind = (kind: ReplyKind): number => written.filter((reply) => reply.kind === kind).length;
  return {
    byKind: {
      thanks: countKind("thanks"),
      "still broken": countKind("still broken"),
      "more detail": countKind("more detail"),
      "asks again": countKind("asks again"),
    },
    reopened: written.filter(({ written: how, from }) => how === "reply" && isWaitingForCustomer(from)).length,
    followUps: written.filter(({ written: how }) => how === "follow-up").length,
    before: replies.length - written.length,
    unanswered: countOf("unanswered"),
    left: countOf("left"),
    refusals: new Map([...Map.groupBy(refusals, (reason) => reason)].map(([reason, all]) => [reason, all.length])),
  };
};

/**
 * Has customers write to their tickets, each once the pipeline is done with it: answered it, or left it to a person.
 * @throws what the API throws, unless it refused a request
 */
export const writeReplies = async (
  tickets: readonly TicketWithReply[],
  options: ReplyOptions,
): Promise<ReplySummary> => {
  let done = 0;
  const outcomes = await pMap(
    tickets,
    async (ticket) => {
      const outcome = await writeOne(ticket, options);
      done += 1;
      options.onProgress?.(done);
      return outcome;
    },
    { concurrency: CONCURRENCY },
  );
  return summarize(outcomes);
};

/** Whether every customer wrote who was to. */
export const isWhole = ({ unanswered, left, refusals }: ReplySummary): boolean =>
  unanswered + left + refusals.size === 0;

/** The summary for people, one fact per line. */
export const formatReplies = ({ byKind, ...summary }: ReplySummary): string => {
  const kinds = REPLY_KINDS.filter((kind) => byKind[kind] > 0);
  const total = kinds.reduce((sum, kind) => sum + byKind[kind], 0);
  const list = kinds.map((kind) => `${kind} ${formatCount(byKind[kind])}`).join(", ");
  const { reopened, followUps, before, unanswered, left, refusals } = summary;
  return [
    `Replies   ${plural(total, "customer")} wrote${list === "" ? "" : `: ${list}`}`,
    `Reopened  ${plural(reopened, "ticket")}; ${plural(followUps, "follow-up ticket")}`,
    ...(before === 0 ? [] : [`Before    ${plural(before, "customer")} had written in a run before`]),
    ...(unanswered === 0 ? [] : [`Waiting   ${plural(unanswered, "ticket")} not answered within 5 minutes`]),
    ...(left === 0 ? [] : [`Left      ${plural(left, "customer")} did not write: interrupted`]),
    ...[...refusals].map(([reason, count]) => `Refused   ${plural(count, "reply", "replies")}. ${reason}`),
    "",
  ].join("\n");
};
