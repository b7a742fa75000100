import { setTimeout as wait } from "node:timers/promises";
import {
  type CancellationReason,
  type DynamoDBClient,
  GetItemCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { toAuditItem } from "../../audit/audit-item.js";
import { asDependencyError, call, DependencyThrottled } from "../../lambda/errors.js";
import { evaluationAttributes, type StoredEvaluation } from "../../reply-quality/evaluation-item.js";
import type { Item } from "../../table/attributes.js";
import { cancellationReasons, isFailedCondition, isTransient } from "../../table/cancelled-transaction.js";
import { toIdempotencyItem } from "../../table/idempotency-item.js";
import { type ItemCondition, updateOf } from "../../table/item-update.js";
import { draftKey, personVerdictKey, ticketItemKey } from "../../table/ticket-table.js";
import type { ChangedTicket } from "../change-ticket.js";
import { type DeskTicket, readDeskTicket, toDeskAttributes } from "../desk-ticket.js";
import { agentLoadItems } from "./agent-load.js";
import type {
  ChangeOrigin,
  DeskTickets,
  Note,
  PublicMessage,
  TicketWrite,
  TicketWritten,
  WholeTicket,
  WriteKey,
} from "./desk-tickets.js";
import { readTicketContent } from "./ticket-content.js";
import { toMessageItem, toNoteItem, toNoticeItem } from "./entry-items.js";

const OPERATION = "DynamoDB TransactWriteItems";

/** Another transaction on the same ticket or agent takes some milliseconds. */
const ATTEMPTS = 5;
const LONGEST_WAIT_MS = 60;

const IS_NEW = "attribute_not_exists(pk)";
const IS_ON_DESK = "attribute_exists(version)";

/** The desk's tickets in the ticket table. */
export class DynamoDeskTickets implements DeskTickets {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
    private readonly now: () => number = Date.now,
  ) {}

  async find(ticketId: string): Promise<DeskTicket | undefined> {
    const item = await this.#get(ticketId);
    return item && readDeskTicket(item, this.now());
  }

  async findWhole(ticketId: string): Promise<WholeTicket | undefined> {
    const item = await this.#get(ticketId);
    return item && { ticket: readDeskTicket(item, this.now()), content: readTicketContent(item) };
  }

  async write(write: TicketWrite): Promise<TicketWritten> {
    const items = this.#itemsOf(write);
    const reasons = await this.#transact(items);
    const failed = reasons.findIndex(isFailedCondition);
    if (failed === -1) return "written";
    if (failed === 0 || items[failed]?.Update === undefined) return "conflict";
    return reasons[failed]?.Item?.["active"]?.BOOL === true ? "agent-full" : "agent-missing";
  }

  async addNote(ticketId: string, note: Note, origin: ChangeOrigin): Promise<boolean> {
    const reasons = await this.#transact([
      this.#check(ticketId, IS_ON_DESK),
      this.#put(toNoteItem(ticketId, note)),
      this.#put(toAuditItem({ kind: "ticket", id: ticketId }, origin, [], note.id)),
    ]);
    return reasons.length === 0;
  }

  async discardModelDraft(ticketId: string, verdict: StoredEvaluation, origin: ChangeOrigin): Promise<boolean> {
    const reasons = await this.#transact([
      this.#check(ticketId, `${IS_ON_DESK} AND attribute_not_exists(last_message_id)`),
      this.#put(toAuditItem({ kind: "ticket", id: ticketId }, origin, [])),
      this.#replaceVerdict(ticketId, verdict),
    ]);
    return reasons.length === 0;
  }

  /** The item of a ticket on the desk. */
  async #get(ticketId: string): Promise<Item | undefined> {
    const command = new GetItemCommand({
      TableName: this.tableName,
      Key: ticketItemKey(ticketId),
      ConsistentRead: true,
    });
    const { Item: item } = await call("DynamoDB GetItem", this.client.send(command));
    return item?.["version"] === undefined ? undefined : item;
  }

  /** The ticket's own item comes first: `write` tells by the position whose condition failed. */
  #itemsOf({ before, changed, origin, message, notice, key, ...write }: TicketWrite): TransactWriteItem[] {
    const { ticketId } = before;
    const { verdict, discardDraftOf } = write;
    return [
      this.#update(before, changed),
      ...agentLoadItems(this.tableName, before, changed.ticket, origin.at),
      this.#put(toAuditItem({ kind: "ticket", id: ticketId }, origin, changed.changes, message?.id)),
      ...(message === undefined ? [] : [this.#put(toMessageItem(ticketId, message))]),
      ...(notice === undefined ? [] : [this.#put(toNoticeItem(notice))]),
      ...(key === undefined || message === undefined ? [] : [this.#claim(ticketId, key, message)]),
      ...(verdict === undefined ? [] : [this.#replaceVerdict(ticketId, verdict)]),
      ...(discardDraftOf === undefined
        ? []
        : [{ Delete: { TableName: this.tableName, Key: draftKey(ticketId, discardDraftOf) } }]),
    ];
  }

  #put(Item: ReturnType<typeof toNoteItem>): TransactWriteItem {
    return { Put: { TableName: this.tableName, Item, ConditionExpression: IS_NEW } };
  }

  /** Without a condition: whatever was said of the draft before, it must not keep a reply from being sent. */
  #replaceVerdict(ticketId: string, verdict: StoredEvaluation): TransactWriteItem {
    const Item = { ...personVerdictKey(ticketId), ...evaluationAttributes(verdict) };
    return { Put: { TableName: this.tableName, Item } };
  }

  /** As the intake claims keys: one that has expired can be claimed although its item is not deleted yet. */
  #claim(ticketId: string, { id, requestHash, expiresAt, tier }: WriteKey, message: PublicMessage): TransactWriteItem {
    const claimed = { requestHash, ticketId, tier, submittedAt: message.at, messageId: message.id };
    return {
      Put: {
        TableName: this.tableName,
        Item: toIdempotencyItem(id, claimed, expiresAt),
        ConditionExpression: `${IS_NEW} OR expires_at < :now`,
        ExpressionAttributeValues: { ":now": { N: String(Math.floor(Date.parse(message.at) / 1_000)) } },
      },
    };
  }

  #check(ticketId: string, ConditionExpression: string): TransactWriteItem {
    return { ConditionCheck: { TableName: this.tableName, Key: ticketItemKey(ticketId), ConditionExpression } };
  }

  #update(before: DeskTicket, { ticket, terms }: ChangedTicket): TransactWriteItem {
    const isUnchanged: ItemCondition = {
      expression: "#version = :before",
      names: ["version"],
      values: { ":before": { N: String(before.version) } },
    };
    const update = updateOf(toDeskAttributes(ticket, terms.schedule), [isUnchanged]);
    return { Update: { TableName: this.tableName, Key: ticketItemKey(ticket.ticketId), ...update } };
  }

  /**
   * Writes all items or none, again if another transaction is in the way.
   * @returns why it was cancelled, item by item; none when it was written
   * @throws DependencyThrottled when others are in the way for long, DependencyUnavailable or DependencyRejected
   */
  async #transact(items: TransactWriteItem[]): Promise<readonly CancellationReason[]> {
    const command = new TransactWriteItemsCommand({ TransactItems: items });
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const reasons = await this.#send(command);
      if (reasons.length === 0 || reasons.some(isFailedCondition)) return reasons;
      await wait(Math.random() * LONGEST_WAIT_MS);
    }
    throw new DependencyThrottled(`${OPERATION}: other changes of the same items were in the way`);
  }

  async #send(command: TransactWriteItemsCommand): Promise<readonly CancellationReason[]> {
    try {
      await this.client.send(command);
      return [];
    } catch (error) {
      const reasons = cancellationReasons(error);
      if (reasons.some((reason) => isFailedCondition(reason) || isTransient(reason))) return reasons;
      throw asDependencyError(OPERATION, error);
    }
  }
}
