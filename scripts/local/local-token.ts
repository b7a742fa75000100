import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { formatApiToken, hashSecret, makeApiToken } from "../../functions/shared/api-token.js";
import { toTokenItem } from "../../functions/shared/api-token-item.js";
import { SCOPES } from "../../functions/shared/caller.js";
import type { Deployment } from "../start/deployment.js";

/** How long a token of a local stack works, in ms: longer than anyone keeps one up. */
const LIFETIME_MS = 30 * 24 * 60 * 60 * 1_000;

/** Makes an API token that may do everything a gold customer may. It dies with the stack. */
export const createLocalToken = async ({ dynamo, names }: Pick<Deployment, "dynamo" | "names">): Promise<string> => {
  const token = makeApiToken();
  const now = Date.now();
  const Item = toTokenItem({
    id: token.id,
    tokenHash: hashSecret(token.secret),
    subject: "local-customer",
    role: "customer",
    tier: "gold",
    scopes: SCOPES,
    createdAt: new Date(now).toISOString(),
    validUntil: new Date(now + LIFETIME_MS).toISOString(),
  });
  await dynamo.send(new PutItemCommand({ TableName: names.table, Item }));
  return formatApiToken(token);
};
