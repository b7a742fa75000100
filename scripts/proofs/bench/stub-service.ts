import { IDEMPOTENCY_SORT_KEY, TABLE_KEY, TICKET_SORT_KEY } from "../../../functions/shared/table/ticket-table.js";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import * as z from "zod";

/** A call of a service that uses the AWS JSON protocol. */
export interface StubCall {
  /** The service and operation: `DynamoDB_20120810.GetItem`. */
  readonly target: string;
  readonly input: unknown;
}

/** A server in this process that stands in for AWS services. */
export interface StubService {
  readonly url: string;
  close(): void;
}

const readCall = async (request: IncomingMessage): Promise<StubCall> => ({
  target: String(request.headers["x-amz-target"]),
  input: await json(request),
});

const send = (response: ServerResponse, output: unknown): void => {
  response.writeHead(200, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(output));
};

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === "object" && address !== null ? address.port : 0;

const listen = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });

/** Listens on a free port of this machine. Each call gets the output of `respond`, after `latencyMs` milliseconds. */
export const startStubService = async (
  latencyMs: number,
  respond: (call: StubCall) => unknown,
): Promise<StubService> => {
  const server = createServer((request, response) => {
    void readCall(request).then((call) => setTimeout(send, latencyMs, response, respond(call)));
  });
  await listen(server);
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

/** Tickets on a page: the default of the API. */
const PAGE_SIZE = 20;

const Item = z.looseObject({ [TABLE_KEY.sort]: z.object({ S: z.string() }) });
const Put = z.object({ Item });
const Transaction = z.object({ TransactItems: z.array(z.object({ Put: Put.optional() })) });

/** A counter after one ticket, of a caller who has most of the budget left. */
const COUNTER = { tickets: { N: "1" }, characters: { N: "700" } };
const Count = z.looseObject({ UpdateExpression: z.string().includes("ADD tickets :one") });

type StoredItem = z.infer<typeof Item>;

const itemsIn = ({ target, input }: StubCall): readonly StoredItem[] => {
  if (target.endsWith(".PutItem")) return [Put.parse(input).Item];
  if (!target.endsWith(".TransactWriteItems")) return [];
  return Transaction.parse(input).TransactItems.flatMap(({ Put: put }) => put?.Item ?? []);
};

/**
 * The responses of a table and a stream for serve-api. Every ticket that it reads is the one stored last, just as it
 * was written.
 */
export const respondForApi = (): ((call: StubCall) => unknown) => {
  const last = new Map<string, StoredItem>();
  return (call) => {
    for (const item of itemsIn(call)) last.set(item.sk.S, item);
    const ticket = last.get(TICKET_SORT_KEY);
    const outputs: Readonly<Record<string, unknown>> = {
      GetItem: { Item: ticket },
      Query: { Items: Array.from({ length: PAGE_SIZE }, () => ticket), Count: PAGE_SIZE },
      UpdateItem: { Attributes: Count.safeParse(call.input).success ? COUNTER : last.get(IDEMPOTENCY_SORT_KEY) },
      PutRecord: { ShardId: "shardId-000000000000", SequenceNumber: "1" },
    };
    return outputs[call.target.replace(/^.*\./, "")] ?? {};
  };
};
