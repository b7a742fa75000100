import { setTimeout as sleep } from "node:timers/promises";
import type { Outcome } from "../../../functions/shared/contracts/ticket-record.js";

/** A record that the stream accepted. */
export interface SentRecord {
  readonly kind: "ticket" | "foreign" | "malformed";
  /** When it was sent, in milliseconds since the epoch. */
  readonly sentAt: number;
  /** Of tickets: the ticket, and the execution that must answer it. Copies of one ticket share both. */
  readonly ticket?: { readonly ticketId: string; readonly executionName: string };
}

/** The columns of a ticket that analysts use. */
interface ObservedTriage {
  readonly sentiment: string;
  readonly sentimentScores: Readonly<Record<"mixed" | "negative" | "neutral" | "positive", number>>;
  readonly priority: string;
  readonly category: string;
  readonly language: string;
  readonly confidence: number;
}

/** The table item of a finished ticket. */
export interface ObservedAnswer {
  readonly outcome: Outcome;
  readonly triage: ObservedTriage;
  /** Key of its object in S3. */
  readonly key: string;
  /** Execution that wrote it. */
  readonly executionName: string;
  /** Why it was triaged, as rules or the model say. */
  readonly reasoning?: string;
}

/** What the deployment stores. */
export interface Observation {
  /** Executions by name. */
  readonly executions: ReadonlyMap<string, { readonly status: string; readonly stoppedAt: number | undefined }>;
  /** Answers by ticket id, from the table. */
  readonly answers: ReadonlyMap<string, ObservedAnswer>;
  /** Keys under tickets/ in the bucket. */
  readonly ticketKeys: ReadonlySet<string>;
  /** Names of the executions whose input is stored under failed/. */
  readonly failedExecutions: ReadonlySet<string>;
  /** Objects under quarantine/. */
  readonly quarantined: number;
  /** Sum of the metric EventsIgnored in the function's log. */
  readonly ignored: number;
}

/** How one ticket ended. A failed ticket has only its id and time. */
export interface TicketResult extends Nullable<ObservedTriage> {
  readonly ticketId: string;
  readonly outcome: Outcome | "FAILED";
  /** From sending its record to the end of its execution. */
  readonly seconds: number;
}

type Nullable<T> = { readonly [Key in keyof T]: T[Key] | null };

/** Where every record went. */
export interface TicketAccounting {
  readonly sent: number;
  /** Tickets, each once however many copies were sent. */
  readonly answered: number;
  readonly needsHuman: number;
  readonly failed: number;
  /** Records. */
  readonly quarantined: number;
  readonly ignored: number;
  /** Records that were not found at any location where a record can end. */
  readonly lost: number;
  readonly results: readonly TicketResult[];
}

const NO_TRIAGE: Nullable<ObservedTriage> = {
  sentiment: null,
  sentimentScores: null,
  priority: null,
  category: null,
  language: null,
  confidence: null,
};

type SentTicket = NonNullable<SentRecord["ticket"]> & { readonly sentAt: number };

/** The result of one ticket; undefined if it is missing at a location that must have it. */
const resultOf = (sent: SentTicket, seen: Observation): TicketResult | undefined => {
  const { ticketId, executionName } = sent;
  const execution = seen.executions.get(executionName);
  if (execution?.stoppedAt === undefined) return undefined;
  const seconds = (execution.stoppedAt - sent.sentAt) / 1_000;
  if (execution.status !== "SUCCEEDED") {
    return seen.failedExecutions.has(executionName)
      ? { ticketId, outcome: "FAILED", ...NO_TRIAGE, seconds }
      : undefined;
  }
  const answer = seen.answers.get(ticketId);
  if (answer?.executionName !== executionName || !seen.ticketKeys.has(answer.key)) return undefined;
  return { ticketId, outcome: answer.outcome, ...answer.triage, seconds };
};

/** Each ticket once, by the first of its copies. */
const distinctTickets = (records: readonly SentRecord[]): readonly SentTicket[] => {
  const byExecution = new Map<string, SentTicket>();
  for (const { ticket, sentAt } of records) {
    if (ticket !== undefined && !byExecution.has(ticket.executionName)) {
      byExecution.set(ticket.executionName, { ...ticket, sentAt });
    }
  }
  return [...byExecution.values()];
};

const countKind = (records: readonly SentRecord[], kind: SentRecord["kind"]): number =>
  records.filter((record) => record.kind === kind).length;

/**
 * Looks for every record that was sent at the locations where one can end. A record counts as lost if it is at none of
 * them, if it is not finished yet, and if a location that must have it (table, bucket) does not.
 */
export const accountForTickets = (records: readonly SentRecord[], seen: Observation): TicketAccounting => {
  const tickets = distinctTickets(records).map((ticket) => ({ ticket, result: resultOf(ticket, seen) }));
  const results = tickets.flatMap(({ result }) => result ?? []);
  const unfinished = new Set(
    tickets.filter(({ result }) => result === undefined).map(({ ticket }) => ticket.executionName),
  );
  const count = (outcome: TicketResult["outcome"]) => results.filter((result) => result.outcome === outcome).length;
  return {
    sent: records.length,
    answered: count("ANSWERED"),
    needsHuman: count("NEEDS_HUMAN"),
    failed: count("FAILED"),
    quarantined: seen.quarantined,
    ignored: seen.ignored,
    lost:
      records.filter(({ ticket }) => ticket !== undefined && unfinished.has(ticket.executionName)).length +
      Math.max(0, countKind(records, "malformed") - seen.quarantined) +
      Math.max(0, countKind(records, "foreign") - seen.ignored),
    results,
  };
};

const POLL_MS = 500;

/**
 * Accounts for what was sent. As long as something is missing, observes again, for 15 s by default: records without an
 * execution appear in the bucket and the log a moment later.
 */
export const accountUntilComplete = async (
  sent: readonly SentRecord[],
  observe: () => Promise<Observation>,
  signal: AbortSignal,
  timeoutMs = 15_000,
): Promise<{ readonly accounted: TicketAccounting; readonly seen: Observation }> => {
  const deadline = Date.now() + timeoutMs;
  let seen = await observe();
  let accounted = accountForTickets(sent, seen);
  while (accounted.lost > 0 && Date.now() < deadline) {
    await sleep(POLL_MS, undefined, { signal });
    seen = await observe();
    accounted = accountForTickets(sent, seen);
  }
  return { accounted, seen };
};
