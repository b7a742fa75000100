import { type DynamoDBClient, type TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { call, ignoreFailedCondition } from "../../shared/lambda/errors.js";
import type { Item } from "../../shared/table/attributes.js";
import {
  hasExpired,
  type KeyProgress,
  readIdempotencyItem,
  readKeyProgress,
} from "../../shared/table/idempotency-item.js";
import type { EarlierIntake, IntakeFailure, IntakeKey, IntakeTable, ReceivedTicket } from "../ports.js";
import { cancellationReasons, isFailedCondition } from "../../shared/table/cancelled-transaction.js";
import { IntakeCommands } from "./intake-commands.js";
import { asTableError, type RetryPorts, retryOnConflict } from "./transaction-conflicts.js";

/**
 * The item of each write of a cancelled transaction whose condition failed; `undefined` for a write whose condition
 * held.
 */
type ConflictingItems = readonly (Item | undefined)[];

/** @returns undefined when no condition failed */
const conflictingItemsIn = (error: unknown): ConflictingItems | undefined => {
  const reasons = cancellationReasons(error);
  if (!reasons.some(isFailedCondition)) return undefined;
  return reasons.map((reason) => (isFailedCondition(reason) ? (reason.Item ?? {}) : undefined));
};

/** The intake's items in DynamoDB. */
export class DynamoIntakeTable implements IntakeTable {
  readonly #commands: IntakeCommands;

  constructor(
    private readonly client: DynamoDBClient,
    tableName: string,
    private readonly pauses?: RetryPorts,
  ) {
    this.#commands = new IntakeCommands(tableName);
  }

  async open(ticket: ReceivedTicket, key: IntakeKey | undefined): Promise<EarlierIntake | undefined> {
    if (key !== undefined) {
      const conflicting = await this.#transact(this.#commands.claim(ticket, key));
      return conflicting.length === 0 ? undefined : readIdempotencyItem(conflicting[0]);
    }
    // Ids are unique, so an existing item is this ticket's: the response to an earlier attempt was lost.
    await this.#write("PutItem", () => this.client.send(this.#commands.receive(ticket)).catch(ignoreFailedCondition));
    return undefined;
  }

  async findKey(keyId: string, now: Date): Promise<EarlierIntake | undefined> {
    const { Item: item } = await call("DynamoDB GetItem", this.client.send(this.#commands.findKey(keyId)));
    return item === undefined || hasExpired(item, now) ? undefined : readIdempotencyItem(item);
  }

  async accept(ticketId: string, keyId: string, at: Date): Promise<KeyProgress> {
    const command = this.#commands.accept(ticketId, keyId, at);
    const { Attributes } = await this.#write("UpdateItem", () => this.client.send(command));
    return readKeyProgress(Attributes);
  }

  async refuse(ticketId: string, keyId: string | undefined, failure: IntakeFailure): Promise<"refused" | "in-stream"> {
    const [ticket, intake] = await this.#transact(this.#commands.refuse(ticketId, keyId, failure));
    const isStarted = ticket?.["content_hash"] !== undefined;
    const isAccepted = intake?.["ticket_id"]?.S === ticketId && intake["accepted_at"] !== undefined;
    return isStarted || isAccepted ? "in-stream" : "refused";
  }

  async reopen(ticketId: string): Promise<void> {
    const command = this.#commands.reopen(ticketId);
    await this.#write("UpdateItem", () => this.client.send(command).catch(ignoreFailedCondition));
  }

  /** @returns an empty list when everything was written, otherwise the conflicting items */
  async #transact(command: TransactWriteItemsCommand): Promise<ConflictingItems> {
    try {
      await retryOnConflict(() => this.client.send(command), this.pauses);
      return [];
    } catch (error) {
      const conflicting = conflictingItemsIn(error);
      if (conflicting !== undefined) return conflicting;
      throw asTableError("DynamoDB TransactWriteItems", error);
    }
  }

  async #write<T>(operation: string, send: () => Promise<T>): Promise<T> {
    return retryOnConflict(send, this.pauses).catch((error: unknown) => {
      throw asTableError(`DynamoDB ${operation}`, error);
    });
  }
}
