import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { toProfileItem } from "../../../functions/serve-identity/users/profile-item.js";
import { PERSON_SCOPES } from "../../../functions/shared/auth/caller.js";
import { aRequestTo } from "../../support/builders/api-events.js";
import { aContext } from "../../support/builders/queue-messages.js";
import { captureLogs, stubFunctionEnv } from "../../support/builders/step-logs.js";
import { accessTokenOf, aProfile, PASSWORD } from "../../support/fakes/identity-fakes.js";
import { aCaller } from "../../support/fakes/ticket-api-ports.js";
import { awsTargetOf, badResponse, write } from "../services/aws-responses.js";
import {
  IDENTITY_CALLS,
  IDENTITY_ENDINGS,
  IDENTITY_ROWS,
  type IdentityCallId,
  type IdentityFaultId,
  type IdentityRow,
} from "./identity-matrix.js";

vi.mock("../../../functions/shared/lambda/aws-clients.js", async (load) => {
  const { shortenedClients } = await import("../services/shortened-time.js");
  return shortenedClients(await load<typeof import("../../../functions/shared/lambda/aws-clients.js")>(), 500);
});

const encode = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString("base64url");
const jwt = (claims: object): string => `e30.${encode(claims)}.c2ln`;
const TOKENS = {
  AuthenticationResult: {
    AccessToken: jwt({ sub: "u-ada", username: "u-ada", origin_jti: "o-1" }),
    IdToken: jwt({ email: "ada@example.com" }),
    RefreshToken: "refresh-1",
    ExpiresIn: 900,
  },
};
const GOOD: Readonly<Record<string, unknown>> = {
  DescribeUserPoolClient: { UserPoolClient: { ClientSecret: "secret" } },
  AdminInitiateAuth: TOKENS,
  AdminRespondToAuthChallenge: TOKENS,
  AssociateSoftwareToken: { SecretCode: "GEZDGNBV" },
  VerifySoftwareToken: { Status: "SUCCESS" },
  GetItem: { Item: toProfileItem(aProfile()) },
};

const HOOK_TIMEOUT_MS = 240_000;
const runs = new Map<
  IdentityRow,
  { readonly reply: APIGatewayProxyResult; readonly repeated: APIGatewayProxyResult }
>();
let fault: IdentityRow | undefined;
let server: Server;

const faultOf = (operation: string, body: string): IdentityFaultId | undefined => {
  if (fault === undefined) return undefined;
  const call = IDENTITY_CALLS[fault.callId];
  return call.operation === operation && body.includes(call.containing) ? fault.faultId : undefined;
};

/** Cognito and the table, with the fault of the row that runs. */
const startServices = async (): Promise<string> => {
  server = createServer((request, response) => {
    void text(request).then((body) => {
      const { service, operation } = awsTargetOf(request);
      const met = faultOf(operation, body);
      if (met === "timeOut") return; // The client hangs up.
      const reply = met && badResponse(met, service, operation);
      if (met !== undefined && reply === undefined) response.socket?.resetAndDestroy();
      else write(response, reply ?? { status: 200, body: JSON.stringify(GOOD[operation] ?? {}) });
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const me = aCaller({ subject: "u-ada", scopes: PERSON_SCOPES });
const bearer = { Authorization: `Bearer ${accessTokenOf("u-ada")}` };
const COOKIE = { Cookie: "tp_session=dS1hZGE.refresh-1", "X-Requested-With": "fetch" };

const eventOf = (callId: IdentityCallId): APIGatewayProxyEvent => {
  switch (callId) {
    case "count":
    case "signIn":
    case "touch":
      return aRequestTo("login", { caller: null, body: { email: "ada@example.com", password: PASSWORD } });
    case "challenge":
      return aRequestTo("respondToChallenge", { caller: null, body: { session: "dS1hZGE.s", code: "123456" } });
    case "refresh":
      return aRequestTo("refresh", { caller: null, headers: COOKIE });
    case "revokeItem":
    case "revokeToken":
      return aRequestTo("logout", { caller: null, headers: COOKIE });
    case "associate":
      return aRequestTo("beginTotp", { caller: me, headers: bearer, body: { password: PASSWORD } });
    case "verify":
    case "prefer":
      return aRequestTo("verifyTotp", { caller: me, headers: bearer, body: { code: "123456" } });
    case "readUser":
      return aRequestTo("readMe", { caller: me });
    case "changeUser":
    case "disable": {
      const caller = aCaller({ subject: "u-root", role: "admin", scopes: PERSON_SCOPES });
      return aRequestTo("deactivateUser", { caller, parameters: { id: "u-ada" } });
    }
  }
};

const run = async (
  row: IdentityRow,
  handler: (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>,
): Promise<void> => {
  fault = row;
  const reply = await handler(eventOf(row.callId), aContext());
  fault = undefined;
  runs.set(row, { reply, repeated: await handler(eventOf(row.callId), aContext()) });
};

beforeAll(async () => {
  captureLogs();
  stubFunctionEnv({
    AWS_ENDPOINT_URL: await startServices(),
    TICKET_TABLE: "tickets",
    USER_POOL_ID: "us-east-1_pool",
    USER_POOL_CLIENT_ID: "client-1",
  });
  const { handler } = await import("../../../functions/serve-identity/handler.js");
  for (const row of IDENTITY_ROWS) await run(row, handler);
}, HOOK_TIMEOUT_MS);

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

const runOf = (row: IdentityRow) => {
  const found = runs.get(row);
  if (found === undefined) throw new Error(`${row.title} has not run`);
  return found;
};

describe("a request to serve-identity whose call meets a fault", () => {
  it.each(IDENTITY_ROWS)("$title: $endId", (row) => {
    const { reply, repeated } = runOf(row);
    const status = IDENTITY_ENDINGS[row.endId].status ?? repeated.statusCode;

    expect(reply.statusCode).toBe(status);
    expect(reply.headers?.["Retry-After"] !== undefined).toBe(status === 503);
  });

  it.each(IDENTITY_ROWS.filter(({ endId }) => endId !== "served"))("$title: signs nobody in", (row) => {
    const { body, headers } = runOf(row).reply;

    expect(body).not.toMatch(/accessToken|secret/);
    expect(headers?.["Set-Cookie"] ?? "tp_session=;").toContain("tp_session=;");
  });

  it.each(IDENTITY_ROWS)("$title: is served once the fault has passed", (row) => {
    expect(runOf(row).repeated.statusCode).toBeLessThan(300);
  });
});
