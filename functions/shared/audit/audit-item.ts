import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { type Item, TextAttribute as text } from "../table/attributes.js";
import { auditKey, type AuditSubject } from "../table/ticket-table.js";
import type { AuditedChange, AuditEntry, AuditOrigin } from "./audit-trail.js";

type ChangedValue = AuditedChange["from"];

const toAttribute = (value: ChangedValue): AttributeValue => {
  if (value === null) return { NULL: true };
  return typeof value === "string" ? { S: value } : { L: value.map((S) => ({ S })) };
};

const ChangedValueSchema: z.ZodType<ChangedValue> = z.union([
  text,
  z.object({ NULL: z.literal(true) }).transform(() => null),
  z.object({ L: z.array(text) }).transform(({ L }) => L),
]);

/**
 * An entry of an audit trail as a new item: who did what to which fields, from what to what, when, and by which
 * request. Write it under the condition that there is none with its key.
 * @param entryId the message or note that it is about
 */
export const toAuditItem = (
  subject: AuditSubject,
  { at, who, what, requestId, reason }: AuditOrigin,
  changes: readonly AuditedChange[],
  entryId?: string,
): Record<string, AttributeValue> => ({
  ...auditKey(subject, at.toISOString(), requestId),
  at: { S: at.toISOString() },
  who: { S: who },
  what: { S: what },
  request_id: { S: requestId },
  changes: {
    L: changes.map(({ field, from, to }) => ({
      M: { field: { S: field }, from: toAttribute(from), to: toAttribute(to) },
    })),
  },
  ...(entryId !== undefined && { entry_id: { S: entryId } }),
  ...(reason !== undefined && { reason: { S: reason } }),
});

const AuditSchema = z.object({
  at: text,
  who: text,
  what: text,
  request_id: text,
  changes: z.object({
    L: z.array(
      z
        .object({ M: z.object({ field: text, from: ChangedValueSchema, to: ChangedValueSchema }) })
        .transform(({ M }) => M),
    ),
  }),
  entry_id: text.optional(),
  reason: text.optional(),
});

/** @returns undefined for an item that is no entry, such as one that was edited by hand */
export const readAuditItem = (item: Item): AuditEntry | undefined => {
  const { data } = AuditSchema.safeParse(item);
  if (data === undefined) return undefined;
  const { request_id: requestId, entry_id: entryId, changes, reason, ...same } = data;
  return { ...same, reason, requestId, entryId, changes: changes.L };
};
