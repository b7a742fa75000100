import type { TicketRoute } from "../shared/api/ticket-routes.js";
import type { OperationsOf } from "../shared/http/operation.js";

/** Every operation of this function. */
export type Operations = OperationsOf<TicketRoute>;

/** The operations about the API itself, which need neither a caller nor a table: see `makeServiceOperations`. */
export type ServiceOperations = Pick<Operations, Extract<TicketRoute, { readonly tag: "Service" }>["operationId"]>;

/** All other operations: see `makeOperations`. */
export type TicketOperations = Omit<Operations, keyof ServiceOperations>;
