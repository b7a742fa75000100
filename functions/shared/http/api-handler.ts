import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from "aws-lambda";
import { logger, metrics } from "../lambda/observability.js";
import { type DispatcherSettings, makeDispatcher } from "./dispatch.js";
import { readAllowedOrigins } from "./response-headers.js";
import type { RouteDefinition } from "./route.js";

/**
 * The Lambda handler of a function behind the API: answers every request that the gateway and the authorizer let
 * through. ALLOWED_ORIGINS holds the origins whose pages may read its responses, CONSOLE_PROOF_SHA256 the hash by which
 * requests of the console's distribution are known.
 */
export const apiHandler = <R extends RouteDefinition>(
  settings: Pick<DispatcherSettings<R>, "routes" | "operations">,
) => {
  const allowedOrigins = readAllowedOrigins(process.env["ALLOWED_ORIGINS"]);
  const proofSha256 = process.env["CONSOLE_PROOF_SHA256"];
  const dispatch = makeDispatcher({ ...settings, allowedOrigins, log: logger, proofSha256 });
  return async (event: APIGatewayProxyEvent, context: Context): Promise<APIGatewayProxyResult> => {
    logger.addContext(context);
    try {
      return await dispatch(event);
    } finally {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    }
  };
};
