import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { IDENTITY_ROUTES } from "../shared/api/identity-routes.js";
import { DynamoAuditTrails } from "../shared/audit/dynamo-audit-trails.js";
import { apiHandler } from "../shared/http/api-handler.js";
import { clientSettings } from "../shared/lambda/aws-clients.js";
import { readEnv } from "../shared/lambda/env.js";
import { logger, METRICS, metrics } from "../shared/lambda/observability.js";
import { createTableClient } from "../shared/table/table-client.js";
import { CognitoUserPool } from "./cognito-user-pool.js";
import type { Operations } from "./operation.js";
import type { IdentityPorts } from "./ports.js";
import { DynamoAttempts } from "./sign-in/dynamo-attempts.js";
import { DynamoSessionRevocations } from "./sign-in/dynamo-session-revocations.js";
import { signInOperations } from "./sign-in/sign-in-operations.js";
import { totpOperations } from "./sign-in/totp-operations.js";
import { DynamoProfiles } from "./users/dynamo-profiles.js";
import { userOperations } from "./users/user-operations.js";

/**
 * How long to wait for one response, in ms. A sign-in calls the table four times and Cognito twice, with three attempts
 * each; a dependency that fails so often in a row ends the request before the function's 25 s.
 */
const TABLE_TIMEOUT_MS = 1_400;
const COGNITO_TIMEOUT_MS = 3_000;

const env = readEnv({ table: "TICKET_TABLE", userPoolId: "USER_POOL_ID", clientId: "USER_POOL_CLIENT_ID" });
const dynamodb = createTableClient(TABLE_TIMEOUT_MS);
const cognito = new CognitoIdentityProviderClient(clientSettings(COGNITO_TIMEOUT_MS));
const ports: IdentityPorts = {
  pool: new CognitoUserPool(cognito, env),
  profiles: new DynamoProfiles(dynamodb, env.table),
  auditTrails: new DynamoAuditTrails(dynamodb, env.table),
  revocations: new DynamoSessionRevocations(dynamodb, env.table),
  attempts: new DynamoAttempts(dynamodb, env.table),
  selfRegistration: process.env["SELF_REGISTRATION"] === "true",
  log: logger,
  count: (event) => {
    metrics.addMetric(METRICS[event], MetricUnit.Count, 1);
  },
  now: () => new Date(),
};

const operations: Operations = { ...signInOperations(ports), ...totpOperations(ports), ...userOperations(ports) };

/** The function behind /auth and /users: signs people in and out, and lets admins manage them. */
export const handler = apiHandler({ routes: IDENTITY_ROUTES, operations });
