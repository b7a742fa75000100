import { CreateRoleCommand, GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { KinesisClient, PutRecordsCommand } from "@aws-sdk/client-kinesis";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { openAccount } from "../../../../../scripts/commands/preflight/account/aws-account.js";
import { onlyReads } from "../../../../../scripts/commands/preflight/account/only-reads.js";

/** Whatever is sent fails here, so that nothing leaves the machine. */
const config = {
  region: "us-east-1",
  endpoint: "http://127.0.0.1:9",
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
  maxAttempts: 1,
};

describe("a client that only reads", () => {
  it.each([
    [
      "CreateRoleCommand",
      () =>
        onlyReads(new IAMClient(config)).send(new CreateRoleCommand({ RoleName: "x", AssumeRolePolicyDocument: "{}" })),
    ],
    ["PutRecordsCommand", () => onlyReads(new KinesisClient(config)).send(new PutRecordsCommand({ Records: [] }))],
    ["PutObjectCommand", () => onlyReads(new S3Client(config)).send(new PutObjectCommand({ Bucket: "b", Key: "k" }))],
  ])("refuses %s before anything is sent", async (name, send) => {
    await expect(async () => send()).rejects.toThrow(`preflight changes nothing, so it does not send ${name}`);
  });

  it("sends what reads", async () => {
    const client = onlyReads(new IAMClient(config));

    await expect(client.send(new GetRoleCommand({ RoleName: "x" }))).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe("an account", () => {
  /** The one call that is billed; the user agrees to it. */
  const CALLS_THAT_ARE_NO_READS = ["converse"];

  it("has no call whose name is not that of a read", () => {
    const names = Object.keys(openAccount(config));

    expect(names.filter((name) => !/^(describe|get|head|list|simulate)[A-Z]/.test(name))).toEqual(
      CALLS_THAT_ARE_NO_READS,
    );
  });

  it("may send every one of its calls", async () => {
    const account = openAccount(config);
    const signal = AbortSignal.timeout(20_000);
    const errors = await Promise.all(
      Object.values(account).map((call) =>
        (call as (input: object, signal: AbortSignal) => Promise<unknown>)({}, signal).catch((error: unknown) => error),
      ),
    );

    // The guard lets them through, and they fail at the network or at a missing parameter.
    expect(errors.filter((error) => String(error).includes("does not send"))).toEqual([]);
    expect(errors.every((error) => error instanceof Error)).toBe(true);
  });
});
