import { IDENTITY_ROUTES } from "../../../functions/shared/api/identity-routes.js";
import { makeDispatcher } from "../../../functions/shared/http/dispatch.js";
import type { Operations } from "../../../functions/serve-identity/operation.js";
import { signInOperations } from "../../../functions/serve-identity/sign-in/sign-in-operations.js";
import { totpOperations } from "../../../functions/serve-identity/sign-in/totp-operations.js";
import { userOperations } from "../../../functions/serve-identity/users/user-operations.js";
import { FakeIdentityPorts } from "../fakes/identity-fakes.js";
import { FakeRequestLog, ORIGIN } from "./api-under-test.js";

/** The dispatcher over the operations of serve-identity, on a pool and a table in memory. */
export const anIdentityApi = () => {
  const ports = new FakeIdentityPorts();
  const operations: Operations = { ...signInOperations(ports), ...totpOperations(ports), ...userOperations(ports) };
  const log = new FakeRequestLog();
  const send = makeDispatcher({ routes: IDENTITY_ROUTES, operations, allowedOrigins: new Set([ORIGIN]), log });
  return { ports, log, send };
};
