import type { APIGatewayProxyEvent } from "aws-lambda";
import { type Caller, CallerSchema } from "../../shared/auth/caller.js";
import { ApiProblem } from "../contract/problem.js";
import type { RouteDefinition } from "../contract/route.js";
import { checkBody } from "./check-body.js";
import { checkIdempotencyKey } from "./check-idempotency-key.js";
import { checkPath, checkQuery } from "./check-query.js";
import { invalidRequest } from "./field-errors.js";
import { readBody } from "./read-body.js";

/** A request after its route's schemas were applied; which ones those are is known where the operation is. */
export interface CheckedRequest {
  readonly requestId: string;
  readonly caller: Caller | undefined;
  readonly parameters: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly idempotencyKey: string | undefined;
}

/**
 * Finds out who calls.
 * @throws ApiProblem unauthorized when the authorizer told nothing of a caller, forbidden when the scope is missing.
 */
export const readCaller = (event: APIGatewayProxyEvent, { access }: RouteDefinition): Caller | undefined => {
  if (access === "public") return undefined;
  const caller = CallerSchema.safeParse(event.requestContext.authorizer);
  if (!caller.success) throw new ApiProblem("unauthorized", "Send a valid token in Token or Authorization.");
  if (caller.data.scopes.includes(access)) return caller.data;
  throw new ApiProblem("forbidden", `The token lacks the scope ${access}.`);
};

/**
 * Checks everything that the route's schemas can tell, and names all faults of the request at once.
 * @throws ApiProblem as readBody does, and invalid-request.
 */
export const readRequest = (
  event: APIGatewayProxyEvent,
  route: RouteDefinition,
  caller: Caller | undefined,
): CheckedRequest => {
  const json = readBody(event, route);
  const body = route.body && json !== undefined ? checkBody(route.body, json) : { faults: [] };
  const path = checkPath(event, route);
  const query = checkQuery(event, route);
  const key = checkIdempotencyKey(event, route);
  const faults = [path, query, key, body].flatMap((part) => part.faults);
  if (faults.length > 0) throw invalidRequest(faults, body.form);
  return {
    requestId: event.requestContext.requestId,
    caller,
    parameters: path.value,
    query: query.value,
    body: body.value,
    idempotencyKey: key.value,
  };
};
