import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { DynamoTokenStore } from "../../../functions/authorize-request/dynamo-token-store.js";
import {
  DependencyRejected,
  DependencyThrottled,
  DependencyUnavailable,
} from "../../../functions/shared/lambda/errors.js";
import { aStoredToken, TOKEN } from "../../support/fakes/authorizer-fakes.js";
import { toTokenItem } from "../../../functions/shared/table/token-item.js";

const dynamo = mockClient(DynamoDBClient);
const store = new DynamoTokenStore(new DynamoDBClient({ region: "us-east-1" }), "tickets");
const KEY = { pk: { S: "TOKENS" }, sk: { S: TOKEN.id } };

const serviceFault = (name: string, httpStatusCode: number) =>
  Object.assign(new Error("no"), { name, $metadata: { httpStatusCode } });

const FAULTS = [
  [serviceFault("ProvisionedThroughputExceededException", 400), DependencyThrottled],
  [serviceFault("InternalServerError", 500), DependencyUnavailable],
  [serviceFault("AccessDeniedException", 400), DependencyRejected],
  [new Error("socket hang up"), DependencyUnavailable],
] as const;

beforeEach(() => {
  dynamo.reset();
});

describe("finding a token", () => {
  it.each([
    ["find", false],
    ["confirm", true],
  ] as const)("reads the item: %s, consistently: %s", async (method, ConsistentRead) => {
    dynamo.on(GetItemCommand).resolves({ Item: toTokenItem(aStoredToken()) });

    expect(await store[method](TOKEN.id)).toMatchObject({ subject: "C-1", tier: "gold" });
    expect(dynamo.commandCalls(GetItemCommand)[0]?.args[0].input).toEqual({
      TableName: "tickets",
      Key: KEY,
      ConsistentRead,
    });
  });

  it("distinguishes an unknown token from an unreadable one", async () => {
    dynamo.on(GetItemCommand).resolvesOnce({}).resolves({ Item: KEY });

    expect(await store.find(TOKEN.id)).toBe("unknown");
    expect(await store.find(TOKEN.id)).toBe("unreadable");
  });

  it.each(FAULTS)("fails with the right error: %s", async (fault, kind) => {
    dynamo.on(GetItemCommand).rejects(fault);

    await expect(store.find(TOKEN.id)).rejects.toThrow(kind);
    await expect(store.confirm(TOKEN.id)).rejects.toThrow(kind);
  });
});

describe("writing a token's use", () => {
  const usedAt = new Date("2026-11-21T08:30:00.000Z");
  const notSince = new Date("2026-11-21T08:25:00.000Z");

  it("creates no item, and does not change a later use", async () => {
    dynamo.on(UpdateItemCommand).resolves({});
    await store.touch(TOKEN.id, usedAt, notSince);

    expect(dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input).toEqual({
      TableName: "tickets",
      Key: KEY,
      UpdateExpression: "SET last_used_at = :used",
      ConditionExpression: "attribute_exists(pk) AND (attribute_not_exists(last_used_at) OR last_used_at <= :since)",
      ExpressionAttributeValues: { ":used": { S: usedAt.toISOString() }, ":since": { S: notSince.toISOString() } },
    });
  });

  it("ignores that another instance has written it", async () => {
    dynamo.on(UpdateItemCommand).rejects(new ConditionalCheckFailedException({ message: "no", $metadata: {} }));

    await expect(store.touch(TOKEN.id, usedAt, notSince)).resolves.toBeUndefined();
  });

  it("waits at most half a second", async () => {
    dynamo.on(UpdateItemCommand).resolves({});
    const timeout = vi.spyOn(AbortSignal, "timeout");
    await store.touch(TOKEN.id, usedAt, notSince);
    const options = dynamo.commandCalls(UpdateItemCommand)[0]?.args.at(1);

    expect(timeout).toHaveBeenCalledWith(500);
    expect(options).toMatchObject({ abortSignal: timeout.mock.results[0]?.value as AbortSignal });
  });

  it.each(FAULTS)("fails with the right error: %s", async (fault, kind) => {
    dynamo.on(UpdateItemCommand).rejects(fault);

    await expect(store.touch(TOKEN.id, usedAt, notSince)).rejects.toThrow(kind);
  });
});
