import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { authorizeRequest } from "../../../functions/authorize-request/authorize-request.js";
import { formatApiToken } from "../../../functions/shared/auth/api-token.js";
import { DependencyUnavailable } from "../../../functions/shared/lambda/errors.js";
import type { RequestHeaders } from "../../../functions/shared/auth/header-values.js";
import {
  aStoredToken,
  FakeTokenStore,
  FakeAuthorizerPorts,
  NOW,
  TOKEN,
  TOKEN_TEXT,
} from "../../support/fakes/authorizer-fakes.js";

const JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln";
const CALL = { headers: { Token: TOKEN_TEXT } };
const JWT_CALL = { headers: { Authorization: `Bearer ${JWT}` } };
const MINUTE = 60_000;

const worldWith = (...changes: Parameters<typeof aStoredToken>) =>
  new FakeAuthorizerPorts(new FakeTokenStore(aStoredToken(...changes)));

describe("a request with an API token", () => {
  it("has the token's subject, tier and scopes", async () => {
    expect(await authorizeRequest(CALL, new FakeAuthorizerPorts())).toEqual({
      allowed: true,
      caller: { subject: "C-1", role: "customer", tier: "gold", scopes: ["tickets:read", "tickets:write"] },
      endsAt: Date.parse("2027-01-30T00:00:00.000Z"),
    });
  });

  it.each([
    ["is unknown", "unknown-token", new FakeAuthorizerPorts(new FakeTokenStore())],
    ["is revoked", "revoked-token", worldWith({ revokedAt: "2026-11-21T08:00:00.000Z" })],
    ["has expired", "expired-token", worldWith({ validUntil: "2026-11-21T08:30:00.000Z" })],
    ["has another secret", "wrong-secret", worldWith({ tokenHash: "ab".repeat(32) })],
    ["has no hash to speak of", "wrong-secret", worldWith({ tokenHash: "" })],
  ])("is refused when the token %s, and the log names the reason", async (_what, reason, world) => {
    expect(await authorizeRequest(CALL, world)).toEqual({ allowed: false, reason, tokenId: TOKEN.id });
    expect(world.tokens.touched).toEqual([]);
  });

  it("is refused when the token's item was corrupted by hand", async () => {
    const world = new FakeAuthorizerPorts();
    world.tokens.items.set(TOKEN.id, "unreadable");

    expect(await authorizeRequest(CALL, world)).toMatchObject({ allowed: false, reason: "unreadable-token" });
  });

  it("reveals nothing about a revoked token to a caller who knows only its id", async () => {
    const world = worldWith({ revokedAt: "2026-11-21T08:00:00.000Z" });
    const guess = formatApiToken({ id: TOKEN.id, secret: "y".repeat(43) });

    expect(await authorizeRequest({ headers: { Token: guess } }, world)).toMatchObject({ reason: "wrong-secret" });
  });

  it("fails when the table is unavailable, and is not cached as refused", async () => {
    const world = new FakeAuthorizerPorts();
    world.tokens.findFault = new DependencyUnavailable("DynamoDB GetItem: unavailable");
    await expect(authorizeRequest(CALL, world)).rejects.toThrow(DependencyUnavailable);

    world.tokens.findFault = undefined;
    expect(await authorizeRequest(CALL, world)).toMatchObject({ allowed: true });
  });
});

describe("a token's last use", () => {
  it("is written at the first request", async () => {
    const world = new FakeAuthorizerPorts();
    await authorizeRequest(CALL, world);

    expect(world.tokens.touched).toEqual([
      { id: TOKEN.id, usedAt: new Date(NOW), notSince: new Date(NOW - 5 * MINUTE) },
    ]);
  });

  it.each([
    [4 * MINUTE, 0],
    [5 * MINUTE - 1, 0],
    [5 * MINUTE, 1],
    [60 * MINUTE, 1],
  ])("is written %d ms after the last one %d times", async (elapsed, times) => {
    const world = worldWith({ lastUsedAt: new Date(NOW - elapsed).toISOString() });
    await authorizeRequest(CALL, world);

    expect(world.tokens.touched).toHaveLength(times);
  });

  it("fails no request when it cannot be written, and is logged", async () => {
    const world = new FakeAuthorizerPorts();
    world.tokens.touchFault = new DependencyUnavailable("DynamoDB UpdateItem: unavailable");

    expect(await authorizeRequest(CALL, world)).toMatchObject({ allowed: true });
    expect(world.log.entries).toMatchObject([{ level: "warn", fields: { token_id: TOKEN.id } }]);
  });
});

describe("a request with a JWT", () => {
  it("is checked by the verifier, without reading the table", async () => {
    const world = new FakeAuthorizerPorts();
    const caller = { subject: "sub-1", role: "agent", tier: "general", scopes: ["tickets:read"] } as const;
    world.jwts.decisions.set(JWT, { allowed: true, caller, endsAt: NOW + 5_000 });

    expect(await authorizeRequest(JWT_CALL, world)).toMatchObject({ allowed: true, caller });
    expect(world.tokens.found).toEqual([]);
  });

  it("is verified again after the JWT has expired", async () => {
    const world = new FakeAuthorizerPorts();
    const caller = { subject: "sub-1", role: "agent", tier: "general", scopes: [] } as const;
    world.jwts.decisions.set(JWT, { allowed: true, caller, endsAt: NOW + 5_000 });
    for (const time of [NOW, NOW + 4_999, NOW + 5_000]) {
      world.time = time;
      await authorizeRequest(JWT_CALL, world);
    }

    expect(world.jwts.asked).toHaveLength(2);
  });

  it("fails when revocations cannot be read: a session that may have ended lets nobody in", async () => {
    const world = new FakeAuthorizerPorts();
    const caller = { subject: "sub-1", role: "agent", tier: "general", scopes: [] } as const;
    const claims = { subject: "sub-1", session: "s-1", issuedAt: NOW / 1_000 };
    world.jwts.decisions.set(JWT, { allowed: true, caller, endsAt: NOW + MINUTE, claims });
    world.revocations.fault = new DependencyUnavailable("DynamoDB GetItem: unavailable");

    await expect(authorizeRequest(JWT_CALL, world)).rejects.toThrow(DependencyUnavailable);
  });

  it("fails when the pool's keys are unavailable", async () => {
    const world = new FakeAuthorizerPorts();
    world.jwts.fault = new DependencyUnavailable("Cognito's public keys");

    await expect(authorizeRequest(JWT_CALL, world)).rejects.toThrow(DependencyUnavailable);
  });
});

describe("a cached decision", () => {
  it("avoids reading the table for a minute", async () => {
    const world = new FakeAuthorizerPorts();
    for (const time of [NOW, NOW + 30_000, NOW + MINUTE - 1]) {
      world.time = time;
      await authorizeRequest(CALL, world);
    }
    expect(world.tokens.found).toHaveLength(1);

    world.time = NOW + MINUTE;
    await authorizeRequest(CALL, world);
    expect(world.tokens.found).toHaveLength(2);
  });

  it("ends a revoked token within a minute of its revocation", async () => {
    const world = new FakeAuthorizerPorts();
    await authorizeRequest(CALL, world);
    world.tokens.items.set(TOKEN.id, aStoredToken({ revokedAt: "2026-11-21T08:30:00.001Z" }));
    world.time = NOW + MINUTE;

    expect(await authorizeRequest(CALL, world)).toMatchObject({ reason: "revoked-token" });
  });

  it("is not made for a token that is revoked during the check", async () => {
    const world = new FakeAuthorizerPorts();
    world.tokens.afterFind = () => {
      world.tokens.items.set(TOKEN.id, aStoredToken({ revokedAt: "2026-11-21T08:30:00.000Z" }));
    };

    expect(await authorizeRequest(CALL, world)).toMatchObject({ reason: "revoked-token" });
    expect(world.tokens.confirmed).toEqual([TOKEN.id]);
  });

  it("starts before the table is read, so that a slow response does not extend it", async () => {
    const world = new FakeAuthorizerPorts();
    const find = world.tokens.find.bind(world.tokens);
    world.tokens.find = (id) => {
      world.time += 5_000;
      return find(id);
    };
    await authorizeRequest(CALL, world);
    world.time = NOW + MINUTE;
    await authorizeRequest(CALL, world);

    expect(world.tokens.found).toHaveLength(2);
  });

  it("is for one credential only: another secret of the same token is checked separately", async () => {
    const world = new FakeAuthorizerPorts();
    await authorizeRequest(CALL, world);
    const forged = formatApiToken({ id: TOKEN.id, secret: "y".repeat(43) });

    expect(await authorizeRequest({ headers: { Token: forged } }, world)).toMatchObject({ allowed: false });
  });

  it("needs neither table nor cache when the header is malformed or too long", async () => {
    const world = new FakeAuthorizerPorts();
    for (const text of ["", "x", "a".repeat(1_000_000), `${TOKEN_TEXT}x`]) {
      await authorizeRequest({ headers: { Token: text } }, world);
    }

    expect(world.tokens.found).toEqual([]);
    expect(world.cache.size).toBe(0);
  });

  it("is a refusal, and never an error, for any header text", async () => {
    const names = fc.constantFrom("Token", "token", "Authorization", "X");
    const id = fc.stringMatching(/^[0-9a-f]{16}$/);
    const secret = fc.stringMatching(/^[\w-]{43}$/);
    const tokens = fc.tuple(id, secret).map(([first, second]) => formatApiToken({ id: first, secret: second }));
    const jwts = fc.stringMatching(/^Bearer [\w-]{1,20}\.[\w-]{1,20}\.[\w-]{1,20}$/);
    const text = fc.oneof(fc.string({ unit: "binary" }), tokens, jwts, fc.constant(JWT));
    const calls: fc.Arbitrary<RequestHeaders> = fc.record({
      headers: fc.option(fc.dictionary(names, text)),
      multiValueHeaders: fc.option(fc.dictionary(names, fc.array(text, { maxLength: 3 }))),
    });
    const world = new FakeAuthorizerPorts();
    await fc.assert(
      fc.asyncProperty(calls, async (call) => {
        expect(await authorizeRequest(call, world)).toMatchObject({ allowed: false });
      }),
    );
  });
});
