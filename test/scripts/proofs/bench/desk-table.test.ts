import { expect, it } from "vitest";
import { DESK_QUEUES, queueKeysOf } from "../../../../functions/shared/desk/desk-ticket.js";
import { respondForDesk } from "../../../../scripts/proofs/bench/desk-table.js";

interface Page {
  readonly Items: readonly Readonly<Record<string, { readonly S?: string }>>[];
  readonly LastEvaluatedKey?: { readonly due_key: { readonly S: string } };
}

/** A query as the lists of the desk write it. */
const query = (key: string, { first = "0", last = "~", Limit = 10 }) => ({
  target: "DynamoDB_20120810.Query",
  input: {
    IndexName: "by-queue",
    KeyConditionExpression: "queue_key = :key AND due_key BETWEEN :first AND :last",
    ExpressionAttributeValues: { ":key": { S: key }, ":first": { S: first }, ":last": { S: last } },
    Limit,
  },
});

const dueOf = (item: Page["Items"][number]): string => String(item["due_key"]?.S);

/** Every ticket of a partition, page by page. */
const readAll = (respond: (call: ReturnType<typeof query>) => unknown, key: string, last?: string): string[] => {
  const found: string[] = [];
  for (let first: string | undefined = "0"; first !== undefined;) {
    const page = respond(query(key, { first, ...(last !== undefined && { last }) })) as Page;
    found.push(...page.Items.map(dueOf));
    first = page.LastEvaluatedKey && `${page.LastEvaluatedKey.due_key.S}!`;
  }
  return found;
};

it("lists every open ticket once in the queues, the next deadline first", () => {
  const respond = respondForDesk(500);
  const keys = [true, false].flatMap((isAssigned) => queueKeysOf(DESK_QUEUES, isAssigned));
  const listed = keys.map((key) => readAll(respond, key));

  for (const dues of listed) expect(dues).toEqual(dues.toSorted());
  expect(Math.min(...listed.map(({ length }) => length))).toBeGreaterThan(20);
  expect(new Set(listed.flat()).size).toBe(500);
  expect(listed.flat()).toHaveLength(500);
});

it("reads up to a deadline", () => {
  const respond = respondForDesk(500);
  const [key = ""] = queueKeysOf(["priority"], false);
  const all = readAll(respond, key);
  const [last = ""] = all.slice(15);

  expect(readAll(respond, key, last)).toEqual(all.slice(0, 16));
});

it("refuses a query that it would answer wrongly", () => {
  const call = query("priority#unassigned#0", {});

  expect(() => respondForDesk(10)({ ...call, input: { ...call.input, FilterExpression: "#a = :b" } })).toThrow(
    /Filter/,
  );
});
