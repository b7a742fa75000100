import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { formatApiToken, hashSecret, makeApiToken, type ApiToken } from "../../../functions/shared/auth/api-token.js";
import { CallerSchema } from "../../../functions/shared/auth/caller.js";
import { aStoredToken } from "../../support/fakes/authorizer-fakes.js";
import { FakeUserPool, forgeJwt, serveKeys } from "../../support/builders/signed-jwts.js";
import { captureLogs, stubFunctionEnv } from "../../support/builders/step-logs.js";
import { tokenKey } from "../../../functions/shared/table/ticket-table.js";
import { toTokenItem } from "../../../functions/shared/table/token-item.js";
import { serviceUnavailable } from "../../support/builders/sdk-errors.js";

const pool = await FakeUserPool.create();
const emulator = await serveKeys(pool);
stubFunctionEnv({
  TICKET_TABLE: "tickets",
  USER_POOL_ID: pool.userPoolId,
  USER_POOL_CLIENT_IDS: pool.clientId,
  USAGE_KEY_GENERAL: "key-general",
  USAGE_KEY_GOLD: "key-gold",
  AWS_ENDPOINT_URL: emulator.url,
});
const logs = captureLogs();
const { handler } = await import("../../../functions/authorize-request/handler.js");
const dynamo = mockClient(DynamoDBClient);

let token: ApiToken;

/** An event as API Gateway sends it. */
const anEvent = (headers: Readonly<Record<string, string>> | null) => ({
  type: "REQUEST",
  methodArn: "arn:aws:execute-api:us-east-1:111122223333:abc123/v1/POST/tickets",
  resource: "/tickets",
  path: "/tickets",
  httpMethod: "POST",
  headers,
  multiValueHeaders: headers && Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
  queryStringParameters: null,
  pathParameters: null,
  stageVariables: null,
  requestContext: { requestId: "request-1", stage: "v1", identity: { sourceIp: "192.0.2.1" } },
});

const effectOf = async (headers: Readonly<Record<string, string>> | null) => {
  const { policyDocument } = await handler(anEvent(headers));
  return policyDocument.Statement.map(({ Effect }) => Effect).join();
};

const item = () =>
  toTokenItem(
    aStoredToken({ id: token.id, tokenHash: hashSecret(token.secret), validUntil: "2999-01-01T00:00:00.000Z" }),
  );

beforeEach(() => {
  // A new one for each test, because the handler caches decisions.
  token = makeApiToken();
  dynamo.reset();
  dynamo.on(GetItemCommand).resolves({});
  dynamo.on(GetItemCommand, { TableName: "tickets", Key: tokenKey(token.id) }).resolves({ Item: item() });
  dynamo.on(UpdateItemCommand, { TableName: "tickets" }).resolves({});
});
afterAll(() => {
  emulator.close();
});

describe("the authorizer", () => {
  it("allows a request with an API token, with its subject and the plan of its tier", async () => {
    const answer = await handler(anEvent({ token: formatApiToken(token) }));

    expect(answer).toMatchObject({ principalId: "C-1", usageIdentifierKey: "key-gold" });
    expect(CallerSchema.parse(answer.context)).toMatchObject({ subject: "C-1", tier: "gold", role: "customer" });
    expect(dynamo.commandCalls(UpdateItemCommand)).toHaveLength(1);
  });

  it("allows a request with a JWT of the pool", async () => {
    const answer = await handler(anEvent({ Authorization: `Bearer ${await pool.sign()}` }));

    expect(answer).toMatchObject({ principalId: "9f1c6d0e", usageIdentifierKey: "key-general" });
  });

  it("caches the decision, and reads the table once, and once more consistently", async () => {
    for (let count = 0; count < 5; count++) await handler(anEvent({ Token: formatApiToken(token) }));

    expect(dynamo.commandCalls(GetItemCommand).map(({ args }) => args[0].input.ConsistentRead)).toEqual([false, true]);
  });

  it("denies, and never throws, for any invalid credential", async () => {
    const unsigned = forgeJwt({ alg: "none" }, { sub: "x", iss: pool.issuer });
    for (const headers of [
      null,
      {},
      { Token: "" },
      { Token: "nonsense" },
      { Token: formatApiToken(makeApiToken()) },
      { Token: "x".repeat(1_000_000) },
      { Authorization: "Basic YTpi" },
      { Authorization: `Bearer ${unsigned}` },
      { Authorization: `Bearer ${"a".repeat(1_000_000)}` },
      { Authorization: `Bearer ${await pool.sign({ client_id: "client-2" })}` },
      { Authorization: `Bearer ${await pool.sign({ exp: 1 })}` },
      { Token: formatApiToken(token), Authorization: `Bearer ${await pool.sign()}` },
    ]) {
      expect(await effectOf(headers)).toBe("Deny");
    }
  });

  it("counts what it denied, with the reason and the request's id", async () => {
    const unknown = makeApiToken();
    await handler(anEvent({ Token: formatApiToken(unknown) }));
    const [line, metric] = logs.entries().slice(-2);

    expect(line).toMatchObject({ reason: "unknown-token", token_id: unknown.id, request_id: "request-1" });
    expect(metric).toMatchObject({ CallsRefused: 1, reason: "unknown-token" });
  });

  it("throws when the table is unavailable, a 503 for the client, and finds the token when the table is back", async () => {
    dynamo
      .on(GetItemCommand, { TableName: "tickets", Key: tokenKey(token.id) })
      .rejectsOnce(serviceUnavailable())
      .resolves({ Item: item() });
    const headers = { Token: formatApiToken(token) };
    await expect(handler(anEvent(headers))).rejects.toMatchObject({ name: "DependencyUnavailable" });
    expect(logs.entries().at(-1)).toMatchObject({ error: "DependencyUnavailable", request_id: "request-1" });

    expect(await effectOf(headers)).toBe("Allow");
  });

  it("allows a request although the token's use cannot be written", async () => {
    dynamo.on(UpdateItemCommand).rejects(serviceUnavailable());

    expect(await effectOf({ Token: formatApiToken(token) })).toBe("Allow");
  });

  it.each([[undefined], [{}], [{ methodArn: 7 }]])("fails on %j, which API Gateway never sends", async (event) => {
    await expect(handler(event)).rejects.toMatchObject({ name: "InvalidInput" });
  });
});

it("writes no token and no JWT to its log, whatever the decision", async () => {
  const jwts = [await pool.sign(), await pool.sign({ exp: 1 }), forgeJwt({ alg: "none" }, { sub: "x" })];
  const unknown = formatApiToken(makeApiToken());
  const malformed = "tp_almost-a-token-7431";
  dynamo.on(UpdateItemCommand).rejects(serviceUnavailable());
  for (const text of [formatApiToken(token), unknown, malformed]) {
    await handler(anEvent({ Token: text }));
    await handler(anEvent({ Authorization: text }));
    await handler(anEvent({ Authorization: `Bearer ${text}` }));
  }
  for (const jwt of jwts) await handler(anEvent({ Authorization: `Bearer ${jwt}` }));
  dynamo.on(GetItemCommand).rejects(serviceUnavailable());
  await expect(handler(anEvent({ Token: formatApiToken(makeApiToken()) }))).rejects.toThrow();

  expect(logs.entries().length).toBeGreaterThan(10);
  for (const secret of [token.secret, unknown, malformed, ...jwts.flatMap((jwt) => jwt.split("."))]) {
    expect(logs.text()).not.toContain(secret);
  }
});
