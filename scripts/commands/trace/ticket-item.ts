import { GetItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { parseTicketItem, type TicketItem } from "../../../functions/shared/table/ticket-item.js";
import { ticketItemKey } from "../../../functions/shared/table/ticket-table.js";

/** The caller may read executions, and not the table. */
const NO_TABLE = new Set(["ResourceNotFoundException", "AccessDeniedException"]);

/** What the table stores about a ticket; empty if the item does not exist or the caller may not read the table. */
export type TracedTicketItem = Partial<Pick<TicketItem, "executionArn" | "status">>;

/** Reads the ticket's item from the table. */
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
    const { Item: item = {} } = await client.send(command);
    return parseTicketItem(item);
  } catch (error) {
    if (error instanceof Error && NO_TABLE.has(error.name)) return {};
    throw error;
  }
};

const REASONS: Readonly<Record<string, string>> = {
  RECEIVED: " The API received it; its record is waiting on the stream, or was never put there.",
  NOT_ACCEPTED: " The API could not put it on the stream and returned 503.",
};

/** Why a ticket that the API stored has no execution, as the end of a message; "" for any other ticket. */
export const describeIntake = ({ status = "" }: TracedTicketItem): string => REASONS[status] ?? "";
