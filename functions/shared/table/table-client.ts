import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { clientSettings } from "../lambda/aws-clients.js";

/**
 * A client of the ticket table, with the settings of clientSettings. It does not log: for its log the SDK copies every
 * request and response, also when no logger is set, which takes a seventh of the CPU time of a list.
 * @param changes of these settings
 */
export const createTableClient = (
  requestTimeoutMs: number,
  changes: { readonly maxAttempts?: number } = {},
): DynamoDBClient => {
  const client = new DynamoDBClient({ ...clientSettings(requestTimeoutMs), ...changes });
  client.middlewareStack.remove("loggerMiddleware");
  return client;
};
