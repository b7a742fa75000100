import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { APIGatewayAuthorizerResult } from "aws-lambda";
import * as z from "zod";
import { clientSettings } from "../shared/lambda/aws-clients.js";
import { describeError } from "../shared/lambda/describe-error.js";
import { readEnv } from "../shared/lambda/env.js";
import { logger, METRICS, metrics } from "../shared/lambda/observability.js";
import { parseInput } from "../shared/lambda/parse-input.js";
import { authorizeRequest } from "./authorize-request.js";
import { DynamoTokenStore } from "./dynamo-token-store.js";
import { openUserPool } from "./open-user-pool.js";
import type { AuthorizerPorts } from "./ports.js";
import { toPolicy } from "./policy.js";
import { AuthDecisionCache } from "./auth-decision-cache.js";
import type { Refused } from "./auth-decision.js";

/** Three attempts, 2 s of waiting between them, and half a second for writing down the use: 8.5 s at most, of the function's 10 s. */
const REQUEST_TIMEOUT_MS = 2_000;

/** The part of API Gateway's event that is read. */
const EventSchema = z.object({
  methodArn: z.string(),
  headers: z.record(z.string(), z.string()).nullish(),
  multiValueHeaders: z.record(z.string(), z.array(z.string())).nullish(),
  requestContext: z.object({ requestId: z.string().optional() }).optional(),
});

const env = readEnv({ table: "TICKET_TABLE", general: "USAGE_KEY_GENERAL", gold: "USAGE_KEY_GOLD" });
const ports: AuthorizerPorts = {
  tokens: new DynamoTokenStore(new DynamoDBClient(clientSettings(REQUEST_TIMEOUT_MS)), env.table),
  jwts: openUserPool(),
  cache: new AuthDecisionCache(),
  log: logger,
  now: Date.now,
};

/** API Gateway's authorizer: an Allow or a Deny. It throws only when it cannot tell, which the client sees as 503. */
export const handler = async (event: unknown): Promise<APIGatewayAuthorizerResult> => {
  logger.resetKeys();
  const call = parseInput(EventSchema, event);
  logger.appendKeys({ request_id: call.requestContext?.requestId });
  try {
    const verdict = await authorizeRequest(call, ports);
    if (!verdict.allowed) report(verdict);
    return toPolicy(verdict, call.methodArn, env);
  } catch (error) {
    logger.error("It cannot be known who calls", describeError(error));
    throw error;
  }
};

const report = ({ reason, tokenId }: Refused): void => {
  logger.warn("Call refused", { reason, token_id: tokenId });
  metrics.addMetric(METRICS.callsRefused, MetricUnit.Count, 1);
  metrics.addMetadata("reason", reason);
  metrics.publishStoredMetrics();
};
