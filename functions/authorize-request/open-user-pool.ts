import { FetchError } from "aws-jwt-verify/error";
import type { Fetcher } from "aws-jwt-verify/https";
import { endpointOf } from "../shared/lambda/aws-clients.js";
import { readEnv } from "../shared/lambda/env.js";
import { refuse } from "./auth-decision.js";
import { cognitoJwtVerifier } from "./cognito-jwt-verifier.js";
import type { JwtVerifier } from "./ports.js";

/** How long to wait for the emulator's keys: as long as the library waits for AWS. */
const TIMEOUT_MS = 3_000;

/** Without a user pool no JWT is valid. */
const noUserPool: JwtVerifier = { verify: () => Promise.resolve(refuse("no-user-pool")) };

/**
 * Reads a user pool's keys from an emulator. Its JWTs name AWS as their issuer, as real ones do, and the library reads
 * keys from there by HTTPS only; an emulator serves them at the same path under its own address.
 */
const emulatorKeys = (endpoint: string): Fetcher => ({
  fetch: async (uri) => {
    const address = new URL(new URL(uri).pathname, endpoint);
    const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((error: unknown) => {
      throw new FetchError(address.href, error);
    });
    if (!response.ok) throw new FetchError(address.href, `status ${response.status}`);
    return response.arrayBuffer();
  },
});

/**
 * The verifier of the user pool USER_POOL_ID, for its clients USER_POOL_CLIENT_IDS, separated by commas. A stack may
 * have no user pool: then USER_POOL_ID is unset or empty, and every JWT is refused.
 * @throws MissingEnvironment when there is a user pool but no client
 */
export const openUserPool = (env: NodeJS.ProcessEnv = process.env): JwtVerifier => {
  const userPoolId = env["USER_POOL_ID"];
  if (!userPoolId) return noUserPool;
  const { clientIds } = readEnv({ clientIds: "USER_POOL_CLIENT_IDS" }, env);
  const endpoint = endpointOf("COGNITO_IDENTITY_PROVIDER", env);
  return cognitoJwtVerifier(
    { userPoolId, clientIds: clientIds.split(",") },
    endpoint ? emulatorKeys(endpoint) : undefined,
  );
};
