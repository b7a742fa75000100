import { ConditionalCheckFailedException, UpdateItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { tokenKey } from "../../../functions/shared/auth/api-token-item.js";

export type Revocation = "revoked" | "revoked-before" | "unknown";

/**
 * Revokes a token for good; the first time of revocation stays. An item that cannot be read is revoked too.
 * @throws what the SDK throws when the table did not take it.
 */
export const revokeApiToken = async (
  client: DynamoDBClient,
  table: string,
  id: string,
  now = new Date(),
): Promise<Revocation> => {
  const command = new UpdateItemCommand({
    TableName: table,
    Key: tokenKey(id),
    UpdateExpression: "SET revoked_at = if_not_exists(revoked_at, :now)",
    ConditionExpression: "attribute_exists(pk)",
    ExpressionAttributeValues: { ":now": { S: now.toISOString() } },
    ReturnValues: "UPDATED_OLD",
  });
  try {
    const { Attributes } = await client.send(command);
    return Attributes?.["revoked_at"] === undefined ? "revoked" : "revoked-before";
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "unknown";
    throw error;
  }
};
