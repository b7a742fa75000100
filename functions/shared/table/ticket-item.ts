import type { AttributeValue, QueryCommandInput } from "@aws-sdk/client-dynamodb";
import { API_CHANNEL, type Tier } from "../contracts/ticket-event.js";
import type { TicketRecord } from "../contracts/ticket-record-schema.js";
import type { TicketStatus } from "../contracts/ticket-record.js";
import type { Item } from "./attributes.js";
import { shardOf, SHARDS } from "./shards.js";
import { subjectPreview } from "./subject-preview.js";
import { INDEXES, LISTING_INDEX, type ListedStatus, listingKey, ticketItemKey } from "./ticket-table.js";

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
  readonly followUpOf?: string | undefined;
  /** Who of staff submitted it on behalf of its customer. */
  readonly submittedBy?: string | undefined;
}

const RECEIVED = "RECEIVED" satisfies TicketStatus;

/** The `listing_key` of a ticket that only the API has written. */
export const receivedListingKey = (ticketId: string): string => listingKey(RECEIVED, shardOf(ticketId));

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
  subject_preview: { S: subjectPreview(ticket.subject) },
  listing_key: { S: receivedListingKey(ticket.ticketId) },
  ...(ticket.followUpOf !== undefined && { follow_up_of: { S: ticket.followUpOf } }),
  ...(ticket.submittedBy !== undefined && { submitted_by: { S: ticket.submittedBy } }),
});

/**
 * The item of a finished ticket, as the state Store ticket leaves it: every column that is not null.
 * @param contentHash may be unknown, so the shard does not come from it
 */
export const toFinishedItem = (record: TicketRecord, contentHash: string): Record<string, AttributeValue> => {
  const columns = Object.entries(record).flatMap(([column, value]) =>
    value === null ? [] : [[column, typeof value === "number" ? { N: String(value) } : { S: value }] as const],
  );
  return {
    ...Object.fromEntries(columns),
    ...ticketItemKey(record.ticket_id),
    status: { S: record.outcome },
    subject_preview: { S: subjectPreview(record.subject) },
    listing_key: { S: listingKey(record.outcome, shardOf(record.ticket_id)) },
    content_hash: { S: contentHash },
  };
};

const { partition: PARTITION, sort: SORT } = INDEXES[LISTING_INDEX];

interface StatusQuery {
  readonly tableName: string;
  readonly status: ListedStatus;
  /** First and last submission, both inclusive: ISO 8601 in UTC, or the start of such a text. */
  readonly from: string;
  readonly until: string;
}

/**
 * Queries for the tickets of one status: one for each shard, each in the order of submission. They return keys only.
 * The index may lag behind: read the items to be sure.
 */
export const queriesForStatus = ({ tableName, status, from, until }: StatusQuery): QueryCommandInput[] =>
  SHARDS.map((shard) => ({
    TableName: tableName,
    IndexName: LISTING_INDEX,
    KeyConditionExpression: `${PARTITION} = :listing AND ${SORT} BETWEEN :from AND :until`,
    ExpressionAttributeValues: {
      ":listing": { S: listingKey(status, shard) },
      ":from": { S: from },
      ":until": { S: until },
    },
  }));
