import type { EntryPage } from "../table/entry-page.js";
import type { AuditSubject } from "../table/ticket-table.js";

/** What an entry says about one field. `null` stands for no value. */
export interface AuditedChange {
  readonly field: string;
  readonly from: string | readonly string[] | null;
  readonly to: string | readonly string[] | null;
}

/** Who did what, by which request, and when. */
export interface AuditOrigin {
  /** Subject of the caller, or `system`. */
  readonly who: string;
  readonly what: string;
  readonly requestId: string;
  readonly at: Date;
  /** What staff said about it, such as why they escalate. */
  readonly reason?: string | undefined;
}

/** One entry of an audit trail. */
export interface AuditEntry extends Omit<AuditOrigin, "at"> {
  /** ISO 8601 in UTC, with milliseconds. */
  readonly at: string;
  readonly changes: readonly AuditedChange[];
  /** The message or note that the entry is about. */
  readonly entryId?: string | undefined;
}

/** The audit trails. @throws DependencyThrottled, DependencyUnavailable or DependencyRejected */
export interface AuditTrails {
  /** Some entries about a ticket, a user or a rule, the oldest first. It need not exist any more. */
  read(subject: AuditSubject, limit: number, after: string | undefined): Promise<EntryPage<AuditEntry>>;
}
