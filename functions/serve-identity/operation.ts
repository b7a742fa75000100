import type { IdentityRoute } from "../shared/api/identity-routes.js";
import type { OperationsOf } from "../shared/http/operation.js";

/** Every operation of this function. */
export type Operations = OperationsOf<IdentityRoute>;
