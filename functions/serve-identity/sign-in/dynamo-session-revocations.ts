import { type DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { call } from "../../shared/lambda/errors.js";
import { toRevokedSession, toRevokedUser } from "../../shared/table/revocation-item.js";
import type { SessionRevocations } from "../ports.js";

/** Revocations in the ticket table, where the authorizer reads them. */
export class DynamoSessionRevocations implements SessionRevocations {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  revokeSession(session: string, at: Date): Promise<void> {
    return this.#put(toRevokedSession(session, at));
  }

  revokeUser(userId: string, at: Date): Promise<void> {
    return this.#put(toRevokedUser(userId, at));
  }

  async #put(Item: ReturnType<typeof toRevokedUser>): Promise<void> {
    await call("DynamoDB PutItem", this.client.send(new PutItemCommand({ TableName: this.tableName, Item })));
  }
}
