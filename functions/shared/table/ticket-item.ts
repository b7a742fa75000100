import type { AttributeValue, QueryCommandInput } from "@aws-sdk/client-dynamodb";
import { API_CHANNEL, type Tier } from "../contracts/ticket-event.js";
import type { TicketRecord, TicketStatus } from "../contracts/ticket-record.js";
import type { Item } from "./attributes.js";
import { INDEX_SORT_KEY, type IndexName, ticketItemKey } from "./ticket-table.js";

/** What a ticket's item says about the workflow; `undefined` for an attribute that is missing or was not read. */
export interface TicketItem {
  readonly ticketId: string | undefined;
  /** A TicketStatus, unless a later version wrote another. */
  readonly status: string | undefined;
  readonly submittedAt: string | undefined;
  /** Set as soon as the workflow has started. */
  readonly contentHash: string | undefined;
  /** The execution that last wrote to the item. */
  readonly executionArn: string | undefined;
  /** Set when a model answered; absent for an answer by rules. */
  readonly modelId: string | undefined;
}

export const parseTicketItem = (item: Item): TicketItem => ({
  ticketId: item["ticket_id"]?.S,
  status: item["status"]?.S,
  submittedAt: item["submitted_at"]?.S,
  contentHash: item["content_hash"]?.S,
  executionArn: item["execution_arn"]?.S,
  modelId: item["model_id"]?.S,
});

/** A column of the ticket record, from the item; `undefined` for one that is null in the record. */
export const readColumn = (item: Item, column: string): string | number | undefined => {
  const attribute = item[column];
  return attribute?.N === undefined ? attribute?.S : Number(attribute.N);
};

interface ReceivedTicket {
  readonly ticketId: string;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly submittedAt: string;
  readonly customerId: string;
  readonly tier: Tier;
  readonly subject: string;
}

const RECEIVED: TicketStatus = "RECEIVED";

/** The item that the API writes before the workflow starts. It does not have the description: the record has it. */
export const toReceivedItem = (ticket: ReceivedTicket): Record<string, AttributeValue> => ({
  ...ticketItemKey(ticket.ticketId),
  ticket_id: { S: ticket.ticketId },
  status: { S: RECEIVED },
  submitted_at: { S: ticket.submittedAt },
  customer_id: { S: ticket.customerId },
  tier: { S: ticket.tier },
  channel: { S: API_CHANNEL },
  subject: { S: ticket.subject },
});

/** The item of a finished ticket, as the state Store ticket leaves it: every column that is not null. */
export const toFinishedItem = (record: TicketRecord, contentHash: string): Record<string, AttributeValue> => {
  const columns = Object.entries(record).flatMap(([column, value]) =>
    value === null ? [] : [[column, typeof value === "number" ? { N: String(value) } : { S: value }] as const],
  );
  return {
    ...Object.fromEntries(columns),
    ...ticketItemKey(record.ticket_id),
    status: { S: record.outcome },
    content_hash: { S: contentHash },
  };
};

interface StatusQuery {
  readonly tableName: string;
  readonly status: TicketStatus;
  /** First and last submission, both inclusive: ISO 8601 in UTC, or the start of such a text. */
  readonly from: string;
  readonly until: string;
  /** Attributes of the index to read (see INDEX_COLUMNS), separated by commas. */
  readonly attributes: string;
}

/**
 * Query for the tickets of one status, in the order of submission. The index may lag behind: read the items to be sure.
 */
export const ticketsWithStatus = ({ tableName, status, from, until, attributes }: StatusQuery): QueryCommandInput => {
  const index: IndexName = "by-status";
  return {
    TableName: tableName,
    IndexName: index,
    KeyConditionExpression: `#status = :status AND ${INDEX_SORT_KEY} BETWEEN :from AND :until`,
    ExpressionAttributeNames: { "#status": "status" },
    ExpressionAttributeValues: { ":status": { S: status }, ":from": { S: from }, ":until": { S: until } },
    ProjectionExpression: attributes,
  };
};
