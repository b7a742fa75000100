import { CreateTableCommand, DynamoDBClient, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { CreateStreamCommand, KinesisClient } from "@aws-sdk/client-kinesis";
import { toTokenItem } from "../../../functions/shared/auth/api-token-item.js";
import { hashSecret } from "../../../functions/shared/auth/api-token.js";
import { userItemKey } from "../../../functions/serve-api/item-keys.js";
import { ticketItemKey } from "../../../functions/shared/table/ticket-table.js";
import type { ClientConfig } from "../../../scripts/shared/deployment/target.js";
import { aStoredToken } from "../../support/fakes/authorizer-fakes.js";
import type { ApiRow } from "./api-rows.js";
import { tokenOf, userIdOf } from "./api-requests.js";

export const TABLE = "tickets";
export const STREAM = "ticket-stream";

const text = (AttributeName: string) => ({ AttributeName, AttributeType: "S" as const });
const key = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: "HASH" as const },
  { AttributeName: range, KeyType: "RANGE" as const },
];

/** Table and stream, as far as the API uses them. */
export const createApiResources = async (config: ClientConfig): Promise<void> => {
  const index = {
    IndexName: "by-customer",
    KeySchema: key("customer_id", "submitted_at"),
    Projection: { ProjectionType: "ALL" as const },
  };
  await new DynamoDBClient(config).send(
    new CreateTableCommand({
      TableName: TABLE,
      KeySchema: key("pk", "sk"),
      AttributeDefinitions: ["pk", "sk", "customer_id", "submitted_at"].map(text),
      GlobalSecondaryIndexes: [index],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
  await new KinesisClient(config).send(new CreateStreamCommand({ StreamName: STREAM, ShardCount: 1 }));
};

/** Items that the requests of a row need: its caller's token, user, and an answered ticket. */
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
      return [{ ...userItemKey(userIdOf(row)), owner: { S: row.tag } }];
    case "findToken":
    case "touchToken":
      return [toTokenItem(aStoredToken({ id, tokenHash: hashSecret(secret), subject: row.tag, validUntil }))];
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

/** The table, as the test itself uses it. */
export class ApiTable {
  readonly #client: DynamoDBClient;

  constructor(config: ClientConfig) {
    this.#client = new DynamoDBClient(config);
  }

  async prepare(row: ApiRow): Promise<void> {
    for (const Item of itemsFor(row)) await this.#client.send(new PutItemCommand({ TableName: TABLE, Item }));
  }

  /** Status of each ticket that the row's requests were for. */
  async statuses({ tag }: ApiRow): Promise<readonly string[]> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: TABLE,
        IndexName: "by-customer",
        KeyConditionExpression: "customer_id = :customer",
        ExpressionAttributeValues: { ":customer": { S: tag } },
      }),
    );
    return Items.map(({ status }) => status?.S ?? "").filter((status) => status !== "ANSWERED");
  }
}
