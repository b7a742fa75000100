import type { Deployment } from "./clients.js";
import { createApiToken } from "./create-token.js";

/** Makes an API token that may do everything a gold customer may. It dies with the stack. */
export const createLocalToken = async ({ dynamo, names }: Pick<Deployment, "dynamo" | "names">): Promise<string> =>
  (await createApiToken(dynamo, names.table, { subject: "local-customer", tier: "gold", label: "made locally" })).token;
