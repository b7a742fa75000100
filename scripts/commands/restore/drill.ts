import {
  DeleteTableCommand,
  DeleteItemCommand,
  paginateScan,
  PutItemCommand,
  RestoreTableToPointInTimeCommand,
  waitUntilTableExists,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import { DeleteObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { setTimeout as wait } from "node:timers/promises";
import { TABLE_KEY, TICKET_SORT_KEY } from "../../../functions/shared/table/ticket-table.js";
import { keyOf, planItems, restoreItem, type Item, type ItemRestore } from "./restore-items.js";
import { listVersions, planObjects, restoreObject, type ObjectRestore, type ObjectVersion } from "./restore-objects.js";

export interface DrillParts {
  readonly dynamodb: DynamoDBClient;
  readonly s3: S3Client;
  readonly table: string;
  readonly bucket: string;
  readonly signal: AbortSignal;
}

export interface DrillResult {
  readonly kind: "items" | "objects";
  readonly deleted: number;
  readonly changed: number;
  readonly restored: number;
  /** Those that are still not as they were. */
  readonly left: number;
  /** Of finding and restoring. */
  readonly seconds: number;
}

const TICKETS = "tickets/";

/** S3 dates versions by the second: what happens later must be in another one. */
const SECOND_MS = 1_000;
const WAIT_SECONDS = 120;

const DAMAGE = "Overwritten by npm run restore -- drill";

const damageItem = async ({ dynamodb, table }: DrillParts, item: Item, index: number): Promise<void> => {
  if (index % 2 === 0) await dynamodb.send(new DeleteItemCommand({ TableName: table, Key: keyOf(item) }));
  else {
    const Item: Item = { ...item, subject: { S: DAMAGE } };
    await dynamodb.send(new PutItemCommand({ TableName: table, Item }));
  }
};

const damageObject = async ({ s3, bucket }: DrillParts, key: string, index: number): Promise<void> => {
  if (index % 2 === 0) await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  else await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: DAMAGE }));
};

const count = (restores: readonly { readonly was: string }[], was: string): number =>
  restores.filter((restore) => restore.was === was).length;

const timed = async (work: () => Promise<number>): Promise<{ readonly restored: number; readonly seconds: number }> => {
  const startedAt = performance.now();
  return { restored: await work(), seconds: (performance.now() - startedAt) / SECOND_MS };
};

const restoreItems = async (parts: DrillParts, from: string): Promise<DrillResult> => {
  const tables = { from, to: parts.table };
  let damaged: readonly ItemRestore[] = [];
  const { restored, seconds } = await timed(async () => {
    damaged = await planItems(parts.dynamodb, tables);
    const done = await Promise.all(damaged.map((restore) => restoreItem(parts.dynamodb, parts.table, restore)));
    return done.filter(Boolean).length;
  });
  const left = (await planItems(parts.dynamodb, tables)).length;
  return {
    kind: "items",
    deleted: count(damaged, "deleted"),
    changed: count(damaged, "changed"),
    restored,
    left,
    seconds,
  };
};

/** Those of the objects whose latest version has another content. */
const leftOf = (before: readonly ObjectVersion[], now: readonly ObjectVersion[]): number => {
  const latest = new Map(now.filter(({ isLatest }) => isLatest).map(({ key, etag }) => [key, etag]));
  return before.filter(({ key, etag }) => latest.get(key) !== etag).length;
};

const restoreObjects = async (
  { s3, bucket }: DrillParts,
  time: Date,
  before: readonly ObjectVersion[],
): Promise<DrillResult> => {
  let damaged: readonly ObjectRestore[] = [];
  const { restored, seconds } = await timed(async () => {
    damaged = planObjects(await listVersions(s3, bucket, TICKETS), time);
    await Promise.all(damaged.map((restore) => restoreObject(s3, bucket, restore)));
    return damaged.length;
  });
  const left = leftOf(before, await listVersions(s3, bucket, TICKETS));
  return {
    kind: "objects",
    deleted: count(damaged, "deleted"),
    changed: count(damaged, "overwritten"),
    restored,
    left,
    seconds,
  };
};

/** The items as they are now, in a table of their own: to an emulator, the point in time is always now. */
const snapshot = async ({ dynamodb, table }: DrillParts, name: string): Promise<readonly Item[]> => {
  const request = { SourceTableName: table, TargetTableName: name, UseLatestRestorableTime: true };
  await dynamodb.send(new RestoreTableToPointInTimeCommand(request));
  await waitUntilTableExists({ client: dynamodb, maxWaitTime: WAIT_SECONDS }, { TableName: name });
  const items: Item[] = [];
  for await (const page of paginateScan({ client: dynamodb }, { TableName: name })) items.push(...(page.Items ?? []));
  return items.filter(({ [TABLE_KEY.sort]: sort }) => sort?.S === TICKET_SORT_KEY);
};

/**
 * Deletes and overwrites every second ticket item and object of a local stack, then restores them as after an accident.
 * The copy of the table is removed at the end.
 */
export const runDrill = async (parts: DrillParts): Promise<readonly DrillResult[]> => {
  const copy = `${parts.table}-drill`;
  const items = await snapshot(parts, copy);
  try {
    const objects = (await listVersions(parts.s3, parts.bucket, TICKETS)).filter(
      (one) => one.isLatest && !one.isDeletion,
    );
    await wait(SECOND_MS, undefined, { signal: parts.signal });
    const time = new Date();
    await wait(SECOND_MS, undefined, { signal: parts.signal });
    await Promise.all(items.filter((_, index) => index % 3 < 2).map((item, index) => damageItem(parts, item, index)));
    await Promise.all(
      objects.filter((_, index) => index % 3 > 0).map(({ key }, index) => damageObject(parts, key, index)),
    );
    return [await restoreItems(parts, copy), await restoreObjects(parts, time, objects)];
  } finally {
    await parts.dynamodb.send(new DeleteTableCommand({ TableName: copy }));
  }
};
