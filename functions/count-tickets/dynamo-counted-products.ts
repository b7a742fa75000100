import { ConditionalCheckFailedException, UpdateItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { asDependencyError } from "../shared/lambda/errors.js";
import type { Item } from "../shared/table/attributes.js";
import { countedProductsKey } from "../shared/table/ticket-table.js";
import { type CountedProducts, PRODUCTS_PER_DAY } from "./count-ticket.js";

/** Sets have no duplicates, so that the size is the number of products. */
const HAS_ROOM = "contains(products, :product) OR attribute_not_exists(products) OR size(products) < :most";

/**
 * The products of each day that have counters: a string set, in one item a day. An instance of the function caches what
 * it has seen of them. A product is never removed, so what is cached stays true.
 */
export class DynamoCountedProducts implements CountedProducts {
  /** By day. A day that is counted is at most a year ago, so these are few. */
  readonly #known = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
    private readonly most: number = PRODUCTS_PER_DAY,
  ) {}

  async admit(day: string, product: string): Promise<boolean> {
    const known = this.#known.get(day) ?? new Set();
    if (known.has(product)) return true;
    if (known.size >= this.most) return false;
    const [isAdmitted, item] = await this.#add(day, product);
    this.#known.set(day, new Set(item?.["products"]?.SS ?? [...known, ...(isAdmitted ? [product] : [])]));
    return isAdmitted;
  }

  /** @returns whether the day has the product now, and the day's item */
  async #add(day: string, product: string): Promise<readonly [boolean, Item | undefined]> {
    try {
      const { Attributes } = await this.client.send(this.#command(day, product));
      return [true, Attributes];
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return [false, error.Item];
      throw asDependencyError("DynamoDB UpdateItem", error);
    }
  }

  #command(day: string, product: string): UpdateItemCommand {
    return new UpdateItemCommand({
      TableName: this.tableName,
      Key: countedProductsKey(day),
      UpdateExpression: "ADD products :products",
      ConditionExpression: HAS_ROOM,
      ExpressionAttributeValues: {
        ":products": { SS: [product] },
        ":product": { S: product },
        ":most": { N: String(this.most) },
      },
      ReturnValues: "ALL_NEW",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    });
  }
}
