import * as z from "zod";
import { Cursor, pageSize } from "../http/list-query.js";

const AuditedValue = z.union([z.string(), z.array(z.string()), z.null()]);

const AuditEntrySchema = z
  .strictObject({
    at: z.iso.datetime(),
    who: z.string().meta({ description: "Subject of the caller; `system` for what the system did." }),
    what: z.string(),
    requestId: z.string(),
    changes: z.array(z.strictObject({ field: z.string(), from: AuditedValue, to: AuditedValue })),
    entryId: z.string().nullable().meta({ description: "The message or note that it is about." }),
    reason: z.string().nullable().meta({ description: "What staff said about an escalation." }),
  })
  .meta({ id: "AuditEntry" });

/** `nextCursor` of a page. */
export const NextCursor = z.string().nullable().meta({ description: "For the next page; null on the last." });

/** One page of an audit trail, the oldest entries first. */
export const AuditTrailSchema = z
  .strictObject({ entries: z.array(AuditEntrySchema), nextCursor: NextCursor })
  .meta({ id: "AuditTrail" });

/** Pages of what was written, the oldest first. */
export const EntryQuerySchema = z.strictObject({
  limit: pageSize(50),
  cursor: Cursor,
});
