import type { TicketEvent, Tier } from "../shared/contracts/ticket-event.js";
import type { TicketReader } from "./reading/ticket-reader.js";

/** What the first request for a ticket decides. Repeats of it take this over, so that they put the very same record. */
export interface TicketOrigin {
  readonly ticketId: string;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly submittedAt: string;
  readonly tier: Tier;
}

/** A ticket as it is written down before anything else happens to it. */
export interface ReceivedTicket extends TicketOrigin {
  readonly customerId: string;
  readonly subject: string;
}

/** A caller's idempotency key, and the request that it comes with. */
export interface IntakeKey {
  /** SHA-256 of the caller's subject and the key: a key means something to its caller alone. */
  readonly id: string;
  /** SHA-256 of the operation and the parsed body. */
  readonly requestHash: string;
  /** Epoch seconds: from then on the key is free again. */
  readonly expiresAt: number;
}

/** How far a key's ticket has come. */
export interface IntakeProgress {
  /** Its record is in the stream. */
  readonly accepted: boolean;
  /** Some request could not put its record, and said so. */
  readonly refused: boolean;
}

/** What an earlier request made the key stand for. */
export interface EarlierIntake extends TicketOrigin, IntakeProgress {
  readonly requestHash: string;
}

/**
 * The table as the intake writes it. Every method resolves as if it ran alone, and throws DependencyThrottled,
 * DependencyUnavailable or DependencyRejected; what was asked for may have been done all the same.
 */
export interface IntakeTable {
  /**
   * Writes the ticket down as RECEIVED, and with a key what that stands for: both or neither.
   * @returns what the key stands for already; then nothing was written. An expired key stands for nothing.
   */
  open(ticket: ReceivedTicket, key: IntakeKey | undefined): Promise<EarlierIntake | undefined>;
  /** Notes that the key's ticket is in the stream. @returns how far it had come before. */
  accept(ticketId: string, keyId: string, at: Date): Promise<IntakeProgress>;
  /**
   * Marks the ticket NOT_ACCEPTED, unless it is in the stream after all: the workflow has it, or an equal request put it.
   */
  refuse(ticketId: string, keyId: string | undefined, fault: IntakeFault): Promise<"refused" | "in-stream">;
  /** Makes a NOT_ACCEPTED ticket RECEIVED again; leaves any other as it is. */
  reopen(ticketId: string): Promise<void>;
}

export interface IntakeFault {
  /** Name of the error. */
  readonly error: string;
  readonly at: Date;
}

/** Where every ticket enters. */
export interface IntakeStream {
  /**
   * Puts the ticket's record; whoever waits for this knows that it is in the stream.
   * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected; it may be in the stream all the same.
   */
  put(event: TicketEvent): Promise<void>;
}

/** Users of movers' clients. @throws DependencyThrottled, DependencyUnavailable or DependencyRejected */
export interface UserTable {
  add(user: { readonly userId: string; readonly owner: string; readonly createdAt: Date }): Promise<void>;
  /** The caller that made the user; `undefined` when there is no such user. */
  ownerOf(userId: string): Promise<string | undefined>;
}

/** Structured logs. Fields carry ids and reasons, never a ticket's text. */
export interface IntakeLog {
  warn(message: string, fields: Readonly<Record<string, unknown>>): void;
  error(message: string, fields: Readonly<Record<string, unknown>>): void;
}

/** All that the operations on tickets do to the world, and all they learn of it but the request. */
export interface TicketPorts {
  readonly intake: IntakeTable;
  readonly stream: IntakeStream;
  readonly tickets: TicketReader;
  readonly users: UserTable;
  readonly log: IntakeLog;
  readonly count: (metric: "ticketsAccepted" | "ticketsNotAccepted") => void;
  readonly now: () => Date;
  readonly randomBytes: (size: number) => Uint8Array;
}
