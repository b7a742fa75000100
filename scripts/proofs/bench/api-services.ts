import * as z from "zod";
import type { StubCall } from "./stub-service.js";

/** Tickets of a page, as many as one has by default. */
const PAGE = 20;

const Item = z.looseObject({ sk: z.object({ S: z.string() }) });
const Put = z.object({ Item });
const Transaction = z.object({ TransactItems: z.array(z.object({ Put: Put.optional() })) });

type StoredItem = z.infer<typeof Item>;

const itemsIn = ({ target, input }: StubCall): readonly StoredItem[] => {
  if (target.endsWith(".PutItem")) return [Put.parse(input).Item];
  if (!target.endsWith(".TransactWriteItems")) return [];
  return Transaction.parse(input).TransactItems.flatMap(({ Put: put }) => put?.Item ?? []);
};

/**
 * Answers for the table and the stream as if every ticket were the last that was stored: what the API's function reads back
 * has the form that it wrote.
 */
export const respondForApi = (): ((call: StubCall) => unknown) => {
  const last = new Map<string, StoredItem>();
  return (call) => {
    for (const item of itemsIn(call)) last.set(item.sk.S, item);
    const ticket = last.get("TICKET");
    const answers: Readonly<Record<string, unknown>> = {
      GetItem: { Item: ticket },
      Query: { Items: Array.from({ length: PAGE }, () => ticket), Count: PAGE },
      UpdateItem: { Attributes: last.get("IDEMPOTENCY") },
      PutRecord: { ShardId: "shardId-000000000000", SequenceNumber: "1" },
    };
    return answers[call.target.replace(/^.*\./, "")] ?? {};
  };
};
