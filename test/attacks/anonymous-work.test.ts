import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { authorizeRequest } from "../../functions/authorize-request/authorize-request.js";
import { AuthDecisionCache } from "../../functions/authorize-request/auth-decision-cache.js";
import { DynamoTokenStore } from "../../functions/authorize-request/dynamo-token-store.js";
import { formatApiToken, makeApiToken } from "../../functions/shared/auth/api-token.js";
import { toTokenItem } from "../../functions/shared/table/token-item.js";
import { aStoredToken, FakeJwtVerifier, NOW, TOKEN_TEXT } from "../support/fakes/authorizer-fakes.js";
import { FakeLog } from "../support/fakes/start-workflow-fakes.js";

const dynamo = mockClient(DynamoDBClient);

/** An instance of the authorizer with the real store and cache. */
const anAuthorizer = () => {
  const ports = {
    tokens: new DynamoTokenStore(new DynamoDBClient({ region: "us-east-1" }), "tickets"),
    jwts: new FakeJwtVerifier(),
    cache: new AuthDecisionCache(),
    log: new FakeLog(),
    time: NOW,
    now: () => ports.time,
  };
  return ports;
};
const send = (token: string, ports: ReturnType<typeof anAuthorizer>) =>
  authorizeRequest({ headers: { Token: token } }, ports);
const reads = (consistent: boolean): number =>
  dynamo.commandCalls(GetItemCommand).filter(({ args: [{ input }] }) => input.ConsistentRead === consistent).length;

beforeEach(() => {
  dynamo.reset();
});

describe("well-formed made-up API tokens", () => {
  it("cost no consistent read, however many are sent", async () => {
    dynamo.on(GetItemCommand).resolves({});
    const ports = anAuthorizer();
    for (let sent = 0; sent < 5_000; sent++) {
      expect(await send(formatApiToken(makeApiToken()), ports)).toMatchObject({ reason: "unknown-token" });
    }

    expect(reads(true)).toBe(0);
    expect(ports.cache.size).toBeLessThanOrEqual(2_000);
  });

  it("cost one cheap read in ten seconds when only the secret changes", async () => {
    dynamo.on(GetItemCommand).resolves({});
    const ports = anAuthorizer();
    const { id } = makeApiToken();
    for (let sent = 0; sent < 5_000; sent++) await send(formatApiToken({ ...makeApiToken(), id }), ports);

    expect([reads(false), reads(true)]).toEqual([1, 0]);
    expect(ports.cache.size).toBe(1);
  });

  it("cost no consistent read with the id of a real token, which its owner may have published", async () => {
    dynamo.on(GetItemCommand).resolves({ Item: toTokenItem(aStoredToken()) });
    const ports = anAuthorizer();
    const { id } = aStoredToken();
    for (let sent = 0; sent < 100; sent++) {
      expect(await send(formatApiToken({ ...makeApiToken(), id }), ports)).toMatchObject({ reason: "wrong-secret" });
    }

    expect(reads(true)).toBe(0);
  });

  it("do not keep a token that is created afterwards from working within ten seconds", async () => {
    dynamo
      .on(GetItemCommand)
      .resolvesOnce({})
      .resolves({ Item: toTokenItem(aStoredToken()) });
    const ports = anAuthorizer();
    expect(await send(TOKEN_TEXT, ports)).toMatchObject({ allowed: false });
    ports.time += 10_000;

    expect(await send(TOKEN_TEXT, ports)).toMatchObject({ allowed: true });
  });

  it("do not keep a token from working that was valid before the flood, nor a revoked one longer", async () => {
    dynamo.on(GetItemCommand).resolves({ Item: toTokenItem(aStoredToken()) });
    const ports = anAuthorizer();
    expect(await send(TOKEN_TEXT, ports)).toMatchObject({ allowed: true });
    dynamo.on(GetItemCommand).resolves({});
    for (let sent = 0; sent < 3_000; sent++) await send(formatApiToken(makeApiToken()), ports);

    expect(await send(TOKEN_TEXT, ports)).toMatchObject({ allowed: true });
    ports.time += 60_000;
    expect(await send(TOKEN_TEXT, ports)).toMatchObject({ allowed: false });
  });
});
