import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { startEmulator } from "../../scripts/local/emulator/start-emulator.js";
import { findFreePort } from "../../scripts/local/process/free-port.js";
import type { ManagedProcess } from "../../scripts/local/process/managed-process.js";
import { runScript } from "./support/run-script.js";

const ReportSchema = z.strictObject({
  target: z.string(),
  findings: z.array(
    z.strictObject({
      subject: z.string(),
      status: z.enum(["ok", "warning", "failure"]),
      message: z.string(),
      fix: z.string().optional(),
    }),
  ),
});

const ACCESS = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };

let emulator: ManagedProcess;
let client: DynamoDBClient;
let folder: string;
let endpoint: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "preflight-"));
  const port = await findFreePort();
  endpoint = `http://127.0.0.1:${port}`;
  const env = { ...process.env, ...ACCESS };
  emulator = await startEmulator({ port, runFolder: folder, env, modelUrl: "http://127.0.0.1:9", enforceIam: false });
  const credentials = { accessKeyId: ACCESS.AWS_ACCESS_KEY_ID, secretAccessKey: ACCESS.AWS_SECRET_ACCESS_KEY };
  client = new DynamoDBClient({ region: "us-east-1", endpoint, credentials });
});

afterAll(async () => {
  client.destroy();
  await emulator.stop();
  await rm(folder, { recursive: true, force: true });
});

const preflight = async () => {
  const args = ["--target", "local", "--endpoint", endpoint, "--no-model-call", "--json"];
  // A stage that no developer's state file is for.
  const env = { ...ACCESS, NO_COLOR: "1", STAGE: "preflight", NOTIFICATION_EMAILS: "ada@example.com" };
  const { code, out, err } = await runScript("scripts/commands/preflight/cli.ts", args, env);
  expect(err).toBe("");
  const { findings } = ReportSchema.parse(JSON.parse(out));
  return { code, findings, failing: findings.filter(({ status }) => status === "failure") };
};

describe("npm run preflight on an empty account of the emulator", () => {
  it("finds what the account lacks, and which calls the emulator does not have, and creates nothing", async () => {
    const { code, findings, failing } = await preflight();

    expect(failing.map(({ subject }) => subject)).toEqual(["model", "API Gateway's logging role"]);
    expect(findings.filter(({ status, fix }) => status !== "ok" && fix === undefined)).toEqual([]);
    expect(findings).toContainEqual(expect.objectContaining({ subject: "names", status: "ok" }));
    expect(code).toBe(1);
    expect((await client.send(new ListTablesCommand())).TableNames).toEqual([]);
  });

  it("finds a table that a deployment left behind", async () => {
    const TableName = "ticket-pipeline-preflight-tickets";
    const key = { AttributeName: "pk", AttributeType: "S" } as const;
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [key],
        KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
      }),
    );

    const { failing } = await preflight();

    const names = failing.find(({ subject }) => subject === "names");
    expect(names?.message).toContain(`dynamodb table ${TableName}`);
    expect(names?.fix).toContain("aws_dynamodb_table.");
  });
});
