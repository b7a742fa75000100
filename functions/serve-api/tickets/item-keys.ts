import type { AttributeValue } from "@aws-sdk/client-dynamodb";

type Key = Record<"pk" | "sk", AttributeValue>;

const TICKET_PREFIX = "TICKET#";

export const ticketItemKey = (ticketId: string): Key => ({
  pk: { S: `${TICKET_PREFIX}${ticketId}` },
  sk: { S: "TICKET" },
});

export const intakeItemKey = (keyId: string): Key => ({ pk: { S: `IDEMPOTENCY#${keyId}` }, sk: { S: "IDEMPOTENCY" } });

export const userItemKey = (userId: string): Key => ({ pk: { S: `USER#${userId}` }, sk: { S: "USER" } });
