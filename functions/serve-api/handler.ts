import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from "aws-lambda";
import { readEnv } from "../shared/lambda/env.js";
import { logger, metrics } from "../shared/lambda/observability.js";
import { readAllowedOrigins } from "./http/cors.js";
import { makeDispatcher } from "./http/dispatch.js";
import { makeServiceOperations } from "./http/service-operations.js";
import { makeOperations } from "./operations.js";
import { openTicketPorts } from "./open-ticket-ports.js";

const env = readEnv({ table: "TICKET_TABLE", stream: "TICKET_STREAM" });
const answer = makeDispatcher({
  operations: { ...makeServiceOperations(), ...makeOperations(openTicketPorts(env)) },
  allowedOrigins: readAllowedOrigins(process.env["ALLOWED_ORIGINS"]),
  log: logger,
});

/** The one function behind the API: answers every request that the gateway and the authorizer let through. */
export const handler = async (event: APIGatewayProxyEvent, context: Context): Promise<APIGatewayProxyResult> => {
  logger.addContext(context);
  try {
    return await answer(event);
  } finally {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  }
};
