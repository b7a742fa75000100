import { GetItemCommand, paginateQuery, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import pMap from "p-map";
import { DynamoFailureTable } from "../../../functions/record-failure/dynamo-failure-table.js";
import { DEFAULT_RULES } from "../../../functions/shared/desk/desk-rules.js";
import type { Item } from "../../../functions/shared/table/attributes.js";
import { parseTicketItem, queriesForStatus } from "../../../functions/shared/table/ticket-item.js";
import { ticketIdOf, ticketItemKey } from "../../../functions/shared/table/ticket-table.js";
import type { FailurePointer } from "../../../functions/shared/contracts/workflow.js";
import type { ReplayTable, ReplayTicket } from "./ports.js";
import { isWithin, type TimeRange } from "./selection.js";

/** Items read at once. */
const CONCURRENCY = 16;

const NAMES = { "#status": "status" };
const COLUMNS = "ticket_id, #status, content_hash, execution_arn, model_id, submitted_at";

const toItem = (ticketId: string, item: Item): ReplayTicket => {
  const { status = "", submittedAt, ...others } = parseTicketItem(item);
  return { ...others, ticketId, status, submittedAt: submittedAt === undefined ? undefined : new Date(submittedAt) };
};

const isWaiting = (item: ReplayTicket | undefined): item is ReplayTicket & { readonly submittedAt: Date } =>
  item?.status === "NEEDS_HUMAN" && item.submittedAt !== undefined;

/** The ticket table in DynamoDB. */
export class DynamoTickets implements ReplayTable {
  private readonly failures: DynamoFailureTable;

  constructor(
    private readonly client: DynamoDBClient,
    private readonly table: string,
  ) {
    this.failures = new DynamoFailureTable(client, table, () => Promise.resolve(DEFAULT_RULES));
  }

  async read(ticketId: string): Promise<ReplayTicket | undefined> {
    const command = new GetItemCommand({
      TableName: this.table,
      Key: ticketItemKey(ticketId),
      ProjectionExpression: COLUMNS,
      ExpressionAttributeNames: NAMES,
      ConsistentRead: true,
    });
    const { Item } = await this.client.send(command);
    return Item === undefined ? undefined : toItem(ticketId, Item);
  }

  /** The index has only keys and may lag behind, so each item is read, and skipped if it no longer waits. */
  async *waiting({ since, until }: TimeRange): AsyncGenerator<ReplayTicket> {
    const queries = queriesForStatus({
      tableName: this.table,
      status: "NEEDS_HUMAN",
      from: since?.toISOString() ?? "0",
      until: until?.toISOString() ?? "~",
    });
    for (const query of queries)
      for await (const { Items = [] } of paginateQuery({ client: this.client }, query)) {
        const items = await pMap(Items, ({ pk }) => this.read(ticketIdOf(pk?.S ?? "")), { concurrency: CONCURRENCY });
        for (const item of items) if (isWaiting(item) && isWithin({ since, until }, item.submittedAt)) yield item;
      }
  }

  markFailed(pointer: FailurePointer): Promise<void> {
    return this.failures.markForReplay(pointer);
  }
}
