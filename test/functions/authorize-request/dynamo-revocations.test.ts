import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { refuse } from "../../../functions/authorize-request/auth-decision.js";
import { authorizeRequest } from "../../../functions/authorize-request/authorize-request.js";
import { DynamoRevocations } from "../../../functions/authorize-request/dynamo-revocations.js";
import { DependencyUnavailable } from "../../../functions/shared/lambda/errors.js";
import { toRevokedSession, toRevokedUser } from "../../../functions/shared/table/revocation-item.js";
import { serviceUnavailable } from "../../support/builders/sdk-errors.js";
import { FakeAuthorizerPorts } from "../../support/fakes/authorizer-fakes.js";

const dynamo = mockClient(DynamoDBClient);
const revocations = new DynamoRevocations(new DynamoDBClient({ region: "us-east-1" }), "tickets");
const AT = new Date("2026-11-21T08:30:00.000Z");
const SECONDS = AT.getTime() / 1_000;
const CLAIMS = { subject: "u-1", session: "s-1", issuedAt: SECONDS + 1 };

beforeEach(() => {
  dynamo.reset();
  dynamo.onAnyCommand().resolves({});
});

const holds = (Item: ReturnType<typeof toRevokedUser>) =>
  dynamo.on(GetItemCommand, { Key: { pk: Item["pk"], sk: Item["sk"] } } as never).resolves({ Item });

describe("revocations in the table", () => {
  it("are read consistently, for the session and for its user", async () => {
    expect(await revocations.includes(CLAIMS)).toBe(false);
    expect(
      dynamo.commandCalls(GetItemCommand).map(({ args: [{ input }] }) => [input.Key?.["sk"]?.S, input.ConsistentRead]),
    ).toEqual([
      ["JTI#s-1", true],
      ["SUB#u-1", true],
    ]);
  });

  it("include a session that has ended, however new its access token is", async () => {
    holds(toRevokedSession("s-1", AT));

    expect(await revocations.includes({ ...CLAIMS, issuedAt: SECONDS + 600 })).toBe(true);
    expect(await revocations.includes({ ...CLAIMS, session: "s-2" })).toBe(false);
    expect(await revocations.includes({ ...CLAIMS, session: undefined })).toBe(false);
  });

  it.each([
    [-60, true],
    [0, true],
    [1, false],
  ])("include a user's access token that was issued %d s after the revocation: %s", async (offset, expected) => {
    holds(toRevokedUser("u-1", AT));

    expect(await revocations.includes({ ...CLAIMS, issuedAt: SECONDS + offset })).toBe(expected);
  });

  it("include everything of a user whose item cannot be read", async () => {
    holds({ ...toRevokedUser("u-1", AT), revoked_until: { S: "soon" } });

    expect(await revocations.includes(CLAIMS)).toBe(true);
  });

  it("fail closed when the table cannot be read", async () => {
    dynamo.on(GetItemCommand).rejects(serviceUnavailable());

    await expect(revocations.includes(CLAIMS)).rejects.toBeInstanceOf(DependencyUnavailable);
  });
});

describe("the authorizer", () => {
  const JWT = "aaa.bbb.ccc";
  const aPerson = () => {
    const ports = new FakeAuthorizerPorts();
    const caller = { subject: "u-1", role: "customer", tier: "general", scopes: [] } as const;
    ports.jwts.decisions.set(JWT, { allowed: true, caller, endsAt: ports.time + 900_000, claims: CLAIMS });
    return ports;
  };
  const send = (ports: FakeAuthorizerPorts) => authorizeRequest({ headers: { Authorization: `Bearer ${JWT}` } }, ports);

  it.each(["s-1", "u-1"])(
    "refuses the JWT of a revoked session or user within the time of its cache: %s",
    async (what) => {
      const ports = aPerson();
      expect(await send(ports)).toMatchObject({ allowed: true });
      ports.revocations.revoked.add(what);
      ports.time += 60_000;

      expect(await send(ports)).toEqual(refuse("revoked-jwt"));
      expect(ports.revocations.asked).toHaveLength(2);
    },
  );

  it("asks once for a JWT while its decision is cached, also when that is a refusal", async () => {
    const ports = aPerson();
    ports.revocations.revoked.add("s-1");
    for (let count = 0; count < 3; count += 1) await send(ports);

    expect(ports.revocations.asked).toHaveLength(1);
  });

  it("does not ask about a JWT that is not valid", async () => {
    const ports = new FakeAuthorizerPorts();
    await send(ports);

    expect(ports.revocations.asked).toEqual([]);
  });

  it("lets nobody in while it cannot ask", async () => {
    const ports = aPerson();
    ports.revocations.fault = new DependencyUnavailable("no table");

    await expect(send(ports)).rejects.toBeInstanceOf(DependencyUnavailable);
  });
});
