import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { authorizeRequest } from "../../../../functions/authorize-request/authorize-request.js";
import { readTokenItem, type StoredToken } from "../../../../functions/shared/auth/api-token-item.js";
import { hashSecret, parseApiToken } from "../../../../functions/shared/auth/api-token.js";
import { createApiToken, type NewToken } from "../../../../scripts/shared/deployment/create-token.js";
import { FakeTokenStore, FakeAuthorizerPorts } from "../../../support/fakes/authorizer-fakes.js";

const dynamo = mockClient(DynamoDBClient);
const NOW = new Date("2026-11-21T08:30:00.000Z");

const create = (options: NewToken) =>
  createApiToken(new DynamoDBClient({ region: "us-east-1" }), "tickets", options, NOW);

const put = () => dynamo.commandCalls(PutItemCommand)[0]?.args[0].input;
const stored = (): StoredToken | undefined => readTokenItem(put()?.Item ?? {});

beforeEach(() => {
  dynamo.reset();
  dynamo.on(PutItemCommand).resolves({});
});

describe("createApiToken", () => {
  it("makes a token of a customer of the general tier with every scope, for 90 days", async () => {
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

  it("makes it as it is told", async () => {
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

  it("stores the secret's hash, and the secret nowhere", async () => {
    const { token } = await create({ subject: "C-1" });
    const secret = parseApiToken(token)?.secret ?? "";

    expect(stored()?.tokenHash).toBe(hashSecret(secret));
    expect(JSON.stringify(put())).not.toContain(secret);
  });

  it("writes over no other token, and over its own when the SDK tries again", async () => {
    await create({ subject: "C-1" });

    expect(put()).toMatchObject({
      TableName: "tickets",
      ConditionExpression: "attribute_not_exists(pk) OR token_hash = :hash",
      ExpressionAttributeValues: { ":hash": { S: stored()?.tokenHash } },
    });
  });

  it("makes a token that the authorizer lets in", async () => {
    const { token } = await create({ subject: "C-1", tier: "gold" });
    const world = new FakeAuthorizerPorts(new FakeTokenStore(...[stored()].filter((one) => one !== undefined)));

    expect(await authorizeRequest({ headers: { Token: token } }, world)).toMatchObject({
      allowed: true,
      caller: { subject: "C-1", tier: "gold" },
    });
  });
});
