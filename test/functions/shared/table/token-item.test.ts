import { describe, expect, it } from "vitest";
import { aStoredToken, NOW, TOKEN } from "../../../support/fakes/authorizer-fakes.js";
import { tokenKey } from "../../../../functions/shared/table/ticket-table.js";
import { readTokenItem, stateOf, toTokenItem } from "../../../../functions/shared/table/token-item.js";

describe("a token's item", () => {
  it("has the hash and not the secret", () => {
    expect(toTokenItem(aStoredToken())).toEqual({
      pk: { S: "TOKENS" },
      sk: { S: TOKEN.id },
      token_hash: { S: aStoredToken().tokenHash },
      subject: { S: "C-1" },
      role: { S: "customer" },
      tier: { S: "gold" },
      scopes: { SS: ["tickets:read", "tickets:write"] },
      label: { S: "Ada's script" },
      created_at: { S: "2026-11-01T00:00:00.000Z" },
      valid_until: { S: "2027-01-30T00:00:00.000Z" },
    });
    expect(JSON.stringify(toTokenItem(aStoredToken()))).not.toContain(TOKEN.secret);
  });

  it.each([
    ["with everything", aStoredToken()],
    ["without a label", aStoredToken({ label: undefined })],
    ["without scopes, since DynamoDB has no empty sets", aStoredToken({ scopes: [] })],
  ])("is parsed as it was written, %s", (_what, token) => {
    expect(readTokenItem(toTokenItem(token))).toEqual({ ...token, revokedAt: undefined, lastUsedAt: undefined });
  });

  it("says when the token was revoked and last used", () => {
    const times = { revoked_at: { S: "2026-11-21T08:00:00.000Z" }, last_used_at: { S: "2026-11-21T07:59:00.000Z" } };

    expect(readTokenItem({ ...toTokenItem(aStoredToken()), ...times })).toMatchObject({
      revokedAt: "2026-11-21T08:00:00.000Z",
      lastUsedAt: "2026-11-21T07:59:00.000Z",
    });
  });

  it("returns no unknown scope", () => {
    const item = { ...toTokenItem(aStoredToken()), scopes: { SS: ["tickets:read", "everything"] } };

    expect(readTokenItem(item)?.scopes).toEqual(["tickets:read"]);
  });

  it.each([
    ["no end", { valid_until: { NULL: true as const } }],
    ["an end that is no time", { valid_until: { S: "never" } }],
    ["an invalid time of revocation", { revoked_at: { S: "yes" } }],
    ["an unknown role", { role: { S: "root" } }],
    ["an unknown tier", { tier: { S: "platinum" } }],
    ["scopes that are no set", { scopes: { S: "tickets:read" } }],
    ["no hash", { token_hash: { N: "1" } }],
  ])("is not parsed with %s", (_what, change) => {
    expect(readTokenItem({ ...toTokenItem(aStoredToken()), ...change })).toBeUndefined();
  });

  it("is stored under one partition key, by id", () => {
    expect(tokenKey(TOKEN.id)).toEqual({ pk: { S: "TOKENS" }, sk: { S: TOKEN.id } });
  });
});

describe("the state of a token", () => {
  const at = (iso: string) => Date.parse(iso);

  it("is active until it expires", () => {
    const token = aStoredToken({ validUntil: "2026-11-22T00:00:00.000Z" });

    expect(stateOf(token, at("2026-11-21T23:59:59.999Z"))).toBe("active");
    expect(stateOf(token, at("2026-11-22T00:00:00.000Z"))).toBe("expired");
  });

  it("is revoked from the revocation on, expired or not", () => {
    const revokedAt = "2026-11-21T08:00:00.000Z";

    expect(stateOf(aStoredToken({ revokedAt }), NOW)).toBe("revoked");
    expect(stateOf(aStoredToken({ revokedAt, validUntil: revokedAt }), NOW)).toBe("revoked");
  });
});
