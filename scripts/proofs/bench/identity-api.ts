import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { personKey } from "../../../functions/shared/table/ticket-table.js";
import { type ApiBench, LATENCY_MS, measureCalls, unpackFunction } from "./api.js";
import type { StubCall } from "./stub-service.js";

/** Milliseconds that 99 of 100 calls may take: a sign-in makes four calls, one after the other. */
const MAX_MS = { "POST /auth/login": 40, "PUT /users/{id}": 60 } as const;
const MAX_OTHERS_MS = 20;

const mostOf = (name: string): number =>
  name === "POST /auth/login" || name === "PUT /users/{id}" ? MAX_MS[name] : MAX_OTHERS_MS;

const encode = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString("base64url");
const jwt = (claims: object): string => `e30.${encode(claims)}.c2ln`;

const TOKENS = {
  AuthenticationResult: {
    AccessToken: jwt({ sub: "u-ada", username: "u-ada", origin_jti: "o-1" }),
    IdToken: jwt({ email: "ada@example.com", name: "Ada Byron" }),
    RefreshToken: "refresh-1",
    ExpiresIn: 900,
  },
};

const AT = { S: "2026-11-21T08:30:00.000Z" };
const USER = {
  ...personKey("u-ada"),
  email: { S: "ada@example.com" },
  name: { S: "Ada Byron" },
  role: { S: "customer" },
  tier: { S: "general" },
  active: { BOOL: true },
  created_at: AT,
  updated_at: AT,
  version: { N: "1" },
};
const OUTPUTS: Readonly<Record<string, unknown>> = {
  DescribeUserPoolClient: { UserPoolClient: { ClientSecret: "bench" } },
  AdminInitiateAuth: TOKENS,
  GetItem: { Item: USER },
  Query: { Items: [], Count: 0 },
};

/** The responses of a user pool and a table with one user. */
const respond = ({ target }: StubCall): unknown => OUTPUTS[target.replace(/^.*\./, "")] ?? {};

/**
 * Measures the deployed code of serve-identity as benchApi does serve-api.
 * @param calls of each kind
 */
export const benchIdentityApi = async (calls: number): Promise<ApiBench> => {
  const folder = await mkdtemp(join(tmpdir(), "ticket-pipeline-bench-"));
  try {
    const [handler, ofIdentity] = await unpackFunction("serve-identity", folder);
    const times = await measureCalls({ handler, folder, callers: "people", calls, respond, most: mostOf });
    return { latencyMs: LATENCY_MS, calls, figures: [...times, ofIdentity] };
  } finally {
    await rm(folder, { recursive: true });
  }
};
