import { ConditionalCheckFailedException, UpdateItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { DeskRules } from "../shared/desk/desk-rules.js";
import { readTriage } from "../shared/desk/desk-ticket.js";
import { openDeskTicket } from "../shared/desk/open-ticket.js";
import {
  asSeen,
  isTouched,
  openingAttributes,
  relistingAttributes,
  UNTOUCHED,
} from "../shared/desk/pipeline-update.js";
import type { Item } from "../shared/table/attributes.js";
import { type Attributes, type ItemCondition, updateOf } from "../shared/table/item-update.js";
import { subjectPreview } from "../shared/table/subject-preview.js";
import { ticketItemKey } from "../shared/table/ticket-table.js";
import { OUTCOMES, type TicketStatus } from "../shared/contracts/ticket-record.js";
import type { FailurePointer } from "../shared/contracts/workflow.js";
import type { FailedTicket, FailureTable } from "./record-failure.js";
import { asDependencyError, DependencyThrottled } from "../shared/lambda/errors.js";

const OPERATION = "DynamoDB UpdateItem";
const FAILED = "FAILED" as const satisfies TicketStatus;

/**
 * Statuses that the failure of any execution may replace. A ticket in another status is finished, or waits for a
 * person.
 */
const UNFINISHED: readonly string[] = ["RECEIVED", "PROCESSING", FAILED] satisfies TicketStatus[];

/**
 * Statuses that only the failure of the execution which set them may replace: it stored the ticket and then could not
 * write or publish it, and a replay skips a ticket that counts as finished.
 */
const STORED: readonly string[] = OUTCOMES;

const placeholder = (status: string): string => `:is_${status.toLowerCase()}`;
const listed = (statuses: readonly string[]): string => statuses.map(placeholder).join(", ");

/**
 * The condition on the content keeps a second ticket with the same id from marking the first, and from creating an
 * item.
 */
const mayBeMarked = ({ contentHash, executionArn }: FailurePointer): ItemCondition => ({
  expression: `#content_hash = :hash AND (#status IN (${listed(UNFINISHED)}) OR (#execution_arn = :execution AND #status IN (${listed(STORED)})))`,
  names: ["content_hash", "status", "execution_arn"],
  values: {
    ...Object.fromEntries([...UNFINISHED, ...STORED].map((status) => [placeholder(status), { S: status }])),
    ":hash": { S: contentHash },
    ":execution": { S: executionArn },
  },
});

/** The same condition, for an item that was read. */
const mightBeMarked = (item: Item, { contentHash, executionArn }: FailurePointer): boolean => {
  const status = item["status"]?.S ?? "";
  const isOurs = item["execution_arn"]?.S === executionArn && STORED.includes(status);
  return item["content_hash"]?.S === contentHash && (isOurs || UNFINISHED.includes(status));
};

const failureAttributes = ({ error, key, failedAt }: FailurePointer): Attributes => ({
  status: { S: FAILED },
  failure_error: { S: error },
  failure_key: { S: key },
  failed_at: { S: failedAt },
  listing_key: undefined,
});

/** What staff read of the ticket. No execution has stored it. */
const ticketAttributes = ({ columns }: FailedTicket): Attributes => ({
  ...Object.fromEntries(Object.entries(columns).flatMap(([name, S]) => (S === null ? [] : [[name, { S }]]))),
  ...(typeof columns["subject"] === "string" ? { subject_preview: { S: subjectPreview(columns["subject"]) } } : {}),
});

/** Brings the ticket onto the desk, with the triage that its item has from an earlier execution, if any. */
const openingOf =
  ({ ticketId, failedAt }: FailurePointer, { submittedAt, tier }: FailedTicket, rules: DeskRules) =>
  (item: Item): Attributes => {
    const times = { submittedAt, endedAt: failedAt };
    const ended = { ticketId, status: FAILED, tier, ...times, ...readTriage(item), subject: "", customerId: undefined };
    return openingAttributes(openDeskTicket(ended, rules));
  };

/** The ticket table in DynamoDB. */
export class DynamoFailureTable implements FailureTable {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
    private readonly rules: () => Promise<DeskRules>,
  ) {}

  /** Marks the item of a ticket that is about to be replayed. It comes onto the desk when the replay has ended. */
  async markForReplay(pointer: FailurePointer): Promise<void> {
    await this.#update(pointer, {}, []);
  }

  async markFailed(pointer: FailurePointer, ticket: FailedTicket): Promise<void> {
    const opening = openingOf(pointer, ticket, await this.rules());
    const first = { ...ticketAttributes(ticket), ...opening({}) };
    const item = await this.#update(pointer, first, [UNTOUCHED, asSeen({}, ["processed_at"])]);
    if (item === undefined || !mightBeMarked(item, pointer)) return;
    const changed = isTouched(item)
      ? await this.#update(pointer, relistingAttributes(item, { status: FAILED }), [asSeen(item, ["version"])])
      : await this.#update(pointer, opening(item), [UNTOUCHED, asSeen(item, ["processed_at"])]);
    if (changed !== undefined && mightBeMarked(changed, pointer))
      throw new DependencyThrottled(`${OPERATION}: another change of the ticket was in the way`);
  }

  /** @returns undefined when the item is marked; otherwise what it is, empty if there is none */
  async #update(
    pointer: FailurePointer,
    attributes: Attributes,
    conditions: readonly ItemCondition[],
  ): Promise<Item | undefined> {
    const update = updateOf({ ...attributes, ...failureAttributes(pointer) }, [mayBeMarked(pointer), ...conditions]);
    const key = { TableName: this.tableName, Key: ticketItemKey(pointer.ticketId) };
    try {
      await this.client.send(
        new UpdateItemCommand({ ...key, ...update, ReturnValuesOnConditionCheckFailure: "ALL_OLD" }),
      );
      return undefined;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw asDependencyError(OPERATION, error);
      return error.Item ?? {};
    }
  }
}
