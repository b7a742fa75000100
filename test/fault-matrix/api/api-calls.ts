import {
  CUSTOMER_INDEX,
  intakeItemKey,
  ticketItemKey,
  TOKENS_PARTITION,
  userItemKey,
} from "../../../functions/shared/table/ticket-table.js";

/** A call that the API's function or its authorizer makes for a request. */
export interface ApiCall {
  /** On the page: service, operation and purpose. */
  readonly title: string;
  /** The request that causes it. */
  readonly request: string;
  readonly operation: string;
  /** What only its requests contain, among those of this operation. */
  readonly containing: string;
}

export const API_CALLS = {
  spend: {
    title: "DynamoDB UpdateItem, count against the budget",
    request: "POST /tickets with a key",
    operation: "UpdateItem",
    containing: "characters :used",
  },
  giveBack: {
    title: "DynamoDB UpdateItem, take off the budget again",
    request: "POST /tickets again with the key",
    operation: "UpdateItem",
    containing: "characters :back",
  },
  findKey: {
    title: "DynamoDB GetItem, key",
    request: "POST /tickets again with the key, when the budget is used up",
    operation: "GetItem",
    containing: intakeItemKey("").pk.S,
  },
  claim: {
    title: "DynamoDB TransactWriteItems, key and ticket",
    request: "POST /tickets with a key",
    operation: "TransactWriteItems",
    containing: "request_hash",
  },
  receive: {
    title: "DynamoDB PutItem, ticket",
    request: "POST /tickets without a key",
    operation: "PutItem",
    containing: ticketItemKey("").pk.S,
  },
  put: {
    title: "Kinesis PutRecord",
    request: "POST /tickets with a key",
    operation: "PutRecord",
    containing: "",
  },
  accept: {
    title: "DynamoDB UpdateItem, mark as on the stream",
    request: "POST /tickets with a key",
    operation: "UpdateItem",
    containing: "SET accepted_at",
  },
  refuse: {
    title: "DynamoDB TransactWriteItems, mark NOT_ACCEPTED",
    request: "POST /tickets with a key, while Kinesis is unavailable",
    operation: "TransactWriteItems",
    containing: "intake_failed_at",
  },
  reopen: {
    title: "DynamoDB UpdateItem, make RECEIVED again",
    request: "POST /tickets again with the key, once Kinesis is back",
    operation: "UpdateItem",
    containing: "REMOVE intake_error",
  },
  read: {
    title: "DynamoDB GetItem, ticket",
    request: "GET /tickets/{id}",
    operation: "GetItem",
    containing: ticketItemKey("").pk.S,
  },
  list: {
    title: "DynamoDB Query, tickets",
    request: "GET /tickets",
    operation: "Query",
    containing: CUSTOMER_INDEX,
  },
  addUser: {
    title: "DynamoDB PutItem, user",
    request: "POST /user",
    operation: "PutItem",
    containing: userItemKey("").pk.S,
  },
  findUser: {
    title: "DynamoDB GetItem, user",
    request: "POST /ticket",
    operation: "GetItem",
    containing: userItemKey("").pk.S,
  },
  extendUser: {
    title: "DynamoDB UpdateItem, last use of a user",
    request: "POST /ticket",
    operation: "UpdateItem",
    containing: userItemKey("").pk.S,
  },
  findToken: {
    title: "DynamoDB GetItem, token",
    request: "any request with an API token",
    operation: "GetItem",
    containing: TOKENS_PARTITION,
  },
  touchToken: {
    title: "DynamoDB UpdateItem, last use of a token",
    request: "any request with an API token",
    operation: "UpdateItem",
    containing: TOKENS_PARTITION,
  },
} as const satisfies Readonly<Record<string, ApiCall>>;
export type ApiCallId = keyof typeof API_CALLS;
