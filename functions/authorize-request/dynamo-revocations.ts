import { type DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { call } from "../shared/lambda/errors.js";
import type { Item } from "../shared/table/attributes.js";
import { isRevokedUser } from "../shared/table/revocation-item.js";
import { type ItemKey, revokedSessionKey, revokedUserKey } from "../shared/table/ticket-table.js";
import type { Revocations } from "./ports.js";
import type { SessionClaims } from "./session-claims.js";

/** Revoked sessions and users in the ticket table. Consistent reads: what was revoked is refused from that moment. */
export class DynamoRevocations implements Revocations {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  async includes({ subject, session, issuedAt }: SessionClaims): Promise<boolean> {
    const [ofSession, ofUser] = await Promise.all([
      session === undefined ? undefined : this.#read(revokedSessionKey(session)),
      this.#read(revokedUserKey(subject)),
    ]);
    return ofSession !== undefined || isRevokedUser(ofUser, issuedAt);
  }

  async #read(Key: ItemKey): Promise<Item | undefined> {
    const command = new GetItemCommand({ TableName: this.tableName, Key, ConsistentRead: true });
    return (await call("DynamoDB GetItem", this.client.send(command))).Item;
  }
}
