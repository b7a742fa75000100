import {
  PutItemCommand,
  TransactWriteItemsCommand,
  type TransactWriteItem,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { ticketItemKey } from "../../shared/table/ticket-table.js";
import { NOT_ACCEPTED, RECEIVED, toIntakeItem, toTicketItem } from "./intake-items.js";
import { intakeItemKey } from "../item-keys.js";
import type { IntakeFault, IntakeKey, ReceivedTicket } from "../ports.js";

const STATUS = { "#status": "status" };

/** An item that the workflow has taken up is its own; this also holds for what comes late, after a lost answer. */
const NOT_STARTED = "attribute_not_exists(content_hash)";

/** The intake's writes, each with the condition that keeps it from undoing what others did meanwhile. */
export class IntakeCommands {
  constructor(private readonly tableName: string) {}

  receive(ticket: ReceivedTicket): PutItemCommand {
    return new PutItemCommand(this.#newTicket(ticket));
  }

  /** An expired key is free, though the table has not deleted its item yet. */
  claim(ticket: ReceivedTicket, key: IntakeKey): TransactWriteItemsCommand {
    const claim = {
      TableName: this.tableName,
      Item: toIntakeItem(key, ticket),
      ConditionExpression: "attribute_not_exists(pk) OR expires_at < :now",
      ExpressionAttributeValues: { ":now": { N: String(Math.floor(Date.parse(ticket.submittedAt) / 1_000)) } },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
    };
    return new TransactWriteItemsCommand({ TransactItems: [{ Put: claim }, { Put: this.#newTicket(ticket) }] });
  }

  /** A key that expired meanwhile may be gone, or stand for another ticket. */
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

  /** The key's item learns of it too, so that whoever puts the record after all makes the ticket RECEIVED again. */
  refuse(ticketId: string, keyId: string | undefined, fault: IntakeFault): TransactWriteItemsCommand {
    const note = keyId === undefined ? [] : [this.#noteRefused(ticketId, keyId, fault)];
    return new TransactWriteItemsCommand({ TransactItems: [this.#markRefused(ticketId, fault), ...note] });
  }

  reopen(ticketId: string): UpdateItemCommand {
    return new UpdateItemCommand({
      TableName: this.tableName,
      Key: ticketItemKey(ticketId),
      UpdateExpression: "SET #status = :received REMOVE intake_error, intake_failed_at",
      ConditionExpression: `#status = :refused AND ${NOT_STARTED}`,
      ExpressionAttributeNames: STATUS,
      ExpressionAttributeValues: { ":received": { S: RECEIVED }, ":refused": { S: NOT_ACCEPTED } },
    });
  }

  #newTicket(ticket: ReceivedTicket) {
    return { TableName: this.tableName, Item: toTicketItem(ticket), ConditionExpression: "attribute_not_exists(pk)" };
  }

  #markRefused(ticketId: string, { error, at }: IntakeFault): TransactWriteItem {
    const Update = {
      TableName: this.tableName,
      Key: ticketItemKey(ticketId),
      UpdateExpression: "SET #status = :refused, intake_error = :error, intake_failed_at = :at",
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

  #noteRefused(ticketId: string, keyId: string, { at }: IntakeFault): TransactWriteItem {
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
