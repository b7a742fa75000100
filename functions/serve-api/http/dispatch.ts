import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import type { Caller } from "../../shared/auth/caller.js";
import { headerValues } from "../../shared/auth/header-values.js";
import { ApiProblem } from "../contract/problem.js";
import { methodsOf } from "../contract/route.js";
import { API_ROUTES, type ApiRoute, type OperationId } from "../contract/routes.js";
import type { Operations } from "../operation.js";
import { logRequest, type RequestLog } from "./log-request.js";
import { problemDocument, problemHeaders, toProblem } from "./problem-response.js";
import { callerOf, type CheckedRequest, readRequest, requireAccess } from "./read-request.js";
import { corsHeaders, preflightHeaders, SECURITY_HEADERS } from "./response-headers.js";

export interface DispatcherSettings {
  readonly operations: Operations;
  /** Origins whose pages may use the API, compared as a whole: `https://desk.example.com`. */
  readonly allowedOrigins: ReadonlySet<string>;
  readonly log: RequestLog;
}

export type Dispatcher = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;

/**
 * Any operation, as the dispatcher sees it. A request fits its operation because its route's own schemas parsed it; the
 * method form makes the compiler accept that.
 */
type AnyOperation = {
  run(request: CheckedRequest): Promise<{ readonly body: unknown; readonly location?: string }>;
}["run"];
type OperationTable = Readonly<Record<OperationId, AnyOperation>>;

interface Response {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What went wrong, for the log. */
  readonly error?: unknown;
}

/** What is known of a request before its body is read. */
interface ReceivedRequest {
  readonly event: APIGatewayProxyEvent;
  readonly route: ApiRoute | undefined;
  readonly caller: Caller | undefined;
  readonly origin: string | undefined;
}

const receive = (event: APIGatewayProxyEvent): ReceivedRequest => {
  const [origin] = headerValues(event, "Origin");
  return { event, route: findRoute(event), caller: callerOf(event), origin };
};

/** Makes the function that answers every request to the API. It never throws: errors become problem documents. */
export const makeDispatcher = ({ operations, allowedOrigins, log }: DispatcherSettings): Dispatcher => {
  const table: OperationTable = operations;
  return async (event) => {
    const startedAt = performance.now();
    const request = receive(event);
    const { error, ...response } = await respond(request, table, allowedOrigins);
    logRequest(log, {
      requestId: event.requestContext.requestId,
      operationId: request.route?.operationId,
      subject: request.caller?.subject,
      status: response.statusCode,
      ms: performance.now() - startedAt,
      error,
    });
    const headers = { ...SECURITY_HEADERS, ...corsHeaders(allowedOrigins, request.origin), ...response.headers };
    return { ...response, headers, ...(event.httpMethod === "HEAD" && { body: "" }) };
  };
};

const respond = async (
  request: ReceivedRequest,
  table: OperationTable,
  allowedOrigins: ReadonlySet<string>,
): Promise<Response> => {
  const { event, route, caller, origin } = request;
  try {
    if (route !== undefined) return await runOperation(event, route, caller, table[route.operationId]);
    const methods = methodsAt(event);
    if (event.httpMethod === "OPTIONS") return preflight(methods, allowedOrigins, origin);
    throw new ApiProblem("method-not-allowed", `Use ${methods.join(" or ")}.`, { allow: methods });
  } catch (error) {
    return problemResponse(error, event.requestContext.requestId);
  }
};

const runOperation = async (
  event: APIGatewayProxyEvent,
  route: ApiRoute,
  caller: Caller | undefined,
  operation: AnyOperation,
): Promise<Response> => {
  const allowed = requireAccess(caller, route);
  const { body, location } = await operation(readRequest(event, route, allowed));
  const headers = { "Content-Type": "application/json", ...(location !== undefined && { Location: location }) };
  return { statusCode: route.response.status, headers, body: JSON.stringify(body) };
};

const preflight = (
  methods: readonly string[],
  allowedOrigins: ReadonlySet<string>,
  origin: string | undefined,
): Response => {
  const headers = { Allow: methods.join(", "), ...preflightHeaders(allowedOrigins, origin, methods) };
  return { statusCode: 204, headers, body: "" };
};

const problemResponse = (error: unknown, requestId: string): Response => {
  const problem = toProblem(error);
  const document = problemDocument(problem, requestId);
  return { statusCode: document.status, headers: problemHeaders(problem), body: JSON.stringify(document), error };
};

const ROUTE_BY_KEY: ReadonlyMap<string, ApiRoute> = new Map(
  API_ROUTES.flatMap((route) => methodsOf(route).map((method) => [`${method} ${route.path}`, route])),
);

const METHODS_BY_PATH: ReadonlyMap<string, readonly string[]> = new Map(
  [...Map.groupBy(API_ROUTES, ({ path }) => path)].map(([path, routes]) => [
    path,
    [...routes.flatMap(methodsOf), "OPTIONS"],
  ]),
);

/**
 * The route of a request, by the resource that API Gateway matched: `/tickets/{id}`. HEAD has the route of GET: it does
 * the same, and only the body is left out.
 */
const findRoute = ({ httpMethod, resource }: APIGatewayProxyEvent): ApiRoute | undefined =>
  ROUTE_BY_KEY.get(`${httpMethod} ${resource}`);

/**
 * The methods of a request's path, including OPTIONS.
 * @throws ApiProblem not-found for an unknown path
 */
const methodsAt = ({ resource }: APIGatewayProxyEvent): readonly string[] => {
  const methods = METHODS_BY_PATH.get(resource);
  if (methods === undefined) throw new ApiProblem("not-found", "The API has no such path.");
  return methods;
};
