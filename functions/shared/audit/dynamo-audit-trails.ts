import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type EntryPage, queryEntries } from "../table/entry-page.js";
import { auditPartitionKey, type AuditSubject } from "../table/ticket-table.js";
import { readAuditItem } from "./audit-item.js";
import type { AuditEntry, AuditTrails } from "./audit-trail.js";

/** Audit trails in the ticket table: a partition for each ticket, user and rule. */
export class DynamoAuditTrails implements AuditTrails {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  read(subject: AuditSubject, limit: number, after: string | undefined): Promise<EntryPage<AuditEntry>> {
    const start = auditPartitionKey(subject);
    return queryEntries({ client: this.client, tableName: this.tableName, start, read: readAuditItem, limit, after });
  }
}
