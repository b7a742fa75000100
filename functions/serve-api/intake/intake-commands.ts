import {
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
  type TransactWriteItem,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { TicketStatus } from "../../shared/contracts/ticket-record.js";
import { toIdempotencyItem } from "../../shared/table/idempotency-item.js";
import { receivedListingKey, toReceivedItem } from "../../shared/table/ticket-item.js";
import { intakeItemKey, ticketItemKey } from "../../shared/table/ticket-table.js";
import type { IntakeFailure, IntakeKey, ReceivedTicket } from "../ports.js";

const RECEIVED: TicketStatus = "RECEIVED";
const NOT_ACCEPTED: TicketStatus = "NOT_ACCEPTED";

const STATUS = { "#status": "status" };

/** Once the workflow has started, the item is its own; this also protects it from a write that arrives late. */
const NOT_STARTED = "attribute_not_exists(content_hash)";

/** The intake's writes, each with the condition that keeps it from undoing what others wrote in the meantime. */
export class IntakeCommands {
  constructor(private readonly tableName: string) {}

  receive(ticket: ReceivedTicket): PutItemCommand {
    return new PutItemCommand(this.#newTicket(ticket));
  }

  /** An expired key can be claimed, even though the table has not deleted its item yet. */
  claim(ticket: ReceivedTicket, key: IntakeKey): TransactWriteItemsCommand {
    const claim = {
      TableName: this.tableName,
      Item: toIdempotencyItem(key.id, { ...ticket, requestHash: key.requestHash }, key.expiresAt),
      ConditionExpression: "attribute_not_exists(pk) OR expires_at < :now",
      ExpressionAttributeValues: { ":now": { N: String(Math.floor(Date.parse(ticket.submittedAt) / 1_000)) } },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
    };
    return new TransactWriteItemsCommand({ TransactItems: [{ Put: claim }, { Put: this.#newTicket(ticket) }] });
  }

  findKey(keyId: string): GetItemCommand {
    return new GetItemCommand({ TableName: this.tableName, Key: intakeItemKey(keyId), ConsistentRead: true });
  }

  /** A key that has expired since then may be deleted, or stand for another ticket. */
  accept(ticketId: string, keyId: string, at: Date): UpdateItemCommand {
    return new UpdateItemCommand({
      TableName: this.tableName,
      Key: intakeItemKey(keyId),
      UpdateExpression: "SET accepted_at = if_not_exists(accepted_at, :at)",
      ConditionExpression: "ticket_id = :ticket",
      ExpressionAttributeValues: { ":at": { S: at.toISOString() }, ":ticket": { S: ticketId } },
      ReturnValues: "ALL_OLD",
    });
  }

  /** Marks the key's item, too, so that a request which puts the record later makes the ticket RECEIVED again. */
  refuse(ticketId: string, keyId: string | undefined, failure: IntakeFailure): TransactWriteItemsCommand {
    const keyMark = keyId === undefined ? [] : [this.#markKeyRefused(ticketId, keyId, failure)];
    return new TransactWriteItemsCommand({ TransactItems: [this.#markRefused(ticketId, failure), ...keyMark] });
  }

  reopen(ticketId: string): UpdateItemCommand {
    return new UpdateItemCommand({
      TableName: this.tableName,
      Key: ticketItemKey(ticketId),
      UpdateExpression: "SET #status = :received, listing_key = :listing REMOVE intake_error, intake_failed_at",
      ConditionExpression: `#status = :refused AND ${NOT_STARTED}`,
      ExpressionAttributeNames: STATUS,
      ExpressionAttributeValues: {
        ":received": { S: RECEIVED },
        ":refused": { S: NOT_ACCEPTED },
        ":listing": { S: receivedListingKey(ticketId) },
      },
    });
  }

  #newTicket(ticket: ReceivedTicket) {
    return { TableName: this.tableName, Item: toReceivedItem(ticket), ConditionExpression: "attribute_not_exists(pk)" };
  }

  #markRefused(ticketId: string, { error, at }: IntakeFailure): TransactWriteItem {
    const Update = {
      TableName: this.tableName,
      Key: ticketItemKey(ticketId),
      UpdateExpression: "SET #status = :refused, intake_error = :error, intake_failed_at = :at REMOVE listing_key",
      ConditionExpression: `#status IN (:received, :refused) AND ${NOT_STARTED}`,
      ExpressionAttributeNames: STATUS,
      ExpressionAttributeValues: {
        ":received": { S: RECEIVED },
        ":refused": { S: NOT_ACCEPTED },
        ":error": { S: error },
        ":at": { S: at.toISOString() },
      },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
    };
    return { Update };
  }

  #markKeyRefused(ticketId: string, keyId: string, { at }: IntakeFailure): TransactWriteItem {
    const Update = {
      TableName: this.tableName,
      Key: intakeItemKey(keyId),
      UpdateExpression: "SET refused_at = :at",
      ConditionExpression: "ticket_id = :ticket AND attribute_not_exists(accepted_at)",
      ExpressionAttributeValues: { ":at": { S: at.toISOString() }, ":ticket": { S: ticketId } },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
    };
    return { Update };
  }
}
