import type { ItemKey } from "../shared/table/ticket-table.js";

export const intakeItemKey = (keyId: string): ItemKey => ({
  pk: { S: `IDEMPOTENCY#${keyId}` },
  sk: { S: "IDEMPOTENCY" },
});

export const userItemKey = (userId: string): ItemKey => ({ pk: { S: `USER#${userId}` }, sk: { S: "USER" } });
