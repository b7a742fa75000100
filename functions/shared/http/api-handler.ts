import { MetricUnit } from "@aws-lambda-powertools/metrics";
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from "aws-lambda";
import { logger, METRICS, metrics } from "../lambda/observability.js";
import { type DispatcherSettings, makeDispatcher } from "./dispatch.js";
import { readAllowedOrigins } from "./response-headers.js";
import type { RouteDefinition } from "./route.js";

/**
 * The Lambda handler of a function behind the API: answers every request that the gateway and the authorizer let
 * through. ALLOWED_ORIGINS holds the origins whose pages may read its responses, CONSOLE_PROOF_SHA256 the hash by which
 * requests of the console's distribution are known. Responses of 500 and above are counted by function: among all of
 * the API, the failures of a function with few calls would not be noticed.
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
      const response = await dispatch(event);
      if (response.statusCode >= 500) metrics.addMetric(METRICS.requestsNotServed, MetricUnit.Count, 1);
      return response;
    } finally {
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    }
  };
};
