import {
  type AttributeValue,
  type DynamoDBClient,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import { COUNTED_ATTRIBUTES, type CounterItem, readCountedTicket } from "../shared/desk/stats/contributions.js";
import { asDependencyError, errorName } from "../shared/lambda/errors.js";
import { type Item, NumberAttribute as number } from "../shared/table/attributes.js";
import { getItems } from "../shared/table/batch-get.js";
import { cancellationReasons, isFailedCondition, isTransient } from "../shared/table/cancelled-transaction.js";
import { countedTicketKey, EXPIRY_ATTRIBUTE, statsKey, ticketItemKey } from "../shared/table/ticket-table.js";
import type { Commit, DeskCounters } from "./count-changes.js";
import type { Change, Mark, NewMark, TicketState } from "./plan-changes.js";

const OPERATION = "DynamoDB TransactWriteItems";

const MarkSchema = z
  .object({
    revision: number,
    contributions: z
      .object({ SS: z.array(z.string()) })
      .transform(({ SS }) => SS)
      .default([]),
    next_met: number,
    next_missed: number,
  })
  .transform(({ revision, contributions, next_met: met, next_missed: missed }): Mark => ({
    revision,
    contributions,
    nextResponses: { met, missed },
  }));
const MARK_ATTRIBUTES = ["pk", "revision", "contributions", "next_met", "next_missed"];

const toMarkAttributes = (mark: NewMark, revision: number): Record<string, AttributeValue> => ({
  revision: { N: String(revision) },
  contributions: { SS: [...mark.contributions] },
  next_met: { N: String(mark.nextResponses.met) },
  next_missed: { N: String(mark.nextResponses.missed) },
  ...(mark.expiresAt !== undefined && { [EXPIRY_ATTRIBUTE]: { N: String(mark.expiresAt) } }),
});

/** `now#OPEN`: kind and name of an item, see CounterItem. */
const counterKey = (item: CounterItem) => {
  const [kind, name = ""] = item.split("#", 2);
  return statsKey(kind === "now" ? "now" : "days", name);
};

/** `ADD #c0 :c0, #c1 :c1`: DynamoDB begins with 0, in an item that does not exist, too. */
const addTo = (counters: ReadonlyMap<string, number>) => {
  const entries = [...counters].map(([name, count], index) => ({ at: `c${index}`, name, count }));
  return {
    UpdateExpression: `ADD ${entries.map(({ at }) => `#${at} :${at}`).join(", ")}`,
    ExpressionAttributeNames: Object.fromEntries(entries.map(({ at, name }) => [`#${at}`, name])),
    ExpressionAttributeValues: Object.fromEntries(entries.map(({ at, count }) => [`:${at}`, { N: String(count) }])),
  };
};

interface CounterTable {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** Gets every ticket that cannot be read, and so is not counted. */
  readonly onUnreadable: (ticketId: string, errorName: string) => void;
}

/** The desk's counters in the ticket table. */
export class DynamoDeskCounters implements DeskCounters {
  constructor(private readonly table: CounterTable) {}

  async read(ticketIds: readonly string[]): Promise<readonly TicketState[]> {
    const marks = await this.#items(ticketIds.map(countedTicketKey), MARK_ATTRIBUTES);
    const tickets = await this.#items(ticketIds.map(ticketItemKey), COUNTED_ATTRIBUTES);
    return ticketIds.flatMap((ticketId) => {
      const mark = marks.get(countedTicketKey(ticketId).pk.S);
      return this.#stateOf(ticketId, mark, tickets.get(ticketItemKey(ticketId).pk.S)) ?? [];
    });
  }

  async write({ changes, additions }: Commit): Promise<"written" | "conflict"> {
    const TableName = this.table.tableName;
    const counters = [...additions].map(([item, counts]) => ({
      Update: { TableName, Key: counterKey(item), ...addTo(counts) },
    }));
    const gone = changes.filter(({ isGone }) => isGone).map(({ ticketId }) => this.#isNotOnDesk(ticketId));
    const TransactItems = [...changes.map((change) => this.#toMark(change)), ...gone, ...counters];
    try {
      await this.table.client.send(new TransactWriteItemsCommand({ TransactItems }));
      return "written";
    } catch (error) {
      const isConflict = cancellationReasons(error).some((reason) => isFailedCondition(reason) || isTransient(reason));
      if (isConflict) return "conflict";
      throw asDependencyError(OPERATION, error);
    }
  }

  async #items(
    keys: readonly ReturnType<typeof ticketItemKey>[],
    names: readonly string[],
  ): Promise<ReadonlyMap<string, Item>> {
    const { client, tableName } = this.table;
    const items = await getItems({ client, tableName, keys, names, consistent: true });
    return new Map(items.map((item) => [item["pk"]?.S ?? "", item]));
  }

  /** One odd item must not keep others from being counted. */
  #stateOf(ticketId: string, mark: Item | undefined, item: Item | undefined): TicketState | undefined {
    try {
      return {
        ticketId,
        before: mark && MarkSchema.parse(mark),
        ticket: item && readCountedTicket(item),
      };
    } catch (error) {
      this.table.onUnreadable(ticketId, errorName(error));
      return undefined;
    }
  }

  /** An item that was not read may be there: a response can lack it, or it has come back since. */
  #isNotOnDesk(ticketId: string): TransactWriteItem {
    const Key = ticketItemKey(ticketId);
    const ConditionExpression = "attribute_not_exists(version)";
    return { ConditionCheck: { TableName: this.table.tableName, Key, ConditionExpression } };
  }

  /** Replaces the mark that was read. */
  #toMark({ ticketId, before, after }: Change): TransactWriteItem {
    const key = { TableName: this.table.tableName };
    const condition =
      before === undefined
        ? { ConditionExpression: "attribute_not_exists(pk)" }
        : {
            ConditionExpression: "revision = :seen",
            ExpressionAttributeValues: { ":seen": { N: String(before.revision) } },
          };
    const attributes = toMarkAttributes(after, (before?.revision ?? 0) + 1);
    return { Put: { ...key, Item: { ...countedTicketKey(ticketId), ...attributes }, ...condition } };
  }
}
