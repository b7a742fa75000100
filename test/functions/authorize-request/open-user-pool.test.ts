import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openUserPool } from "../../../functions/authorize-request/open-user-pool.js";
import { MissingEnvironment } from "../../../functions/shared/lambda/env.js";
import { DependencyUnavailable } from "../../../functions/shared/lambda/errors.js";
import { FakeUserPool, serveKeys, type KeyServer } from "../../support/builders/signed-jwts.js";

let pool: FakeUserPool;
let emulator: KeyServer;

beforeAll(async () => {
  pool = await FakeUserPool.create();
});
beforeEach(async () => {
  emulator = await serveKeys(pool);
});
afterEach(() => {
  emulator.close();
});

const environment = (changes: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  USER_POOL_ID: pool.userPoolId,
  USER_POOL_CLIENT_IDS: pool.clientId,
  AWS_ENDPOINT_URL: emulator.url,
  ...changes,
});

describe("openUserPool", () => {
  it.each([[undefined], [""]])("refuses every JWT when USER_POOL_ID is %j", async (userPoolId) => {
    const verifier = openUserPool({ USER_POOL_ID: userPoolId });

    expect(await verifier.verify(await pool.sign())).toEqual({ allowed: false, reason: "no-user-pool" });
  });

  it("requires the client, because otherwise the pool would accept the JWTs of all clients", () => {
    expect(() => openUserPool(environment({ USER_POOL_CLIENT_IDS: "" }))).toThrow(MissingEnvironment);
  });

  it("refuses an invalid pool id", () => {
    expect(() => openUserPool(environment({ USER_POOL_ID: "desk" }))).toThrow("Invalid Cognito User Pool ID");
  });

  it("reads the keys from an emulator, while JWTs name AWS as their issuer", async () => {
    expect(await openUserPool(environment()).verify(await pool.sign())).toMatchObject({ allowed: true });
    expect(emulator.paths).toEqual([`/${pool.userPoolId}/.well-known/jwks.json`]);
  });

  it("reads them from Cognito's own address if that is set", async () => {
    const env = environment({
      AWS_ENDPOINT_URL: "http://127.0.0.1:1",
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: emulator.url,
    });

    expect(await openUserPool(env).verify(await pool.sign())).toMatchObject({ allowed: true });
  });

  it.each([
    ["answers with an error", { status: 500, body: "" }],
    ["does not know the pool", { status: 404, body: "{}" }],
    ["answers with something else", { status: 200, body: "<html>" }],
  ])("fails when the emulator %s", async (_what, answer) => {
    emulator.answer = answer;

    await expect(openUserPool(environment()).verify(await pool.sign())).rejects.toThrow(DependencyUnavailable);
  });

  it("fails when the address is unreachable", async () => {
    const nowhere = openUserPool(environment({ AWS_ENDPOINT_URL: "http://127.0.0.1:1" }));

    await expect(nowhere.verify(await pool.sign())).rejects.toThrow(DependencyUnavailable);
  });
});
