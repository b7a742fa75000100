import { type AttributeValue, type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { call } from "../../shared/lambda/errors.js";
import type { Item } from "../../shared/table/attributes.js";
import { STATS_PARTITIONS } from "../../shared/table/ticket-table.js";
import type { Backlog, Counters } from "./figures.js";
import type { DeskStatsTable } from "./read-stats.js";

/** Sort key of the item of all open tickets. The others of its partition are months. */
const OPEN = "OPEN";

const nameOf = (item: Item): string => item["sk"]?.S ?? "";

const countersOf = (item: Item): Counters =>
  new Map(Object.entries(item).flatMap(([name, { N: count }]) => (count === undefined ? [] : [[name, Number(count)]])));

/** The counters of a month are `d01` to `d31`. */
const backlogOf = (item: Item): readonly Backlog[] =>
  [...countersOf(item)].map(([name, tickets]) => ({ day: `${nameOf(item)}-${name.slice(1)}`, tickets }));

/** The desk's counters in the ticket table. */
export class DynamoDeskStats implements DeskStatsTable {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  async now(): Promise<{ readonly open: Counters; readonly backlog: readonly Backlog[] }> {
    const items = await this.#query("pk = :kind", { ":kind": { S: STATS_PARTITIONS.now } });
    const open = items.find((item) => nameOf(item) === OPEN);
    const months = items.filter((item) => nameOf(item) !== OPEN);
    return { open: countersOf(open ?? {}), backlog: months.flatMap(backlogOf) };
  }

  async days(from: string, to: string): Promise<ReadonlyMap<string, Counters>> {
    const items = await this.#query("pk = :kind AND sk BETWEEN :from AND :to", {
      ":kind": { S: STATS_PARTITIONS.days },
      ":from": { S: from },
      ":to": { S: to },
    });
    return new Map(items.map((item) => [nameOf(item), countersOf(item)]));
  }

  /** Three months of a busy desk are some 300 KB, of the 1 MB of one read. */
  async #query(condition: string, values: Record<string, AttributeValue>): Promise<readonly Item[]> {
    const found: Item[] = [];
    let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
    do {
      const command = new QueryCommand({
        TableName: this.tableName,
        KeyConditionExpression: condition,
        ExpressionAttributeValues: values,
        ...(ExclusiveStartKey !== undefined && { ExclusiveStartKey }),
      });
      const { Items = [], LastEvaluatedKey } = await call("DynamoDB Query", this.client.send(command));
      found.push(...Items);
      ExclusiveStartKey = LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return found;
  }
}
