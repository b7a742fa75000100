import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from "@aws-sdk/client-dynamodb";
import type { Tier } from "../contracts/ticket-event.js";
import { asDependencyError, call, ignoreFailedCondition } from "../lambda/errors.js";
import type { Item } from "../table/attributes.js";
import { budgetKey } from "../table/ticket-table.js";
import { type CallerBudgets, type DailyBudget, dayOf, endOfDay, type Expense, type UsedUp } from "./daily-budget.js";
import { KnownRoom } from "./known-room.js";

/** A counter stays a day longer than it counts, for people who want to know. */
const KEPT_SECONDS = 24 * 60 * 60;

/** A DynamoDB set must not be empty, and no expense has this id. */
const NO_ID = "-";

/**
 * `contains` is false for a set that does not exist. A ticket that alone exceeds the budget counts as all of it, so
 * that it can be the only one of its day.
 */
const WITHIN =
  "NOT contains(counted, :id) AND (attribute_not_exists(tickets) OR (tickets < :tickets AND characters <= :left))";

/** Identifies a counter. */
const nameOf = ({ counter, caller, at }: Expense): string => JSON.stringify([counter, caller, dayOf(at)]);

/** What a counter has counted. Without attributes, that is unknown, and so more than any budget. */
const usedIn = (item: Item | undefined): DailyBudget => ({
  tickets: Number(item?.["tickets"]?.N ?? Infinity),
  characters: Number(item?.["characters"]?.N ?? Infinity),
});

/** Counters in the ticket table: one item for each caller and day, which expires. */
export class DynamoCallerBudgets implements CallerBudgets {
  readonly #known = new KnownRoom();

  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
    private readonly budgets: Readonly<Record<Tier, DailyBudget>>,
  ) {}

  hasRoom(expense: Expense): boolean {
    return this.#known.hasRoom(nameOf(expense), this.#charactersOf(expense), this.budgets[expense.tier], expense.at);
  }

  async spend(expense: Expense): Promise<UsedUp | undefined> {
    const { tickets, characters } = this.budgets[expense.tier];
    const used = this.#charactersOf(expense);
    const command = this.#update(expense, {
      UpdateExpression: "SET expires_at = :expires ADD tickets :one, characters :used",
      ConditionExpression: WITHIN,
      ExpressionAttributeValues: {
        ":one": { N: "1" },
        ":used": { N: String(used) },
        ":tickets": { N: String(tickets) },
        ":left": { N: String(characters - used) },
        ":id": { S: expense.id ?? NO_ID },
        ":expires": { N: String(endOfDay(expense.at).getTime() / 1_000 + KEPT_SECONDS) },
      },
      ReturnValues: "UPDATED_NEW",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    });
    try {
      const { Attributes } = await this.client.send(command);
      this.#known.saw(nameOf(expense), usedIn(Attributes), expense.at);
      return undefined;
    } catch (error) {
      this.#known.forget(nameOf(expense));
      if (!(error instanceof ConditionalCheckFailedException)) throw asDependencyError("DynamoDB UpdateItem", error);
      return this.#usedUp(expense, error.Item);
    }
  }

  async giveBack(expense: Expense): Promise<void> {
    await this.#send(expense, {
      UpdateExpression: "ADD tickets :minus_one, characters :back",
      ConditionExpression: "tickets >= :one",
      ExpressionAttributeValues: {
        ":minus_one": { N: "-1" },
        ":one": { N: "1" },
        ":back": { N: String(-this.#charactersOf(expense)) },
      },
    });
  }

  async markCounted(expense: Expense): Promise<void> {
    await this.#send(expense, {
      UpdateExpression: "ADD counted :ids",
      ConditionExpression: "attribute_exists(tickets)",
      ExpressionAttributeValues: { ":ids": { SS: [expense.id ?? NO_ID] } },
    });
  }

  #charactersOf({ tier, characters }: Expense): number {
    return Math.min(characters, this.budgets[tier].characters);
  }

  /** @param item the counter as it was; undefined when the service did not return it */
  #usedUp({ tier, id, at }: Expense, item: Item | undefined): UsedUp | undefined {
    if (id !== undefined && item?.["counted"]?.SS?.includes(id) === true) return undefined;
    const { tickets, characters } = this.budgets[tier];
    const resetsAt = endOfDay(at);
    return Number(item?.["tickets"]?.N ?? tickets) >= tickets
      ? { budget: "tickets", size: tickets, resetsAt }
      : { budget: "characters", size: characters, resetsAt };
  }

  async #send(expense: Expense, update: Omit<UpdateItemCommandInput, "TableName" | "Key">): Promise<void> {
    const sent = this.client.send(this.#update(expense, update)).catch(ignoreFailedCondition);
    await call("DynamoDB UpdateItem", sent);
  }

  #update({ counter, caller, at }: Expense, update: Omit<UpdateItemCommandInput, "TableName" | "Key">) {
    return new UpdateItemCommand({ TableName: this.tableName, Key: budgetKey(counter, caller, dayOf(at)), ...update });
  }
}
