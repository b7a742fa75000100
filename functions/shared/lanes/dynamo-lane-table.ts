import { ConditionalCheckFailedException, UpdateItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { asSeen, openingAttributes, relistingAttributes, UNTOUCHED } from "../desk/pipeline-update.js";
import type { Item } from "../table/attributes.js";
import { updateOf, type ItemCondition, type ItemUpdate } from "../table/item-update.js";
import { ticketItemKey } from "../table/ticket-table.js";
import { TicketMissing, type LaneAssignment, type LaneResult, type LaneTable } from "./set-lane.js";
import { asDependencyError, DependencyThrottled } from "../lambda/errors.js";

const OPERATION = "DynamoDB UpdateItem";

/**
 * The item's `processed_at` is that of the answer it has. A ticket that was answered again keeps the later answer's
 * lane, whichever message is delivered last.
 */
const isLatest = (processedAt: string): ItemCondition => ({
  expression: "attribute_exists(pk) AND (attribute_not_exists(#processed_at) OR #processed_at <= :of_this_answer)",
  names: ["processed_at"],
  values: { ":of_this_answer": { S: processedAt } },
});

const isSuperseded = (item: Item, { processedAt }: LaneAssignment): boolean =>
  (item["processed_at"]?.S ?? "") > processedAt;

/** The ticket still has the answer's status: it is neither answered again at this moment nor has it failed since. */
const hasStatus = (status: string): ItemCondition => ({
  expression: "#status = :of_the_answer",
  names: ["status"],
  values: { ":of_the_answer": { S: status } },
});

const laneAttributes = ({ opened, answerBy }: LaneAssignment) => ({
  lane: { S: opened.ticket.lane },
  answer_by: { S: answerBy },
});

/** Brings the ticket onto the desk, unless somebody has worked on it there. */
const opening = (assignment: LaneAssignment): ItemUpdate =>
  updateOf({ ...openingAttributes(assignment.opened), ...laneAttributes(assignment) }, [
    isLatest(assignment.processedAt),
    UNTOUCHED,
    hasStatus(assignment.opened.ticket.status),
  ]);

/** Sets the lane only, and lists the ticket in the queue of that lane. */
const settingLane = (assignment: LaneAssignment, item: Item): ItemUpdate =>
  updateOf({ ...laneAttributes(assignment), ...relistingAttributes(item, { lane: assignment.opened.ticket.lane }) }, [
    isLatest(assignment.processedAt),
    asSeen(item, ["version", "status"]),
  ]);

/** Lanes and new tickets of the desk, in the ticket table. */
export class DynamoLaneTable implements LaneTable {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  async setLane(assignment: LaneAssignment): Promise<LaneResult> {
    const { ticketId } = assignment.opened.ticket;
    const item = await this.#update(ticketId, opening(assignment));
    if (item === undefined) return "opened";
    if (isSuperseded(item, assignment)) return "superseded";
    const changed = await this.#update(ticketId, settingLane(assignment, item));
    if (changed === undefined) return "set";
    if (isSuperseded(changed, assignment)) return "superseded";
    throw new DependencyThrottled(`${OPERATION}: another change of the ticket was in the way`);
  }

  /** @returns the item when a condition on it failed, undefined when it is updated */
  async #update(ticketId: string, update: ItemUpdate): Promise<Item | undefined> {
    const key = { TableName: this.tableName, Key: ticketItemKey(ticketId) };
    try {
      await this.client.send(
        new UpdateItemCommand({ ...key, ...update, ReturnValuesOnConditionCheckFailure: "ALL_OLD" }),
      );
      return undefined;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw asDependencyError(OPERATION, error);
      if (error.Item === undefined) throw new TicketMissing("the table has no item for this ticket");
      return error.Item;
    }
  }
}
