import type { Outcome } from "../../../functions/shared/contracts/ticket-record.js";

/** A record that the stream took. */
export interface SentRecord {
  readonly kind: "ticket" | "foreign" | "malformed";
  /** When it was put, in milliseconds since the epoch. */
  readonly sentAt: number;
  /** Of tickets: the ticket, and the execution that must answer it. Copies of one ticket share both. */
  readonly ticket?: { readonly ticketId: string; readonly executionName: string };
}

/** What analysts ask of a ticket. */
export interface ObservedTriage {
  readonly sentiment: string;
  readonly sentimentScores: Readonly<Record<"mixed" | "negative" | "neutral" | "positive", number>>;
  readonly priority: string;
  readonly category: string;
  readonly language: string;
  readonly confidence: number;
}

/** What a table item says of an answered ticket. */
export interface ObservedAnswer {
  readonly outcome: Outcome;
  readonly triage: ObservedTriage;
  /** S3 key its JSON must be at. */
  readonly key: string;
  /** Execution that wrote it. */
  readonly executionName: string;
}

/** What is found in the deployment once nothing moves any more. */
export interface Observation {
  /** Executions by name. */
  readonly executions: ReadonlyMap<string, { readonly status: string; readonly stoppedAt: number | undefined }>;
  /** Answers by ticket id, from the table. */
  readonly answers: ReadonlyMap<string, ObservedAnswer>;
  /** Keys under tickets/ in the bucket. */
  readonly ticketKeys: ReadonlySet<string>;
  /** Names of the executions whose input is kept under failed/. */
  readonly failedExecutions: ReadonlySet<string>;
  /** Objects under quarantine/. */
  readonly quarantined: number;
  /** Sum of the metric EventsIgnored in the consumer's log. */
  readonly ignored: number;
}

/** How one ticket ended. A failed one has nothing but its id and time. */
export interface TicketResult extends Nullable<ObservedTriage> {
  readonly ticketId: string;
  readonly outcome: Outcome | "FAILED";
  /** From its record's put to the end of its execution. */
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
  /** Records that are in none of the places where a record may end. */
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

/** The end of one ticket; undefined if it is not in every place where such an end must show. */
const endOf = (sent: SentTicket, seen: Observation): TicketResult | undefined => {
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
 * Looks for every record that was sent in the places where one may end. A record counts as lost when it is in none, when it is not
 * done yet, and when a place that must have it too (table, bucket) has not.
 */
export const accountForTickets = (records: readonly SentRecord[], seen: Observation): TicketAccounting => {
  const ends = distinctTickets(records).map((ticket) => ({ ticket, end: endOf(ticket, seen) }));
  const results = ends.flatMap(({ end }) => end ?? []);
  const unfinished = new Set(ends.filter(({ end }) => end === undefined).map(({ ticket }) => ticket.executionName));
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
