import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { authorizeRequest } from "../../functions/authorize-request/authorize-request.js";
import { AuthDecisionCache } from "../../functions/authorize-request/auth-decision-cache.js";
import { DynamoTokenStore } from "../../functions/authorize-request/dynamo-token-store.js";
import { type Counter, counterOf, PRODUCTS_PER_DAY } from "../../functions/count-tickets/count-ticket.js";
import { DynamoCountedProducts } from "../../functions/count-tickets/dynamo-counted-products.js";
import { formatApiToken, makeApiToken } from "../../functions/shared/auth/api-token.js";
import { toTokenItem } from "../../functions/shared/table/token-item.js";
import { aRoutedTicket } from "../support/builders/queue-messages.js";
import { aStoredToken, FakeJwtVerifier, FakeRevocations, NOW, TOKEN_TEXT } from "../support/fakes/authorizer-fakes.js";
import { FakeLog } from "../support/fakes/start-workflow-fakes.js";

const dynamo = mockClient(DynamoDBClient);

/** An instance of the authorizer with the real store and cache. */
const anAuthorizer = () => {
  const ports = {
    tokens: new DynamoTokenStore(new DynamoDBClient({ region: "us-east-1" }), "tickets"),
    jwts: new FakeJwtVerifier(),
    revocations: new FakeRevocations(),
    cache: new AuthDecisionCache(),
    log: new FakeLog(),
    time: NOW,
    now: () => ports.time,
  };
  return ports;
};
const send = (token: string, ports: ReturnType<typeof anAuthorizer>) =>
  authorizeRequest({ headers: { Token: token } }, ports);
const raise = (): never => {
  throw new Error("no instance");
};
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

/** A table whose only items are sets of products, with the condition that the function sets. */
const storeSets = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const sets = new Map<string, Set<string>>();
  dynamo.on(UpdateItemCommand).callsFake((input: UpdateItemCommandInput) => {
    const { ":product": product, ":most": most } = input.ExpressionAttributeValues ?? {};
    const key = input.Key?.["pk"]?.S ?? "";
    const set = sets.get(key) ?? new Set<string>();
    const hasRoom = set.size === 0 || set.has(product?.S ?? "") || set.size < Number(most?.N);
    const item = { products: { SS: [...set] } };
    if (!hasRoom) throw new ConditionalCheckFailedException({ message: "full", $metadata: {}, Item: item });
    sets.set(key, set.add(product?.S ?? ""));
    return { Attributes: { products: { SS: [...set] } } };
  });
  return sets;
};

describe("a stream that makes up product names", () => {
  const instances = () =>
    Array.from({ length: 5 }, () => new DynamoCountedProducts(new DynamoDBClient({ region: "us-east-1" }), "tickets"));
  const keyOf = ({ day, tier, priority, product }: Counter) => [day, tier, priority, product].join("#");

  it("makes a bounded number of counters, and costs a bounded number of calls", async () => {
    storeSets();
    const functions = instances();
    const counters = new Set<string>();
    for (let sent = 0; sent < 20_000; sent++) {
      const ticket = aRoutedTicket({ product: `Made up ${sent}` });
      counters.add(keyOf(await counterOf(ticket, functions[sent % functions.length] ?? raise())));
    }

    expect(counters.size).toBe(PRODUCTS_PER_DAY + 1);
    expect([...counters].at(-1)).toMatch(/#other$/);
    expect(dynamo.commandCalls(UpdateItemCommand).length).toBeLessThan(2 * PRODUCTS_PER_DAY);
  });

  it("keeps the counters of products that were there first", async () => {
    storeSets();
    const [first = raise(), second = raise()] = instances();
    await counterOf(aRoutedTicket({ product: "Cloud Vault" }), first);
    for (let sent = 0; sent < 1_000; sent++) await counterOf(aRoutedTicket({ product: `Made up ${sent}` }), first);

    for (const instance of [first, second]) {
      expect(await counterOf(aRoutedTicket({ product: "Cloud Vault" }), instance)).toMatchObject({
        product: "Cloud Vault",
      });
    }
  });

  it("makes up no days either", async () => {
    const sets = storeSets();
    const [instance = raise()] = instances();
    const days = new Set<string>();
    for (let year = 1970; year < 9_999; year++) {
      days.add((await counterOf(aRoutedTicket({ submitted_at: `${year}-06-01T00:00:00.000Z` }), instance)).day);
    }

    expect([...days].sort()).toEqual(["2026-06-01", "other"]);
    expect(sets.size).toBe(2);
  });
});
