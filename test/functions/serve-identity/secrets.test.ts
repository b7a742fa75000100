import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from "aws-lambda";
import { mockClient } from "aws-sdk-client-mock";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { toProfileItem } from "../../../functions/serve-identity/users/profile-item.js";
import { aProfile } from "../../support/fakes/identity-fakes.js";
import { aRequestTo } from "../../support/builders/api-events.js";

/** Planted secrets, in the forms in which they could be written. */
const MARKS = [
  "pw-7f3a9",
  "refresh-7f3a9",
  "client-secret-7f3a9",
  "session-7f3a9",
  "code-7f3a9",
  "jwt-7f3a9",
  "287082",
];
const [PASSWORD = "", REFRESH = "", SECRET = "", SESSION = "", , JWT = "", CODE = ""] = MARKS;
const cognito = mockClient(CognitoIdentityProviderClient);
const dynamo = mockClient(DynamoDBClient);
let lines: string[];
let handler: (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

beforeEach(async () => {
  cognito.reset();
  dynamo.reset();
  dynamo.onAnyCommand().resolves({});
  cognito.on(DescribeUserPoolClientCommand).resolves({ UserPoolClient: { ClientSecret: SECRET } });
  vi.resetModules();
  vi.stubEnv("AWS_REGION", "us-east-1");
  vi.stubEnv("TICKET_TABLE", "tickets");
  vi.stubEnv("USER_POOL_ID", "us-east-1_pool");
  vi.stubEnv("USER_POOL_CLIENT_ID", "client-1");
  vi.stubEnv("POWERTOOLS_LOG_LEVEL", "DEBUG");
  vi.stubEnv("POWERTOOLS_DEV", "true");
  lines = [];
  for (const level of ["log", "info", "warn", "error", "debug"] as const)
    vi.spyOn(console, level).mockImplementation((...all: unknown[]) => lines.push(all.map(String).join(" ")));
  ({ handler } = await import("../../../functions/serve-identity/handler.js"));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const CONTEXT = { functionName: "serve-identity", awsRequestId: "r-1" } as Context;
const failure = (name: string, status: number) =>
  Object.assign(new Error(`1 validation error: Value '${PASSWORD}' at 'password' failed`), {
    name,
    $metadata: { httpStatusCode: status },
  });
const BEARER = { Authorization: `Bearer a.${JWT}.c` };
const REQUESTS = [
  aRequestTo("login", { caller: null, body: { email: "ada@example.com", password: PASSWORD } }),
  aRequestTo("login", { caller: null, body: { email: PASSWORD, password: PASSWORD } }),
  aRequestTo("login", { caller: null, body: `{"password":"${PASSWORD}"` }),
  aRequestTo("respondToChallenge", { caller: null, body: { session: `dS0x.${SESSION}`, newPassword: PASSWORD } }),
  aRequestTo("refresh", { caller: null, headers: { Cookie: `tp_session=dS0x.${REFRESH}`, "X-Requested-With": "x" } }),
  aRequestTo("logout", { caller: null, headers: { Cookie: `tp_session=dS0x.${REFRESH}`, "X-Requested-With": "x" } }),
  aRequestTo("beginTotp", { headers: BEARER, body: { password: PASSWORD } }),
  aRequestTo("verifyTotp", { headers: BEARER, body: { code: CODE } }),
  aRequestTo("removeTotp", { headers: BEARER, body: { password: PASSWORD } }),
];

describe("no log line and no problem contains a secret", () => {
  it.each([
    ["NotAuthorizedException", 400],
    ["InvalidPasswordException", 400],
    ["InternalErrorException", 500],
    ["UnexpectedException", 400],
    ["TypeError", undefined],
  ])("whatever Cognito answers: %s", async (name, status) => {
    const error = status === undefined ? new TypeError(PASSWORD) : failure(name, status);
    cognito.on(AdminInitiateAuthCommand).rejects(error);
    cognito.on(AdminRespondToAuthChallengeCommand).rejects(error);
    cognito.on(VerifySoftwareTokenCommand).rejects(error);
    dynamo.on(GetItemCommand).resolves({ Item: toProfileItem(aProfile()) });
    const bodies = [];
    for (const request of REQUESTS) bodies.push(JSON.stringify(await handler(request, CONTEXT)));

    const written = [...lines, ...bodies].join("\n");
    expect(lines.length).toBeGreaterThanOrEqual(REQUESTS.length);
    expect(MARKS.filter((mark) => written.includes(mark))).toEqual([]);
    expect(lines.join()).not.toContain("ada@example.com");
  });
});
