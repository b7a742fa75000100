import {
  IdempotencyConfig,
  IdempotencyPersistenceLayerError,
  makeIdempotent,
} from "@aws-lambda-powertools/idempotency";
import { DynamoDBPersistenceLayer } from "@aws-lambda-powertools/idempotency/dynamodb";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { asDependencyError } from "../lambda/aws-errors.js";
import type { TicketWork } from "../lambda/ticket-queue-handler.js";

/** Seconds that an answer counts as seen: a day, some hundred times as long as a message's five receives take. */
const REMEMBERED_SECONDS = 24 * 60 * 60;

export interface OnceOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** The function's folder; what it has seen lies under `PROCESSED#<folder>`. */
  readonly folder: string;
}

/** The store's own errors hide what DynamoDB said in their cause. */
const translate = (error: unknown): never => {
  if (error instanceof IdempotencyPersistenceLayerError) throw asDependencyError("DynamoDB idempotency", error.cause);
  throw error;
};

/** Makes work run once for each answer of a ticket (its id and execution), while the answer is remembered. */
export const onceForEachAnswer = (run: TicketWork["run"], { client, tableName, folder }: OnceOptions) => {
  const once = makeIdempotent(run, {
    persistenceStore: new DynamoDBPersistenceLayer({
      tableName,
      awsSdkV3Client: client,
      keyAttr: "pk",
      sortKeyAttr: "sk",
      staticPkValue: `PROCESSED#${folder}`,
      // `status` is the key of an index of tickets.
      statusAttr: "idempotency_status",
      expiryAttr: "expires_at",
    }),
    keyPrefix: folder,
    config: new IdempotencyConfig({
      eventKeyJmesPath: "[ticket_id, execution_arn]",
      throwOnNoIdempotencyKey: true,
      expiresAfterSeconds: REMEMBERED_SECONDS,
      hashFunction: "sha256",
      responseHook: (said) => (typeof said === "string" ? `${said} before` : said),
    }),
  });
  return (...args: Parameters<TicketWork["run"]>): Promise<string> => once(...args).catch(translate);
};
