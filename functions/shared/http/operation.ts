import type * as z from "zod";
import type { Caller } from "../auth/caller.js";
import type { RouteDefinition } from "./route.js";

/** What a schema makes of what was sent; `undefined` where the route has no schema. */
type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

type PartOf<R, Part extends string> = R extends Readonly<Record<Part, infer S>> ? Parsed<S> : undefined;

/** A request to one route, parsed by all of its schemas. */
interface OperationRequest<R extends RouteDefinition> {
  /** API Gateway's id of the request, in problems and logs. */
  readonly requestId: string;
  /** Network address that the request came from; empty if the gateway did not say. */
  readonly address: string;
  /** Path of the API's root as the client reached it, without a slash at its end: `/v1`. Links begin with it. */
  readonly basePath: string;
  /** The caller, who has the scope that the route needs. `undefined` on public routes. */
  readonly caller: R["access"] extends "public" ? undefined : Caller;
  readonly parameters: PartOf<R, "parameters">;
  readonly query: PartOf<R, "query">;
  readonly body: PartOf<R, "body"> | (R extends { readonly bodyOptional: true } ? undefined : never);
  /** 1 to 255 visible ASCII characters; `undefined` when none was sent, and on routes that do not honour it. */
  readonly idempotencyKey: R extends { readonly idempotent: true } ? string | undefined : undefined;
  /** The version that the request changes. `undefined` on routes that are not conditional, or only `if-exists`. */
  readonly ifMatch: R extends { readonly conditional: true }
    ? string
    : R extends { readonly conditional: "if-exists" }
      ? string | undefined
      : undefined;
  /** Whether the request must create what it names (`If-None-Match: *`), on routes that are conditional `if-exists`. */
  readonly mustBeNew?: boolean;
  /** Value of the session cookie. `undefined` when none was sent, and on routes that do not read it. */
  readonly session: R extends { readonly session: true } ? string | undefined : undefined;
}

/** The access token of the caller, on routes that need one. */
type AccessTokenOf<R extends RouteDefinition> = R extends { readonly byAccessToken: true }
  ? { readonly accessToken: string }
  : unknown;

/** What an operation returns. The status and the other headers come from the route. */
type OperationResult<R extends RouteDefinition> = (R["response"] extends { readonly schema: infer S extends z.ZodType }
  ? { readonly body: z.input<S> }
  : { readonly body?: never }) &
  (R["response"] extends { readonly location: true }
    ? {
        /** Where what was created can be read: an absolute path such as `/v1/tickets/<id>`. */
        readonly location: string;
      }
    : unknown) &
  (R["response"] extends { readonly etag: true }
    ? {
        /** Version of what is returned: visible ASCII characters without a quote. */
        readonly etag: string;
      }
    : unknown) &
  (R["response"] extends { readonly creates: true }
    ? {
        /** Whether what the path names did not exist before. */
        readonly created: boolean;
      }
    : unknown) &
  (R["response"] extends { readonly session: true }
    ? {
        /** The header Set-Cookie. */
        readonly cookie?: string | undefined;
      }
    : unknown);

/**
 * What one route does.
 * @throws ApiProblem for what the client should know. The message of any other error is not passed on: the response is
 * 503 for a dependency that may work later (DependencyThrottled, DependencyUnavailable), and 500 for the rest.
 */
type Operation<R extends RouteDefinition = RouteDefinition> = (
  request: OperationRequest<R> & AccessTokenOf<R>,
) => Promise<OperationResult<R>>;

/** One operation for each of these routes, by its id. */
export type OperationsOf<R extends RouteDefinition> = {
  readonly [Id in R["operationId"]]: Operation<Extract<R, { readonly operationId: Id }>>;
};
