import type { DeskRoute } from "../shared/api/desk-routes.js";
import type { OperationsOf } from "../shared/http/operation.js";

/** Every operation of this function. */
export type Operations = OperationsOf<DeskRoute>;
