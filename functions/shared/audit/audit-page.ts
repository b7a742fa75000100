import { readListPage, type PageQuery } from "../http/list-page.js";
import type { AuditSubject } from "../table/ticket-table.js";
import type { AuditEntry, AuditTrails } from "./audit-trail.js";

const copy = (value: AuditEntry["changes"][number]["from"]) =>
  value === null || typeof value === "string" ? value : [...value];

/** An entry as the API shows it. */
const showEntry = ({ at, who, what, requestId, changes, entryId, reason }: AuditEntry) => ({
  at,
  who,
  what,
  requestId,
  changes: changes.map(({ field, from, to }) => ({ field, from: copy(from), to: copy(to) })),
  entryId: entryId ?? null,
  reason: reason ?? null,
});

/**
 * One page of an audit trail, as the API shows it.
 * @param requireExisting throws for what does not exist and never did. It is asked only where there are no entries: the
 * trail of what was deleted stays readable
 */
export const readAuditPage = async (
  subject: AuditSubject,
  query: PageQuery,
  trails: AuditTrails,
  requireExisting?: () => Promise<unknown>,
) => {
  const read = (limit: number, after?: string) => trails.read(subject, limit, after);
  const { entries, nextCursor } = await readListPage({ list: "audit", subject }, query, read);
  if (entries.length === 0) await requireExisting?.();
  return { entries: entries.map(showEntry), nextCursor };
};
