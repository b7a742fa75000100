import { describe, expect, it } from "vitest";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";
import type { RunningStack } from "../../../../scripts/shared/deployment/registry.js";
import { chooseWarehouse, openWarehouse } from "../../../../scripts/shared/warehouse/resolve-warehouse.js";

const aStack = (warehouseUrl?: string): RunningStack => ({
  id: "run-1",
  pid: 1,
  endpoint: "http://127.0.0.1:1",
  credentials: { accessKeyId: "LOCALKEY", secretAccessKey: "of the stack" },
  modelUrl: "http://127.0.0.1:2",
  apiUrl: "http://127.0.0.1:1/_aws/execute-api/abc/v1",
  ...(warehouseUrl !== undefined && { warehouseUrl }),
  region: "us-east-1",
  projectName: "tickets",
  stage: "dev",
  startedAt: "2026-11-21T08:30:00.000Z",
});

const CLUSTER = "arn:aws:redshift:eu-west-1:111122223333:cluster:analysts";
const WORKGROUP = "arn:aws:redshift-serverless:eu-west-1:111122223333:workgroup/0a1b2c3d";
const REDSHIFT = { REDSHIFT_ARN: CLUSTER, REDSHIFT_DATABASE: "dev" };

const sources = (env: NodeJS.ProcessEnv, ...stacks: RunningStack[]) => ({
  env,
  findStacks: () => Promise.resolve(stacks),
});

const ON_AWS = { target: "aws" as const };

describe("chooseWarehouse", () => {
  it("prefers a URL from the options to everything else", async () => {
    const env = { WAREHOUSE_URL: "postgresql://env/x", ...REDSHIFT };
    const choice = await chooseWarehouse({ url: "postgresql://given/x" }, sources(env, aStack("postgresql://stack/x")));

    expect(choice).toEqual({ kind: "postgres", url: "postgresql://given/x" });
  });

  it("knows the reader of a local stack's warehouse, also when its URL is given", async () => {
    const stack = { ...aStack("postgresql://owner@stack/x"), warehouseReaderUrl: "postgresql://reader@stack/x" };
    const expected = { kind: "postgres", url: "postgresql://owner@stack/x", readerUrl: "postgresql://reader@stack/x" };

    expect(await chooseWarehouse({}, sources({}, stack))).toEqual(expected);
    expect(await chooseWarehouse({ url: "postgresql://owner@stack/x" }, sources({}, stack))).toEqual(expected);
  });

  it("opens it as its reader, unless to write", () => {
    const choice = { kind: "postgres", url: "postgresql://owner@a/x", readerUrl: "postgresql://reader@b/x" } as const;

    expect(openWarehouse(choice).description).toContain(" b:5432");
    expect(openWarehouse(choice, { writes: true }).description).toContain(" a:5432");
  });

  it("prefers WAREHOUSE_URL to a stack's warehouse", async () => {
    const env = { WAREHOUSE_URL: "postgres://env/x" };

    expect(await chooseWarehouse({}, sources(env, aStack("postgresql://stack/x")))).toMatchObject({
      url: "postgres://env/x",
    });
  });

  it("prefers the newest stack that has a warehouse to Redshift", async () => {
    expect(await chooseWarehouse({}, sources(REDSHIFT, aStack(), aStack("postgresql://older/x")))).toMatchObject({
      url: "postgresql://older/x",
    });
  });

  it("uses Redshift with --target aws even if a stack is running", async () => {
    expect(await chooseWarehouse({ target: "aws" }, sources(REDSHIFT, aStack("postgresql://stack/x")))).toEqual({
      kind: "redshift",
      settings: {
        region: "eu-west-1",
        schema: "public",
        connection: { Database: "dev", ClusterIdentifier: "analysts" },
      },
    });
  });

  it("uses the ARN of a serverless workgroup, and no database user if there is a secret", async () => {
    const env = {
      ...REDSHIFT,
      REDSHIFT_ARN: WORKGROUP,
      REDSHIFT_SECRET_ARN: "arn:secret",
      REDSHIFT_USERNAME: "ann",
      REDSHIFT_SCHEMA: "desk",
    };

    expect(await chooseWarehouse(ON_AWS, sources(env))).toMatchObject({
      settings: {
        schema: "desk",
        connection: { Database: "dev", WorkgroupName: WORKGROUP, SecretArn: "arn:secret" },
      },
    });
  });

  it("logs in to a cluster as REDSHIFT_USERNAME if there is no secret", async () => {
    expect(await chooseWarehouse(ON_AWS, sources({ ...REDSHIFT, REDSHIFT_USERNAME: "ann" }))).toMatchObject({
      settings: { connection: { DbUser: "ann" } },
    });
  });

  it.each([
    ["there is no warehouse", {}, {}, "npm start"],
    ["the target is local and only Redshift is configured", { target: "local" as const }, REDSHIFT, "npm start"],
    ["the URL is of something else", { url: "mysql://ann:secret@host/x" }, {}, "postgresql://"],
    ["no target is set and only Redshift is configured", {}, REDSHIFT, "pass --target aws"],
    ["the database is not set", ON_AWS, { REDSHIFT_ARN: CLUSTER }, "REDSHIFT_DATABASE"],
    ["the ARN is not valid", ON_AWS, { ...REDSHIFT, REDSHIFT_ARN: "analysts" }, '"analysts"'],
    [
      "the ARN is of a namespace",
      ON_AWS,
      { ...REDSHIFT, REDSHIFT_ARN: CLUSTER.replace("cluster", "namespace") },
      "namespace",
    ],
    ["the schema is no name", ON_AWS, { ...REDSHIFT, REDSHIFT_SCHEMA: 'x"; DROP' }, "REDSHIFT_SCHEMA"],
  ])("refuses when %s", async (_case, options, env, words) => {
    const refused = chooseWarehouse(options, sources(env));

    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(words);
    await expect(refused).rejects.not.toThrow("secret");
  });
});
