import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { authorizeRequest } from "../../../functions/authorize-request/authorize-request.js";
import { DynamoTokenStore } from "../../../functions/authorize-request/dynamo-token-store.js";
import { AuthDecisionCache } from "../../../functions/authorize-request/auth-decision-cache.js";
import { clientSettings } from "../../../functions/shared/lambda/aws-clients.js";
import type { FaultId } from "../../fault-matrix/faults.js";
import { badResponse, write } from "../../fault-matrix/services/aws-responses.js";
import {
  aStoredToken,
  FakeJwtVerifier,
  FakeRevocations,
  NOW,
  TOKEN_TEXT,
} from "../../support/fakes/authorizer-fakes.js";
import { FakeLog } from "../../support/fakes/start-workflow-fakes.js";
import { toTokenItem } from "../../../functions/shared/table/token-item.js";

type Operation = "GetItem" | "UpdateItem";

/** The function's own timeout, and a shorter one for calls that must reach it. */
const REQUEST_TIMEOUT_MS = 2_000;
const SHORT_REQUEST_TIMEOUT_MS = 300;

let server: Server;
let faulty: { readonly operation: Operation; readonly fault: FaultId; readonly times: number } | undefined;
let seen: Operation[];

const ITEM = { status: 200, headers: { "content-type": "application/x-amz-json-1.0" } };

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    const operation = String(request.headers["x-amz-target"]).endsWith("GetItem") ? "GetItem" : "UpdateItem";
    seen.push(operation);
    const calls = seen.filter((one) => one === operation).length;
    const fault = faulty?.operation === operation && calls <= faulty.times ? faulty.fault : undefined;
    if (fault === "timeOut") return;
    if (fault === "reset") return void response.socket?.resetAndDestroy();
    const body = operation === "GetItem" ? { Item: toTokenItem(aStoredToken()) } : {};
    const good = { ...ITEM, body: JSON.stringify(body) };
    write(response, (fault && badResponse(fault, "dynamodb", operation)) ?? good);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Authorizes a request with a valid token, with `fault` injected into calls to the table. */
const authorize = async (operation: Operation, fault: FaultId, times = Infinity) => {
  faulty = { operation, fault, times };
  const client = new DynamoDBClient({
    ...clientSettings(fault === "timeOut" ? SHORT_REQUEST_TIMEOUT_MS : REQUEST_TIMEOUT_MS),
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const log = new FakeLog();
  const tokens = new DynamoTokenStore(client, "tickets");
  const unused = { jwts: new FakeJwtVerifier(), revocations: new FakeRevocations() };
  const ports = { tokens, ...unused, cache: new AuthDecisionCache(), log, now: () => NOW };
  const decision = await authorizeRequest({ headers: { Token: TOKEN_TEXT } }, ports);
  return { decision, log };
};

describe("when the token cannot be looked up", () => {
  it.each([
    ["throttled", "DependencyThrottled", 3],
    ["serverError", "DependencyUnavailable", 3],
    ["timeOut", "DependencyUnavailable", 3],
    ["reset", "DependencyUnavailable", 3],
    ["malformed", "DependencyUnavailable", 1],
    ["denied", "DependencyRejected", 1],
    ["invalid", "DependencyRejected", 1],
  ] as const)(
    "%s: the request fails as %s after %d attempts, and is neither allowed nor denied",
    async (fault, name, attempts) => {
      await expect(authorize("GetItem", fault)).rejects.toMatchObject({ name });
      expect(seen).toHaveLength(attempts);
    },
  );

  it.each(["throttled", "serverError", "timeOut", "reset"] as const)(
    "%s: it is retried, and a transient error has no effect",
    async (fault) => {
      expect(await authorize("GetItem", fault, 2)).toMatchObject({ decision: { allowed: true } });
    },
  );
});

describe("when the token's use cannot be written", () => {
  it.each(["throttled", "serverError", "timeOut", "reset", "malformed", "denied", "invalid"] as const)(
    "%s: the request is allowed, and the failure is logged",
    async (fault) => {
      const { decision, log } = await authorize("UpdateItem", fault);

      expect(decision).toMatchObject({ allowed: true });
      expect(log.entries).toMatchObject([
        { level: "warn", fields: { reason: expect.stringMatching(/^Dependency/) as string } },
      ]);
    },
  );
});
