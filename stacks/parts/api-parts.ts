import type { Construct } from "constructs";
import { ROUTES_BY_FUNCTION } from "../../functions/shared/api/routes.js";
import type { StackConfig } from "../config/config.js";
import { TicketApi } from "../constructs/api/ticket-api.js";
import type { ConsoleProof } from "../constructs/console/console-proof.js";
import { UserPool } from "../constructs/api/user-pool.js";
import type { ResourceNames } from "../names.js";
import type { Parts } from "./pipeline-parts.js";

/**
 * Creates the API and its user pool, and grants its functions what they need.
 * @param proof by which requests of the console's distribution are known; undefined without a console
 */
export const createApi = (
  scope: Construct,
  config: StackConfig,
  parts: Parts,
  names: ResourceNames,
  proof: ConsoleProof | undefined,
) => {
  const { serveApi: fn, serveDesk: desk, serveIdentity: identity, authorizeRequest: authorizer } = parts.functions;
  parts.store.bindApi(fn);
  parts.store.bindBudgets(fn, config.budgets.tiers);
  parts.stream.bindProducer(fn);
  parts.store.bindAuthorizer(authorizer);
  const users = new UserPool(scope, "users", { name: names.userPool, protectsData: config.protectsData });
  users.bindVerifier(authorizer);
  parts.store.bindIdentity(identity);
  users.bindIdentity(identity);
  if (config.api.selfRegistration) identity.setEnvironment("SELF_REGISTRATION", "true");
  // The only function that counts by address.
  if (proof !== undefined) identity.setEnvironment("CONSOLE_PROOF_SHA256", proof.sha256);
  const api = new TicketApi(scope, "api", {
    name: names.api,
    config: config.api,
    handlers: [
      { fn, routes: ROUTES_BY_FUNCTION["serve-api"] },
      { fn: desk, routes: ROUTES_BY_FUNCTION["serve-desk"] },
      { fn: identity, routes: ROUTES_BY_FUNCTION["serve-identity"] },
    ],
    authorizer,
    usageKeyOf: names.usageKey,
    key: parts.key,
    logRetentionDays: config.logRetentionDays,
    proof: proof?.value,
  });
  return { api, users };
};
export type Api = ReturnType<typeof createApi>;
