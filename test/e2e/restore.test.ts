import { rm } from "node:fs/promises";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  CreateTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  PutItemCommand,
  RestoreTableToPointInTimeCommand,
} from "@aws-sdk/client-dynamodb";
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator } from "../../scripts/local/emulator/start-emulator.js";
import { findFreePort } from "../../scripts/local/process/free-port.js";
import type { ManagedProcess } from "../../scripts/local/process/managed-process.js";
import { runDrill } from "../../scripts/commands/restore/drill.js";
import { planItems } from "../../scripts/commands/restore/restore-items.js";
import { ticketItemKey } from "../../functions/shared/table/ticket-table.js";
import { EmulatorAccount } from "./support/emulator-account.js";
import { runScript } from "./support/run-script.js";

const TABLE = "ticket-pipeline-dev-tickets";
const BUCKET = "ticket-pipeline-dev-tickets-000000000000";
const COUNT = 30;

const folder = mkdtempSync(path.join(tmpdir(), "ticket-pipeline-test-"));
let emulator: ManagedProcess;
let dynamodb: DynamoDBClient;
let s3: S3Client;
let account: EmulatorAccount;
let endpoint: string;

const keyOf = (index: number): string => `tickets/2026/11/28/ticket_${index}.json`;

const createStores = async (): Promise<void> => {
  await dynamodb.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      AttributeDefinitions: ["pk", "sk"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
    }),
  );
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const VersioningConfiguration = { Status: "Enabled" } as const;
  await s3.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration }));
};

const fillStores = async (): Promise<void> => {
  for (let index = 0; index < COUNT; index++) {
    const Item = { ...ticketItemKey(String(index)), subject: { S: `Ticket ${index}` } };
    await dynamodb.send(new PutItemCommand({ TableName: TABLE, Item }));
    await account.put(BUCKET, keyOf(index), `{"ticket_id": "${index}"}`);
  }
  const token = { pk: { S: "TOKENS" }, sk: { S: "t-1" } };
  await dynamodb.send(new PutItemCommand({ TableName: TABLE, Item: token }));
};

beforeAll(async () => {
  const port = await findFreePort();
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const env = { ...process.env, AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
  emulator = await startEmulator({ port, runFolder: folder, env, modelUrl: "http://127.0.0.1:9", enforceIam: false });
  endpoint = `http://127.0.0.1:${port}`;
  const config = { region: "us-east-1", endpoint, credentials };
  dynamodb = new DynamoDBClient(config);
  s3 = new S3Client({ ...config, forcePathStyle: true });
  account = new EmulatorAccount(config);
  await createStores();
  await fillStores();
});

afterAll(async () => {
  await emulator.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("restoring from the emulator", () => {
  it("brings back every item and object that the drill has damaged, and leaves no table behind", async () => {
    const items = await account.allItems(TABLE);
    const objects = await account.objects(BUCKET, "tickets/");
    const { signal } = new AbortController();

    const results = await runDrill({ dynamodb, s3, table: TABLE, bucket: BUCKET, signal });

    expect(results).toEqual([
      { kind: "items", deleted: 10, changed: 10, restored: 20, left: 0, seconds: expect.any(Number) as number },
      { kind: "objects", deleted: 10, changed: 10, restored: 20, left: 0, seconds: expect.any(Number) as number },
    ]);
    expect(await account.objects(BUCKET, "tickets/")).toEqual(objects);
    const byKey = (all: readonly object[]): string[] => all.map((item) => JSON.stringify(item)).sort();
    expect(byKey(await account.allItems(TABLE))).toEqual(byKey(items));
    expect((await dynamodb.send(new ListTablesCommand({}))).TableNames).toEqual([TABLE]);
  });

  it("does nothing without --yes, and then what it said", async () => {
    const env = { AWS_ENDPOINT_URL: endpoint, AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
    const restore = (...args: readonly string[]) => runScript("scripts/commands/restore/cli.ts", args, env);
    const time = new Date(Date.now() + 1_000);
    while (new Date() <= time) await account.objects(BUCKET, "none/");
    await account.remove(BUCKET, keyOf(7));

    const dry = await restore("objects", "--at", time.toISOString());
    const still = await account.objects(BUCKET, keyOf(7));
    const wet = await restore("objects", "--at", time.toISOString(), "--yes");

    expect(dry.code, dry.err).toBe(0);
    expect(dry.out).toContain(`${keyOf(7)}  deleted since\n1 objects to restore`);
    expect(dry.out).toContain("Dry run. Pass --yes to apply.");
    expect(still.size).toBe(0);
    expect(wet.code, wet.err).toBe(0);
    expect(await account.objects(BUCKET, keyOf(7))).toEqual(new Map([[keyOf(7), '{"ticket_id": "7"}']]));
  });

  it("keeps what happened to an item since, unless it is told otherwise", async () => {
    const env = { AWS_ENDPOINT_URL: endpoint, AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
    const restore = (...args: readonly string[]) =>
      runScript("scripts/commands/restore/cli.ts", ["items", ...args], env);
    const COPY = `${TABLE}-restored`;
    await dynamodb.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: TABLE,
        TargetTableName: COPY,
        UseLatestRestorableTime: true,
      }),
    );
    await dynamodb.send(
      new PutItemCommand({ TableName: TABLE, Item: { ...ticketItemKey("3"), subject: { S: "newer" } } }),
    );

    const kept = await restore("--from-table", COPY, "--yes");
    const differing = await planItems(dynamodb, { from: COPY, to: TABLE });
    const replaced = await restore("--from-table", COPY, "--overwrite", "--yes");
    const same = await restore("--from-table", TABLE);

    expect(kept.out).toContain(`0 items to restore in ${TABLE}, and 1 that are another than in ${COPY}`);
    expect(differing).toHaveLength(1);
    expect(replaced.out).toContain("1 items restored");
    expect(await planItems(dynamodb, { from: COPY, to: TABLE })).toEqual([]);
    expect(same.code).toBe(2);
    expect(same.err).toContain("the table itself");
  });
});
