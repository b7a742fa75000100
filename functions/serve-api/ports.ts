import type { TicketEvent } from "../shared/contracts/ticket-event-schema.js";
import type { Tier } from "../shared/contracts/ticket-event.js";
import type { CallerBudgets } from "../shared/budget/daily-budget.js";
import type { KeyProgress } from "../shared/table/idempotency-item.js";
import type { DeskRules } from "../shared/desk/desk-rules.js";
import type { DeskTickets, TicketEntries } from "../shared/desk/store/desk-tickets.js";
import type { TicketReader } from "./reading/ticket-reader.js";

/** What the first request for a ticket decides. Repeated requests use it, so that they put an identical record. */
export interface TicketOrigin {
  readonly ticketId: string;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly submittedAt: string;
  readonly tier: Tier;
}

/** A ticket as its item is first written. */
export interface ReceivedTicket extends TicketOrigin {
  readonly customerId: string;
  readonly subject: string;
  /** The closed ticket that this one continues. */
  readonly followUpOf?: string | undefined;
  /** Who of staff submitted it on behalf of its customer. */
  readonly submittedBy?: string | undefined;
}

/** A caller's idempotency key and its request. */
export interface IntakeKey {
  /** SHA-256 of the caller's subject and the key, because every caller has its own keys. */
  readonly id: string;
  /** SHA-256 of the operation and the parsed body. */
  readonly requestHash: string;
  /** Epoch seconds: from then on the key can be used for another request. */
  readonly expiresAt: number;
}

/** The ticket of an earlier request with the same key. */
export interface EarlierIntake extends TicketOrigin, KeyProgress {
  readonly requestHash: string;
  /** The message of a request that wrote one to the ticket. */
  readonly messageId?: string | undefined;
}

/**
 * The table as the intake writes it. Every method is atomic, and throws DependencyThrottled, DependencyUnavailable or
 * DependencyRejected, in which case the write may still have happened.
 */
export interface IntakeTable {
  /**
   * Writes the ticket as RECEIVED and, if there is a key, the key's item: both or neither.
   * @returns the earlier ticket of the key, if any; then nothing was written. An expired key has no ticket.
   */
  open(ticket: ReceivedTicket, key: IntakeKey | undefined): Promise<EarlierIntake | undefined>;
  /** The ticket of an earlier request with the key; undefined when there is none, or the key has expired by `now`. */
  findKey(keyId: string, now: Date): Promise<EarlierIntake | undefined>;
  /** Writes that the key's ticket is on the stream. @returns how far it was before */
  accept(ticketId: string, keyId: string, at: Date): Promise<KeyProgress>;
  /**
   * Marks the ticket NOT_ACCEPTED, unless it is on the stream: the workflow has started, or an equal request put its
   * record.
   */
  refuse(ticketId: string, keyId: string | undefined, failure: IntakeFailure): Promise<"refused" | "in-stream">;
  /** Makes a NOT_ACCEPTED ticket RECEIVED again; does not change any other. */
  reopen(ticketId: string): Promise<void>;
}

export interface IntakeFailure {
  /** Name of the error. */
  readonly error: string;
  readonly at: Date;
}

/** The stream on which every ticket arrives. */
export interface IntakeStream {
  /**
   * Puts the ticket's record. Resolves when it is on the stream.
   * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected, although it may still be on the stream
   */
  put(event: TicketEvent): Promise<void>;
}

/** A user of a legacy client. */
export interface LegacyUser {
  /** The caller that created the user. */
  readonly owner: string;
  /** Epoch seconds. `undefined` for one that an earlier version created and nobody has used since. */
  readonly expiresAt: number | undefined;
}

/** Users of legacy clients. @throws DependencyThrottled, DependencyUnavailable or DependencyRejected */
export interface UserTable {
  add(user: LegacyUser & { readonly userId: string; readonly createdAt: Date }): Promise<void>;
  /** The user, also one that has expired and is not deleted yet. */
  find(userId: string): Promise<LegacyUser | undefined>;
  /** Makes a user expire at another time. Does nothing when it was deleted. */
  extend(userId: string, expiresAt: number): Promise<void>;
}

/** Structured logs. Fields are ids and reasons, never a ticket's text. */
interface IntakeLog {
  warn(message: string, fields: Readonly<Record<string, unknown>>): void;
  error(message: string, fields: Readonly<Record<string, unknown>>): void;
}

type CountedEvent = "ticketsAccepted" | "ticketsNotAccepted" | "ticketsOverBudget" | "budgetsNotCounted";

/** Everything that the operations on tickets use besides the request. */
export interface TicketPorts {
  readonly intake: IntakeTable;
  readonly stream: IntakeStream;
  readonly tickets: TicketReader;
  readonly desk: Pick<DeskTickets, "find" | "write">;
  readonly messages: Pick<TicketEntries, "messages">;
  /** The rules by which a ticket's clocks are measured. */
  readonly rules: () => Promise<DeskRules>;
  readonly users: UserTable;
  readonly budgets: CallerBudgets;
  readonly log: IntakeLog;
  readonly count: (metric: CountedEvent) => void;
  readonly now: () => Date;
  readonly randomBytes: (size: number) => Uint8Array;
}
