import { createHash } from "node:crypto";
import { CreateTableCommand, DynamoDBClient, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { CreateStreamCommand, KinesisClient } from "@aws-sdk/client-kinesis";
import { hashSecret, type ApiToken } from "../../../functions/shared/auth/api-token.js";
import {
  CUSTOMER_INDEX,
  INDEXES,
  TABLE_KEY,
  ticketItemKey,
  userItemKey,
} from "../../../functions/shared/table/ticket-table.js";
import type { ClientConfig } from "../../../scripts/shared/deployment/target.js";
import { aStoredToken } from "../../support/fakes/authorizer-fakes.js";
import type { ApiRow } from "./api-matrix.js";
import { toTokenItem } from "../../../functions/shared/table/token-item.js";

export const TABLE = "tickets";
export const STREAM = "ticket-stream";
/** Every row's caller has its own. */
export const IDEMPOTENCY_KEY = "key-1";

const sha256 = (text: string, encoding: "hex" | "base64url"): string =>
  createHash("sha256").update(text).digest(encoding);

/** The API token of a row's caller. */
export const tokenOf = ({ tag }: ApiRow): ApiToken => ({
  id: sha256(tag, "hex").slice(0, 16),
  secret: sha256(tag, "base64url"),
});

/** The id of a row's idempotency key, as the intake derives it. */
export const keyIdOf = ({ tag }: ApiRow): string => sha256(`${tag}\n${IDEMPOTENCY_KEY}`, "hex");

export const userIdOf = ({ tag }: ApiRow): string => `USR-${tag}`;

const { partition: INDEX_PARTITION, sort: INDEX_SORT } = INDEXES[CUSTOMER_INDEX];
const text = (AttributeName: string) => ({ AttributeName, AttributeType: "S" as const });
const key = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: "HASH" as const },
  { AttributeName: range, KeyType: "RANGE" as const },
];

/** Creates the table and the stream that the API uses. */
export const createApiResources = async (config: ClientConfig): Promise<void> => {
  const index = {
    IndexName: CUSTOMER_INDEX,
    KeySchema: key(INDEX_PARTITION, INDEX_SORT),
    Projection: { ProjectionType: "ALL" as const },
  };
  await new DynamoDBClient(config).send(
    new CreateTableCommand({
      TableName: TABLE,
      KeySchema: key(TABLE_KEY.partition, TABLE_KEY.sort),
      AttributeDefinitions: [TABLE_KEY.partition, TABLE_KEY.sort, INDEX_PARTITION, INDEX_SORT].map(text),
      GlobalSecondaryIndexes: [index],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
  await new KinesisClient(config).send(new CreateStreamCommand({ StreamName: STREAM, ShardCount: 1 }));
};

/** The item that a row's request needs: the caller's token, a user, or an answered ticket. */
const itemsFor = (row: ApiRow) => {
  const { id, secret } = tokenOf(row);
  const validUntil = "2999-01-01T00:00:00.000Z";
  const answered = {
    ...ticketItemKey(row.tag),
    ticket_id: { S: row.tag },
    customer_id: { S: row.tag },
    submitted_at: { S: "2026-11-21T08:30:00.000Z" },
    status: { S: "ANSWERED" },
  };
  switch (row.callId) {
    case "read":
    case "list":
      return [answered];
    case "findUser":
    case "extendUser":
      return [{ ...userItemKey(userIdOf(row)), owner: { S: row.tag } }];
    case "findToken":
    case "touchToken":
      return [toTokenItem(aStoredToken({ id, tokenHash: hashSecret(secret), subject: row.tag, validUntil }))];
    case "spend":
    case "giveBack":
    case "findKey":
    case "claim":
    case "receive":
    case "put":
    case "accept":
    case "refuse":
    case "reopen":
    case "addUser":
      return [];
  }
};

/** The table, as the test itself reads and writes it. */
export class ApiTable {
  readonly #client: DynamoDBClient;

  constructor(config: ClientConfig) {
    this.#client = new DynamoDBClient(config);
  }

  async prepare(row: ApiRow): Promise<void> {
    for (const Item of itemsFor(row)) await this.#client.send(new PutItemCommand({ TableName: TABLE, Item }));
  }

  /** The status of each ticket that the row's requests submitted. */
  async statuses({ tag }: ApiRow): Promise<readonly string[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: TABLE,
        IndexName: CUSTOMER_INDEX,
        KeyConditionExpression: `${INDEX_PARTITION} = :customer`,
        ExpressionAttributeValues: { ":customer": { S: tag } },
      }),
    );
    return Items.map(({ status }) => status?.S ?? "").filter((status) => status !== "ANSWERED");
  }
}
