import type * as z from "zod";
import type { Caller } from "../shared/auth/caller.js";
import type { RouteDefinition } from "./contract/route.js";
import type { ApiRoute, OperationId } from "./contract/routes.js";

/** What a schema makes of what was sent; `undefined` where the route has none. */
type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

type PartOf<R, Part extends string> = R extends Readonly<Record<Part, infer S>> ? Parsed<S> : undefined;

/** A request to one route, after everything that its schemas can tell was checked. */
export interface OperationRequest<R extends RouteDefinition = RouteDefinition> {
  /** API Gateway's id of the request; problems and logs carry it. */
  readonly requestId: string;
  /** Who calls, with the scope that the route needs. `undefined` on public routes. */
  readonly caller: R["access"] extends "public" ? undefined : Caller;
  readonly parameters: PartOf<R, "parameters">;
  readonly query: PartOf<R, "query">;
  readonly body: PartOf<R, "body"> | (R extends { readonly bodyOptional: true } ? undefined : never);
  /** 1 to 255 visible ASCII characters; `undefined` when none was sent, and on routes that do not honour it. */
  readonly idempotencyKey: R extends { readonly idempotent: true } ? string | undefined : undefined;
}

/** What an operation answers. The status and the other headers are the route's. */
export type OperationResult<R extends RouteDefinition = RouteDefinition> = {
  readonly body: z.input<R["answer"]["schema"]>;
} & (R["answer"] extends { readonly location: true }
  ? {
      /** Where what was made can be read: a relative reference such as `tickets/<id>`. */
      readonly location: string;
    }
  : unknown);

/**
 * What one route does.
 * @throws ApiProblem for what the client is to hear; any other error is answered without its words: 503 for what a
 * dependency could not do for now (DependencyThrottled, DependencyUnavailable), 500 for the rest.
 */
export type Operation<R extends RouteDefinition = RouteDefinition> = (
  request: OperationRequest<R>,
) => Promise<OperationResult<R>>;

export type RouteOf<Id extends OperationId> = Extract<ApiRoute, { readonly operationId: Id }>;
export type OperationOf<Id extends OperationId> = Operation<RouteOf<Id>>;

/** One operation for each route, by its id. */
export type Operations = { readonly [Id in OperationId]: OperationOf<Id> };

/** The operations that tell of the API itself; they need neither a caller nor a store. */
export type ServiceOperations = Pick<Operations, Extract<ApiRoute, { readonly tag: "Service" }>["operationId"]>;

/** All others: what `makeOperations` of operations.ts gives. */
export type TicketOperations = Omit<Operations, keyof ServiceOperations>;
