import fc from "fast-check";
import { PERSON_SCOPES } from "../../../functions/shared/auth/caller.js";
import { SignJWT } from "jose";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { cognitoJwtVerifier, readPerson } from "../../../functions/authorize-request/cognito-jwt-verifier.js";
import type { JwtVerifier } from "../../../functions/authorize-request/ports.js";
import { DependencyUnavailable } from "../../../functions/shared/lambda/errors.js";
import { jsonValues } from "../../support/builders/arbitraries.js";
import { claimsOf, FakeUserPool, forgeJwt } from "../../support/builders/signed-jwts.js";

let pool: FakeUserPool;
let forger: FakeUserPool;
let verifier: JwtVerifier;
/** The response of the address of the pool's keys. */
let keys: () => Promise<string>;
let fetched: string[];

beforeAll(async () => {
  pool = await FakeUserPool.create();
  forger = await FakeUserPool.create();
});

beforeEach(() => {
  fetched = [];
  keys = () => Promise.resolve(JSON.stringify(pool.keys));
  verifier = cognitoJwtVerifier(pool, {
    fetch: async (uri) => {
      fetched.push(uri);
      return new TextEncoder().encode(await keys()).buffer;
    },
  });
});

const refused = (reason: string) => ({ allowed: false, reason });
const seconds = (offset: number) => Math.floor(Date.now() / 1_000) + offset;

describe("a JWT of the user pool", () => {
  it("identifies the person", async () => {
    const [exp, iat] = [seconds(600), seconds(0)];
    const claims = { exp, iat, origin_jti: "session-1", "cognito:groups": ["gold", "agents"] };

    expect(await verifier.verify(await pool.sign(claims))).toEqual({
      allowed: true,
      caller: { subject: "9f1c6d0e", role: "agent", tier: "gold", scopes: PERSON_SCOPES },
      endsAt: exp * 1_000,
      claims: { subject: "9f1c6d0e", session: "session-1", issuedAt: iat },
    });
  });

  it("is verified with keys that are read once", async () => {
    await Promise.all([verifier.verify(await pool.sign()), verifier.verify(await pool.sign())]);
    await verifier.verify(await pool.sign({ jti: "jti-2" }));

    expect(fetched).toEqual([`${pool.issuer}/.well-known/jwks.json`]);
  });

  it("is valid when the pool signs with a new key", async () => {
    await verifier.verify(await pool.sign());
    const renewed = await FakeUserPool.create(pool.userPoolId, "key-2");
    keys = () => Promise.resolve(JSON.stringify({ keys: [...pool.keys.keys, ...renewed.keys.keys] }));

    expect(await verifier.verify(await renewed.sign())).toMatchObject({ allowed: true });
  });

  it.each([
    ["expired", "expired-jwt", { exp: seconds(-1) }],
    ["not yet good", "invalid-jwt", { nbf: seconds(600) }],
    ["without an end", "invalid-jwt", { exp: undefined }],
    ["without a subject", "invalid-jwt", { sub: undefined }],
    ["of another client", "foreign-jwt", { client_id: "client-2" }],
    ["of no client", "foreign-jwt", { client_id: undefined }],
    ["of another issuer", "foreign-jwt", { iss: "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Other" }],
    ["of no issuer", "foreign-jwt", { iss: undefined }],
    ["for another use", "not-an-access-token", { token_use: "refresh" }],
    ["for signing in", "not-an-access-token", { token_use: "id", aud: "client-1" }],
    ["for no use", "not-an-access-token", { token_use: undefined }],
  ])("that is %s is refused", async (_what, reason, claims) => {
    expect(await verifier.verify(await pool.sign(claims))).toEqual(refused(reason));
  });
});

describe("a JWT that the pool did not sign", () => {
  it("is refused when another key of the same id signed it", async () => {
    expect(await verifier.verify(await forger.sign())).toEqual(refused("forged-jwt"));
  });

  it("is refused when its claims were changed", async () => {
    const [header, , signature] = (await pool.sign()).split(".");
    const claims = { ...claimsOf(await pool.sign()), "cognito:groups": ["admins"] };
    const changed = Buffer.from(JSON.stringify(claims)).toString("base64url");

    expect(await verifier.verify([header, changed, signature].join("."))).toEqual(refused("forged-jwt"));
  });

  it.each(["none", "None", "NONE", "HS256", "PS256", "EdDSA", "", undefined])(
    "is refused when its algorithm is %j",
    async (alg) => {
      const jwt = forgeJwt({ alg, kid: pool.kid }, claimsOf(await pool.sign()));

      expect(await verifier.verify(jwt)).toEqual(refused("forged-jwt"));
    },
  );

  it("is refused when the public key was used as a shared secret", async () => {
    const secret = new TextEncoder().encode(JSON.stringify(pool.keys.keys[0]));
    const header = { alg: "HS256", kid: pool.kid };
    const jwt = await new SignJWT(claimsOf(await pool.sign())).setProtectedHeader(header).sign(secret);

    expect(await verifier.verify(jwt)).toEqual(refused("forged-jwt"));
  });

  it.each([
    ["names a key that the pool does not have", { alg: "RS256", kid: "key-9" }, "forged-jwt"],
    ["brings its own key", { alg: "RS256", kid: "key-9", jku: "https://evil.example/keys", jwk: {} }, "forged-jwt"],
    ["names no key", { alg: "RS256" }, "invalid-jwt"],
    ["has a header that is no object", "RS256", "invalid-jwt"],
  ])("is refused when it %s", async (_what, header, reason) => {
    expect(await verifier.verify(forgeJwt(header, claimsOf(await pool.sign())))).toEqual(refused(reason));
    expect(new Set(fetched).size).toBeLessThanOrEqual(1);
  });

  it("does not make us read the keys repeatedly", async () => {
    const claims = claimsOf(await pool.sign());
    for (let count = 0; count < 20; count++) {
      expect(await verifier.verify(forgeJwt({ alg: "RS256", kid: `key-${count}x` }, claims))).toEqual(
        refused("forged-jwt"),
      );
    }

    expect(fetched).toHaveLength(1);
  });

  it("is refused, and never an error, whatever it contains", async () => {
    const alg = fc.constantFrom("RS256", "RS512", "ES256", "EdDSA", "none", 7);
    const header = fc.oneof(fc.record({ alg, kid: fc.constant(pool.kid) }), jsonValues());
    const claims = fc.oneof(
      fc.record({ iss: fc.constant(pool.issuer), sub: jsonValues(), exp: jsonValues() }),
      jsonValues(),
    );
    const signature = fc.stringMatching(/^[\w-]{1,40}$/);
    await fc.assert(
      fc.asyncProperty(header, claims, signature, async (...parts) => {
        expect(await verifier.verify(forgeJwt(...parts))).toMatchObject({ allowed: false });
      }),
    );
  });

  it("is refused, and never an error, when keys do not say what they are for", async () => {
    const { kty, n, e, kid } = pool.keys.keys[0] ?? {};
    keys = () => Promise.resolve(JSON.stringify({ keys: [{ kty, n, e, kid }] }));
    const claims = claimsOf(await pool.sign());
    for (const alg of ["RS256", "RS384", "ES256", "EdDSA", "none", "HS256"]) {
      expect(await verifier.verify(forgeJwt({ alg, kid }, claims))).toEqual(refused("forged-jwt"));
    }
  });
});

describe("the pool's keys", () => {
  it.each([
    ["are unavailable", () => Promise.reject(new Error("ECONNREFUSED"))],
    ["are no JSON", () => Promise.resolve("<html>")],
    ["are no keys", () => Promise.resolve('{"keys":7}')],
  ])("fail the request when they %s, because it could not be authenticated", async (_what, answer) => {
    keys = answer;

    await expect(verifier.verify(await pool.sign())).rejects.toThrow();
  });

  it("fail it as an unavailable dependency", async () => {
    const { FetchError } = await import("aws-jwt-verify/error");
    keys = () => Promise.reject(new FetchError("https://keys", "ECONNREFUSED"));

    await expect(verifier.verify(await pool.sign())).rejects.toThrow(DependencyUnavailable);
  });

  it("are read again for the next request", async () => {
    keys = () => Promise.resolve("<html>");
    await expect(verifier.verify(await pool.sign())).rejects.toThrow(DependencyUnavailable);
    keys = () => Promise.resolve(JSON.stringify(pool.keys));

    expect(await verifier.verify(await pool.sign())).toMatchObject({ allowed: true });
  });
});

it("expires a JWT by the machine's clock", async () => {
  const jwt = await pool.sign({ exp: seconds(60) });
  expect(await verifier.verify(jwt)).toMatchObject({ allowed: true });
  vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ["Date"] });

  expect(await verifier.verify(jwt)).toEqual(refused("expired-jwt"));
  vi.useRealTimers();
});

const CLAIMS = { sub: "9f1c", exp: 1_795_250_000, iat: 1_795_249_100, token_use: "access", username: "ada" };

describe("the person of a JWT", () => {
  it("is a customer of the general tier with every scope, until the JWT expires", () => {
    expect(readPerson(CLAIMS)).toEqual({
      allowed: true,
      caller: { subject: "9f1c", role: "customer", tier: "general", scopes: PERSON_SCOPES },
      endsAt: 1_795_250_000_000,
      claims: { subject: "9f1c", session: undefined, issuedAt: 1_795_249_100 },
    });
  });

  it.each([
    [["gold"], { role: "customer", tier: "gold" }],
    [["agents"], { role: "agent", tier: "general" }],
    [["admins"], { role: "admin", tier: "general" }],
    [["agents", "admins", "gold"], { role: "admin", tier: "gold" }],
    [["Gold", "admin", "others"], { role: "customer", tier: "general" }],
    [[], { role: "customer", tier: "general" }],
  ])("in the groups %j is %j", (groups, caller) => {
    expect(readPerson({ ...CLAIMS, "cognito:groups": groups })).toMatchObject({ allowed: true, caller });
  });

  it.each([
    ["no subject", { sub: undefined }],
    ["a subject with a line end", { sub: "a\nb" }],
    ["no end, which the library would let pass", { exp: undefined }],
    ["groups that are text", { "cognito:groups": "admins" }],
    ["groups that are not all text", { "cognito:groups": ["admins", 7] }],
  ])("is refused with %s", (_what, change) => {
    expect(readPerson({ ...CLAIMS, ...change })).toEqual({ allowed: false, reason: "invalid-jwt" });
  });
});
