import { GetItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";

/** A reader of executions may have no table to read, or no right to. */
const NO_TABLE = new Set(["ResourceNotFoundException", "AccessDeniedException"]);

/**
 * The execution that the ticket's item in the table names: the one that last worked on it, whatever the execution's name.
 * @returns undefined when the item, or the table, is not there for the caller
 */
export const readExecutionArn = async (
  client: DynamoDBClient,
  table: string,
  ticketId: string,
): Promise<string | undefined> => {
  const command = new GetItemCommand({
    TableName: table,
    Key: { pk: { S: `TICKET#${ticketId}` }, sk: { S: "TICKET" } },
    ProjectionExpression: "execution_arn",
    ConsistentRead: true,
  });
  try {
    const { Item: item } = await client.send(command);
    return item?.["execution_arn"]?.S;
  } catch (error) {
    if (error instanceof Error && NO_TABLE.has(error.name)) return undefined;
    throw error;
  }
};
