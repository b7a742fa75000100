import { type DynamoDBClient, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { call } from "../../shared/lambda/errors.js";
import { TextAttribute as text } from "../../shared/table/attributes.js";
import { EXPIRY_ATTRIBUTE, presenceKey } from "../../shared/table/ticket-table.js";
import type { Presence, Viewer } from "../ports.js";

/** For how long somebody counts as looking at a ticket. A client announces itself more often than that. */
const PRESENT_MS = 30_000;

const ViewerSchema = z.object({ sk: text, seen_at: text }).transform(({ sk, seen_at }) => ({
  agent: sk,
  seenAt: seen_at,
}));

/**
 * Who looks at tickets, in the ticket table. The table deletes what has expired within days, so readers do not count
 * what is old.
 */
export class DynamoPresence implements Presence {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  async announce(ticketId: string, agentId: string, at: Date): Promise<readonly Viewer[]> {
    const [viewers] = await Promise.all([this.#viewers(ticketId, at), this.#write(ticketId, agentId, at)]);
    return viewers;
  }

  async #viewers(ticketId: string, at: Date): Promise<readonly Viewer[]> {
    const since = new Date(at.getTime() - PRESENT_MS).toISOString();
    const command = new QueryCommand({
      TableName: this.tableName,
      KeyConditionExpression: "pk = :ticket",
      FilterExpression: "seen_at > :since",
      ExpressionAttributeValues: { ":ticket": presenceKey(ticketId, "").pk, ":since": { S: since } },
    });
    const { Items: items = [] } = await call("DynamoDB Query", this.client.send(command));
    return items.flatMap((item) => ViewerSchema.safeParse(item).data ?? []);
  }

  async #write(ticketId: string, agentId: string, at: Date): Promise<void> {
    const expiresAt = Math.ceil((at.getTime() + PRESENT_MS) / 1_000);
    const command = new PutItemCommand({
      TableName: this.tableName,
      Item: {
        ...presenceKey(ticketId, agentId),
        seen_at: { S: at.toISOString() },
        [EXPIRY_ATTRIBUTE]: { N: String(expiresAt) },
      },
    });
    await call("DynamoDB PutItem", this.client.send(command));
  }
}
