import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { IntakeCommands } from "./intake-commands.js";
import { type DynamoItem, readIntakeItem, readProgress } from "./intake-items.js";
import type { EarlierIntake, IntakeFault, IntakeKey, IntakeProgress, IntakeTable, ReceivedTicket } from "../ports.js";
import { asTableError, type RetryPorts, retryOnConflict } from "./transaction-conflicts.js";

const CONDITION_FAILED = "ConditionalCheckFailed";

/** What each write of a cancelled transaction met: the item that its condition did not hold for, `undefined` where it held. */
type ExistingItems = readonly (DynamoItem | undefined)[];

/** @returns undefined when no condition was to blame */
const existingItemsIn = (error: unknown): ExistingItems | undefined => {
  const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
  if (!reasons.some(({ Code }) => Code === CONDITION_FAILED)) return undefined;
  return reasons.map(({ Code, Item: item = {} }) => (Code === CONDITION_FAILED ? item : undefined));
};

/** For writes that are done already, or not to be done, when their condition does not hold. */
const passFailedCondition = (error: unknown): void => {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
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
      const met = await this.#transact(this.#commands.claim(ticket, key));
      return met.length === 0 ? undefined : readIntakeItem(met[0]);
    }
    // No other ticket has the id, so an item that is there is this very one: the answer to an earlier attempt was lost.
    await this.#write("PutItem", () => this.client.send(this.#commands.receive(ticket)).catch(passFailedCondition));
    return undefined;
  }

  async accept(ticketId: string, keyId: string, at: Date): Promise<IntakeProgress> {
    const command = this.#commands.accept(ticketId, keyId, at);
    const { Attributes } = await this.#write("UpdateItem", () => this.client.send(command));
    return readProgress(Attributes);
  }

  async refuse(ticketId: string, keyId: string | undefined, fault: IntakeFault): Promise<"refused" | "in-stream"> {
    const [ticket, intake] = await this.#transact(this.#commands.refuse(ticketId, keyId, fault));
    const isTakenUp = ticket?.["content_hash"] !== undefined;
    const isAccepted = intake?.["ticket_id"]?.S === ticketId && intake["accepted_at"] !== undefined;
    return isTakenUp || isAccepted ? "in-stream" : "refused";
  }

  async reopen(ticketId: string): Promise<void> {
    await this.#write("UpdateItem", () => this.client.send(this.#commands.reopen(ticketId)).catch(passFailedCondition));
  }

  /** @returns nothing when all was written, else what the writes met */
  async #transact(command: TransactWriteItemsCommand): Promise<ExistingItems> {
    try {
      await retryOnConflict(() => this.client.send(command), this.pauses);
      return [];
    } catch (error) {
      const met = existingItemsIn(error);
      if (met !== undefined) return met;
      throw asTableError("DynamoDB TransactWriteItems", error);
    }
  }

  async #write<T>(operation: string, send: () => Promise<T>): Promise<T> {
    return retryOnConflict(send, this.pauses).catch((error: unknown) => {
      throw asTableError(`DynamoDB ${operation}`, error);
    });
  }
}
