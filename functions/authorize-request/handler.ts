import { MetricUnit } from "@aws-lambda-powertools/metrics";
import type { APIGatewayAuthorizerResult } from "aws-lambda";
import * as z from "zod";
import { readEnv } from "../shared/lambda/env.js";
import { describeError } from "../shared/lambda/errors.js";
import { logger, METRICS, metrics } from "../shared/lambda/observability.js";
import { parseInput } from "../shared/lambda/parse-input.js";
import { createTableClient } from "../shared/table/table-client.js";
import { AuthDecisionCache } from "./auth-decision-cache.js";
import type { Refused } from "./auth-decision.js";
import { authorizeRequest } from "./authorize-request.js";
import { DynamoRevocations } from "./dynamo-revocations.js";
import { DynamoTokenStore } from "./dynamo-token-store.js";
import { openUserPool } from "./open-user-pool.js";
import { toPolicy } from "./policy.js";
import type { AuthorizerPorts } from "./ports.js";

/**
 * Three attempts, 2 s of waits between them, and half a second to write the use: at most 8.5 s of the function's 10 s.
 */
const REQUEST_TIMEOUT_MS = 2_000;

/** The parts of API Gateway's event that are read. */
const EventSchema = z.object({
  methodArn: z.string(),
  headers: z.record(z.string(), z.string()).nullish(),
  multiValueHeaders: z.record(z.string(), z.array(z.string())).nullish(),
  requestContext: z.object({ requestId: z.string().optional() }).optional(),
});

const env = readEnv({ table: "TICKET_TABLE", general: "USAGE_KEY_GENERAL", gold: "USAGE_KEY_GOLD" });
const dynamodb = createTableClient(REQUEST_TIMEOUT_MS);
const ports: AuthorizerPorts = {
  tokens: new DynamoTokenStore(dynamodb, env.table),
  revocations: new DynamoRevocations(dynamodb, env.table),
  jwts: openUserPool(),
  cache: new AuthDecisionCache(),
  log: logger,
  now: Date.now,
};

/**
 * API Gateway's authorizer: returns Allow or Deny. Throws only when the credentials could not be checked: a 503 for the
 * client.
 */
export const handler = async (event: unknown): Promise<APIGatewayAuthorizerResult> => {
  logger.resetKeys();
  const request = parseInput(EventSchema, event);
  logger.appendKeys({ request_id: request.requestContext?.requestId });
  try {
    const decision = await authorizeRequest(request, ports);
    if (!decision.allowed) report(decision);
    return toPolicy(decision, request.methodArn, env);
  } catch (error) {
    logger.error("Could not authenticate the request", describeError(error));
    throw error;
  }
};

const report = ({ reason, tokenId }: Refused): void => {
  logger.warn("Call refused", { reason, token_id: tokenId });
  metrics.addMetric(METRICS.callsRefused, MetricUnit.Count, 1);
  metrics.addMetadata("reason", reason);
  metrics.publishStoredMetrics();
};
