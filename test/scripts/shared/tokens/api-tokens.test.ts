import { tokenKey } from "../../../../functions/shared/table/ticket-table.js";
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { authorizeRequest } from "../../../../functions/authorize-request/authorize-request.js";
import { readTokenItem, toTokenItem, type StoredToken } from "../../../../functions/shared/table/token-item.js";
import { hashSecret, parseApiToken } from "../../../../functions/shared/auth/api-token.js";
import {
  createApiToken,
  createLocalToken,
  listApiTokens,
  revokeApiToken,
  type NewToken,
} from "../../../../scripts/shared/tokens/api-tokens.js";
import { aStoredToken, FakeAuthorizerPorts, FakeTokenStore, TOKEN } from "../../../support/fakes/authorizer-fakes.js";

const dynamo = mockClient(DynamoDBClient);
const client = new DynamoDBClient({ region: "us-east-1" });
const NOW = new Date("2026-11-21T08:30:00.000Z");

const create = (options: NewToken) => createApiToken(client, "tickets", options, NOW);

const put = () => dynamo.commandCalls(PutItemCommand)[0]?.args[0].input;
const stored = (): StoredToken | undefined => readTokenItem(put()?.Item ?? {});

beforeEach(() => {
  dynamo.reset();
  dynamo.on(PutItemCommand).resolves({});
});

describe("createApiToken", () => {
  it("creates a token of a customer of the general tier with every scope, for 90 days", async () => {
    const created = await create({ subject: "C-1" });

    expect(created).toMatchObject({
      subject: "C-1",
      role: "customer",
      tier: "general",
      scopes: ["tickets:read", "tickets:write"],
      createdAt: "2026-11-21T08:30:00.000Z",
      validUntil: "2027-02-19T08:30:00.000Z",
    });
    expect(parseApiToken(created.token)?.id).toBe(created.id);
  });

  it("uses the given tier, role, scopes, days and label", async () => {
    await create({ subject: "C-2", tier: "gold", role: "agent", scopes: ["tickets:read"], days: 1, label: "report" });

    expect(stored()).toMatchObject({
      subject: "C-2",
      tier: "gold",
      role: "agent",
      scopes: ["tickets:read"],
      label: "report",
      validUntil: "2026-11-22T08:30:00.000Z",
    });
  });

  it("stores the secret's hash, and not the secret", async () => {
    const { token } = await create({ subject: "C-1" });
    const secret = parseApiToken(token)?.secret ?? "";

    expect(stored()?.tokenHash).toBe(hashSecret(secret));
    expect(JSON.stringify(put())).not.toContain(secret);
  });

  it("does not overwrite another token, and accepts that the SDK repeats the call", async () => {
    await create({ subject: "C-1" });

    expect(put()).toMatchObject({
      TableName: "tickets",
      ConditionExpression: "attribute_not_exists(pk) OR token_hash = :hash",
      ExpressionAttributeValues: { ":hash": { S: stored()?.tokenHash } },
    });
  });

  it("creates a token that the authorizer accepts", async () => {
    const { token } = await create({ subject: "C-1", tier: "gold" });
    const world = new FakeAuthorizerPorts(new FakeTokenStore(...[stored()].filter((one) => one !== undefined)));

    expect(await authorizeRequest({ headers: { Token: token } }, world)).toMatchObject({
      allowed: true,
      caller: { subject: "C-1", tier: "gold" },
    });
  });
});

describe("createLocalToken", () => {
  it("creates a token of a gold customer that may read and write, and stores only its hash", async () => {
    const text = await createLocalToken(client, "tickets");

    const token = parseApiToken(text);
    expect(put()).toMatchObject({
      TableName: "tickets",
      Item: {
        sk: { S: token?.id },
        token_hash: { S: hashSecret(token?.secret ?? "") },
        tier: { S: "gold" },
        scopes: { SS: ["tickets:read", "tickets:write"] },
      },
    });
    expect(JSON.stringify(put())).not.toContain(token?.secret);
  });
});

describe("listApiTokens", () => {
  const old = aStoredToken({
    id: "a".repeat(16),
    createdAt: "2026-01-01T00:00:00.000Z",
    validUntil: "2026-04-01T00:00:00.000Z",
  });
  const active = aStoredToken({ id: "b".repeat(16), createdAt: "2026-11-01T10:20:30.000Z" });
  const revoked = aStoredToken({ id: "c".repeat(16), createdAt: "2026-06-01T00:00:00.000Z" });
  const times = { revoked_at: { S: "2026-07-01T00:00:00.000Z" }, last_used_at: { S: "2026-06-30T23:59:00.000Z" } };
  const list = () => listApiTokens(client, "tickets", NOW);

  beforeEach(() => {
    dynamo
      .on(QueryCommand)
      .resolvesOnce({ Items: [toTokenItem(old), toTokenItem(active)], LastEvaluatedKey: { pk: { S: "TOKENS" } } })
      .resolvesOnce({ Items: [{ ...toTokenItem(revoked), ...times }, { sk: { S: "by hand" } }] });
  });

  it("reads every page and returns the newest first, with their states, and malformed items apart", async () => {
    const { tokens, unreadable } = await list();

    expect(tokens.map(({ id, state }) => [id[0], state])).toEqual([
      ["b", "active"],
      ["c", "revoked"],
      ["a", "expired"],
    ]);
    expect(unreadable).toEqual(["by hand"]);
  });

  it("reads only tokens, consistently", async () => {
    await list();

    expect(dynamo.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({
      TableName: "tickets",
      KeyConditionExpression: "pk = :tokens",
      ExpressionAttributeValues: { ":tokens": { S: "TOKENS" } },
      ConsistentRead: true,
    });
  });

  it("returns no hash", async () => {
    expect(JSON.stringify(await list())).not.toContain(active.tokenHash);
  });
});

describe("revokeApiToken", () => {
  const revoke = () => revokeApiToken(client, "tickets", TOKEN.id, NOW);

  it("stores when, and creates no item", async () => {
    dynamo.on(UpdateItemCommand).resolves({});

    expect(await revoke()).toBe("revoked");
    expect(dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input).toEqual({
      TableName: "tickets",
      Key: tokenKey(TOKEN.id),
      UpdateExpression: "SET revoked_at = if_not_exists(revoked_at, :now)",
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeValues: { ":now": { S: NOW.toISOString() } },
      ReturnValues: "UPDATED_OLD",
    });
  });

  it("reports a token that was revoked before", async () => {
    dynamo.on(UpdateItemCommand).resolves({ Attributes: { revoked_at: { S: "2026-11-20T00:00:00.000Z" } } });

    expect(await revoke()).toBe("revoked-before");
  });

  it("reports a token that does not exist", async () => {
    dynamo.on(UpdateItemCommand).rejects(new ConditionalCheckFailedException({ message: "no", $metadata: {} }));

    expect(await revoke()).toBe("unknown");
  });

  it("throws any other error", async () => {
    dynamo.on(UpdateItemCommand).rejects(new Error("unavailable"));

    await expect(revoke()).rejects.toThrow("unavailable");
  });
});
