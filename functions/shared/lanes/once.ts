import {
  IdempotencyConfig,
  IdempotencyPersistenceLayerError,
  makeIdempotent,
} from "@aws-lambda-powertools/idempotency";
import { DynamoDBPersistenceLayer } from "@aws-lambda-powertools/idempotency/dynamodb";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { TicketWork } from "../lambda/ticket-queue-handler.js";
import { asDependencyError } from "../lambda/errors.js";
import { shardOf, SHARDS } from "../table/shards.js";
import { EXPIRY_ATTRIBUTE, processedPartition, TABLE_KEY } from "../table/ticket-table.js";

/** Seconds for which an answer is remembered: a day, some twenty times as long as a message's 25 receives take. */
const REMEMBERED_SECONDS = 24 * 60 * 60;

interface OnceOptions {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** The function's folder, which is part of the keys of its marks. */
  readonly folder: string;
}

/** The store's own errors have DynamoDB's error as their cause. */
const translate = (error: unknown): never => {
  if (error instanceof IdempotencyPersistenceLayerError) throw asDependencyError("DynamoDB idempotency", error.cause);
  throw error;
};

/** The marks of one shard: all marks of a function in one partition would be written to no faster than it takes. */
const storeOf = ({ client, tableName, folder }: OnceOptions, shard: string) =>
  new DynamoDBPersistenceLayer({
    tableName,
    awsSdkV3Client: client,
    keyAttr: TABLE_KEY.partition,
    sortKeyAttr: TABLE_KEY.sort,
    staticPkValue: processedPartition(folder, shard),
    // `status` is a ticket's.
    statusAttr: "idempotency_status",
    expiryAttr: EXPIRY_ATTRIBUTE,
  });

/**
 * Makes work run once for each answer of a ticket (identified by ticket and execution), while the answer is remembered.
 */
export const onceForEachAnswer = (run: TicketWork["run"], options: OnceOptions) => {
  const config = new IdempotencyConfig({
    eventKeyJmesPath: "[ticket_id, execution_arn]",
    throwOnNoIdempotencyKey: true,
    expiresAfterSeconds: REMEMBERED_SECONDS,
    hashFunction: "sha256",
    responseHook: (message) => (typeof message === "string" ? `${message} before` : message),
  });
  const onceIn = (shard: string) =>
    makeIdempotent(run, { persistenceStore: storeOf(options, shard), keyPrefix: options.folder, config });
  const byShard = new Map(SHARDS.map((shard) => [shard, onceIn(shard)]));
  return (...args: Parameters<TicketWork["run"]>): Promise<string> => {
    const shard = shardOf(args[0].ticket_id);
    const once = byShard.get(shard) ?? onceIn(shard);
    return once(...args).catch(translate);
  };
};
