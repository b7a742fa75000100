import { GetItemCommand, type AttributeValue, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { ticketItemKey } from "../../../functions/shared/table/ticket-table.js";

/** A reader of executions may have no table to read, or no right to. */
const NO_TABLE = new Set(["ResourceNotFoundException", "AccessDeniedException"]);

/** What the table knows of a ticket's way; nothing when the item, or the table, is not there for the caller. */
export interface TracedTicketItem {
  /** The execution that last worked on it, whatever the execution's name. */
  readonly executionArn?: string | undefined;
  readonly status?: string | undefined;
}

const toItem = (item: Readonly<Record<string, AttributeValue>> | undefined): TracedTicketItem => ({
  executionArn: item?.["execution_arn"]?.S,
  status: item?.["status"]?.S,
});

/** Reads the ticket's item in the table. */
export const readTicketItem = async (
  client: DynamoDBClient,
  table: string,
  ticketId: string,
): Promise<TracedTicketItem> => {
  const command = new GetItemCommand({
    TableName: table,
    Key: ticketItemKey(ticketId),
    ProjectionExpression: "execution_arn, #status",
    ExpressionAttributeNames: { "#status": "status" },
    ConsistentRead: true,
  });
  try {
    const { Item: item } = await client.send(command);
    return toItem(item);
  } catch (error) {
    if (error instanceof Error && NO_TABLE.has(error.name)) return {};
    throw error;
  }
};

const WORDS: Readonly<Record<string, string>> = {
  RECEIVED: " The API received it; its record waits on the stream, or was never put there.",
  NOT_ACCEPTED: " The API could not put it on the stream, and answered 503.",
};

/** Why a ticket that the API wrote down has no execution, as the end of a message; "" for any other ticket. */
export const describeIntake = ({ status = "" }: TracedTicketItem): string => WORDS[status] ?? "";
