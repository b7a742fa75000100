import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { toTokenItem } from "../../../../functions/shared/auth/api-token-item.js";
import { listApiTokens } from "../../../../scripts/commands/tokens/list-tokens.js";
import { renderTokens } from "../../../../scripts/commands/tokens/render-tokens.js";
import { aStoredToken } from "../../../support/fakes/authorizer-fakes.js";

const dynamo = mockClient(DynamoDBClient);
const NOW = new Date("2026-11-21T08:30:00.000Z");
const list = () => listApiTokens(new DynamoDBClient({ region: "us-east-1" }), "tickets", NOW);

const old = aStoredToken({
  id: "a".repeat(16),
  createdAt: "2026-01-01T00:00:00.000Z",
  validUntil: "2026-04-01T00:00:00.000Z",
});
const active = aStoredToken({ id: "b".repeat(16), createdAt: "2026-11-01T10:20:30.000Z", label: "\u001b[2Jlabel" });
const revoked = aStoredToken({ id: "c".repeat(16), createdAt: "2026-06-01T00:00:00.000Z" });
const times = { revoked_at: { S: "2026-07-01T00:00:00.000Z" }, last_used_at: { S: "2026-06-30T23:59:00.000Z" } };

beforeEach(() => {
  dynamo.reset();
  dynamo
    .on(QueryCommand)
    .resolvesOnce({ Items: [toTokenItem(old), toTokenItem(active)], LastEvaluatedKey: { pk: { S: "TOKENS" } } })
    .resolvesOnce({ Items: [{ ...toTokenItem(revoked), ...times }, { sk: { S: "by hand" } }] });
});

describe("the list of tokens", () => {
  it("has every page, newest first, with the state of each and those that cannot be read", async () => {
    const { tokens, unreadable } = await list();

    expect(tokens.map(({ id, state }) => [id[0], state])).toEqual([
      ["b", "active"],
      ["c", "revoked"],
      ["a", "expired"],
    ]);
    expect(unreadable).toEqual(["by hand"]);
  });

  it("asks for tokens only, as they are now", async () => {
    await list();

    expect(dynamo.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({
      TableName: "tickets",
      KeyConditionExpression: "pk = :tokens",
      ExpressionAttributeValues: { ":tokens": { S: "TOKENS" } },
      ConsistentRead: true,
    });
  });

  it("tells no hash", async () => {
    expect(JSON.stringify(await list())).not.toContain(active.tokenHash);
  });

  it("is a table for people, which no label can steer", async () => {
    const text = renderTokens(await list());

    for (const column of ["id", "subject", "role", "tier", "scopes", "created", "valid until", "last used", "state"]) {
      expect(text).toContain(column);
    }
    expect(text).toMatch(
      /b{16} +C-1 +customer +gold +tickets:read tickets:write +2026-11-01 10:20 +2027-01-30 00:00 +never +active/,
    );
    expect(text).toMatch(/2026-06-30 23:59 +revoked/);
    expect(text).toContain("let nobody in: by hand");
    expect(text).not.toContain("\u001b[2J");
    expect(text).not.toContain(active.tokenHash);
  });

  it("may be empty", () => {
    expect(renderTokens({ tokens: [], unreadable: [] })).toBe("There are no tokens.");
  });
});
