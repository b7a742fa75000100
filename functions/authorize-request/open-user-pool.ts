import { readEnv } from "../shared/lambda/env.js";
import { cognitoJwtVerifier } from "./cognito-jwt-verifier.js";
import { emulatorKeys } from "./emulator-keys.js";
import type { JwtVerifier } from "./ports.js";
import { refuse } from "./auth-decision.js";

/** No JWT can be of a pool that does not exist. */
const noUserPool: JwtVerifier = { verify: () => Promise.resolve(refuse("no-user-pool")) };

/** Where Cognito is called: undefined for AWS itself. Set on no function in AWS. */
const endpointIn = (env: NodeJS.ProcessEnv): string | undefined =>
  env["AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER"] ?? env["AWS_ENDPOINT_URL"];

/**
 * The verifier of the user pool in USER_POOL_ID, for its client USER_POOL_CLIENT_ID. A stack may have no pool: then the first
 * is unset or empty, and every JWT is refused.
 * @throws MissingEnvironment when there is a pool and no client.
 */
export const openUserPool = (env: NodeJS.ProcessEnv = process.env): JwtVerifier => {
  const userPoolId = env["USER_POOL_ID"];
  if (!userPoolId) return noUserPool;
  const { clientId } = readEnv({ clientId: "USER_POOL_CLIENT_ID" }, env);
  const endpoint = endpointIn(env);
  return cognitoJwtVerifier({ userPoolId, clientId }, endpoint ? emulatorKeys(endpoint) : undefined);
};
