import {
  BatchGetItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import type { FakeDeskTable } from "../../support/fakes/fake-desk-table.js";
import type { WireResponse } from "./aws-responses.js";

type Input = never;

/** The operations of a table that are served, as commands of the SDK. */
const COMMANDS: Readonly<Record<string, new (input: Input) => object>> = {
  BatchGetItem: BatchGetItemCommand,
  DeleteItem: DeleteItemCommand,
  GetItem: GetItemCommand,
  PutItem: PutItemCommand,
  Query: QueryCommand,
  TransactWriteItems: TransactWriteItemsCommand,
};

const respond = (status: number, value: unknown): WireResponse => ({
  status,
  headers: { "content-type": "application/x-amz-json-1.0" },
  body: JSON.stringify(value),
});

/** Carries out a request of the wire on a table in memory. Its attributes need no translation without binary ones. */
export const serveTable = async (table: FakeDeskTable, operation: string, body: string): Promise<WireResponse> => {
  const Command = COMMANDS[operation];
  if (Command === undefined) throw new Error(`${operation} is not served`);
  try {
    return respond(200, await table.client.send(new Command(JSON.parse(body) as Input) as never));
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const { name, CancellationReasons } = error;
    return respond(400, { __type: `com.amazonaws.dynamodb.v20120810#${name}`, CancellationReasons });
  }
};
