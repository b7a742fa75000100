import type { AuditOrigin } from "../../audit/audit-trail.js";
import type { Tier } from "../../contracts/ticket-event.js";
import type { Sentiment } from "../../contracts/ticket-record.js";
import type { StoredEvaluation } from "../../reply-quality/evaluation-item.js";
import type { EntryPage } from "../../table/entry-page.js";
import type { ChangedTicket } from "../change-ticket.js";
import type { DeskTicket } from "../desk-ticket.js";

/** What an entry of a ticket's audit trail is about. */
export type AuditAction =
  | "changed"
  | "replied"
  | "draft-sent"
  | "draft-discarded"
  | "noted"
  | "assigned"
  | "escalated"
  | "warned"
  | "macro-applied"
  | "customer-replied";

/** Stands for nobody: what the system itself does, such as an escalation. */
export const SYSTEM = "system";

/** Who did what to a ticket, by which request, and when. */
export interface ChangeOrigin extends AuditOrigin {
  readonly what: AuditAction;
}

/** Who wrote a public message. `model` stands for an answer that the pipeline sent without a person. */
export const AUTHOR_ROLES = ["customer", "agent", "model"] as const;

/** A message between a customer and staff. The customer sees it. */
export interface PublicMessage {
  /** See newEntryId. */
  readonly id: string;
  readonly text: string;
  readonly author: { readonly role: (typeof AUTHOR_ROLES)[number]; readonly id: string };
  /** ISO 8601 in UTC, with milliseconds. */
  readonly at: string;
  /** Whether its text began as a draft of the model. Staff see it, the customer does not. */
  readonly drafted?: "as-is" | "edited" | undefined;
}

/** A note of staff. The customer never sees it. */
export interface Note {
  readonly id: string;
  readonly text: string;
  readonly author: string;
  readonly at: string;
}

/** A reply that an agent has begun. */
export interface Draft {
  readonly text: string;
  readonly agent: string;
  readonly at: string;
  /** The last public message when the draft was written; it does not answer a newer one. */
  readonly lastMessageId: string | undefined;
  /** Whether it began as the model's answer. */
  readonly basedOnModel: boolean;
}

/** What staff read of a ticket besides its state on the desk; `undefined` for what it does not have. */
export interface TicketContent {
  readonly description: string | undefined;
  readonly product: string | undefined;
  readonly sentiment: Sentiment | undefined;
  readonly contact: {
    readonly name: string | undefined;
    readonly email: string | undefined;
    readonly company: string | undefined;
  };
  readonly modelAnswer: ModelAnswer | undefined;
  readonly failure: { readonly error: string; readonly at: string | undefined } | undefined;
  readonly followUpOf: string | undefined;
  /** Who of staff submitted it on behalf of its customer. */
  readonly submittedBy: string | undefined;
}

/** The model's answer: sent when the ticket is ANSWERED, otherwise a draft. */
export interface ModelAnswer {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number | undefined;
  /** Codes, such as `LINK`. */
  readonly heldReasons: readonly string[];
  readonly priorityReasoning: string | undefined;
  /** Undefined when rules wrote it. */
  readonly modelId: string | undefined;
  /** Of the model's prompt. */
  readonly promptVersion: string | undefined;
  /** Tokens of all prompts for it. */
  readonly inputTokens: number | undefined;
  /** Tokens of all replies for it. */
  readonly outputTokens: number | undefined;
  /** ISO 8601. */
  readonly at: string | undefined;
}

/** A ticket with its content. */
export interface WholeTicket {
  readonly ticket: DeskTicket;
  readonly content: TicketContent;
}

/** A change of a ticket, with what belongs to it. All of it is written, or nothing. */
export interface TicketWrite {
  readonly before: DeskTicket;
  readonly changed: ChangedTicket;
  readonly origin: ChangeOrigin;
  readonly message?: PublicMessage | undefined;
  /** An agent whose draft has served its purpose. */
  readonly discardDraftOf?: string | undefined;
  /** What its writer did with the model's draft. It replaces what was said of the draft before. */
  readonly verdict?: StoredEvaluation | undefined;
  /** What staff are told of, see Notice. */
  readonly notice?: Notice | undefined;
  /** The writer's idempotency key. One that another write has claimed is a conflict: then find what it wrote. */
  readonly key?: WriteKey | undefined;
}

/** An idempotency key for the message of a change: see IntakeKey. */
export interface WriteKey {
  /** SHA-256 of the caller's subject and the key. */
  readonly id: string;
  /** SHA-256 of the operation and the parsed body. */
  readonly requestHash: string;
  /** Epoch seconds. */
  readonly expiresAt: number;
  /** Tier of the caller. */
  readonly tier: Tier;
}

/** Reasons for which staff get a notice. */
export const NOTICE_KINDS = ["escalated", "at-risk", "breached"] as const;

/** What staff are told of by the topic of the desk. It names the ticket, and nothing that its customer wrote. */
export interface Notice {
  /** See newEntryId. */
  readonly id: string;
  readonly kind: (typeof NOTICE_KINDS)[number];
  readonly ticketId: string;
  readonly text: string;
}

/**
 * `conflict`: the ticket has another version by now. `agent-missing`: the new assignee is not an active agent.
 * `agent-full`: the new assignee has as many tickets as they may have.
 */
export type TicketWritten = "written" | "conflict" | "agent-missing" | "agent-full";

/**
 * The tickets of the desk. Every change of one goes through `write`, so that version, audit trail, listing and agents'
 * loads cannot differ. @throws DependencyThrottled, DependencyUnavailable or DependencyRejected
 */
export interface DeskTickets {
  /** @returns undefined for a ticket that does not exist or is not on the desk (yet) */
  find(ticketId: string): Promise<DeskTicket | undefined>;
  /** The ticket with its content, from one read. @returns as find */
  findWhole(ticketId: string): Promise<WholeTicket | undefined>;
  /** Writes a change of the ticket, and what belongs to it. */
  write(write: TicketWrite): Promise<TicketWritten>;
  /** Adds a note and its audit entry. The ticket's version stays. @returns whether the ticket is on the desk */
  addNote(ticketId: string, note: Note, origin: ChangeOrigin): Promise<boolean>;
  /**
   * Keeps that a person has no use for the model's draft, with an audit entry. The ticket's version stays.
   * @returns false, and nothing is written, once the ticket has a public message: then the draft was sent or is retired
   */
  discardModelDraft(ticketId: string, verdict: StoredEvaluation, origin: ChangeOrigin): Promise<boolean>;
}

/**
 * What was written about a ticket, the oldest first. The function of customers reads messages only: its role is not
 * allowed the rest. @throws as DeskTickets
 */
export interface TicketEntries {
  messages(ticketId: string, limit: number, after?: string): Promise<EntryPage<PublicMessage>>;
  notes(ticketId: string, limit: number, after?: string): Promise<EntryPage<Note>>;
}
