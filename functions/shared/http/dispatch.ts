import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import type { Caller } from "../auth/caller.js";
import { headerValues } from "../auth/header-values.js";
import { callerAddress } from "./caller-address.js";
import { formatETag, isNotModified } from "./etag.js";
import { ApiProblem, methodNotAllowed } from "./problem.js";
import { methodsAt, methodsOf, type RouteDefinition } from "./route.js";
import { logRequest, type RequestLog } from "./log-request.js";
import { problemDocument, problemHeaders, toProblem } from "./problem-response.js";
import { callerOf, type CheckedRequest, readRequest, requireAccess } from "./read-request.js";
import { corsHeaders, preflightHeaders, SECURITY_HEADERS } from "./response-headers.js";

export interface DispatcherSettings<R extends RouteDefinition> {
  /** The function's own routes. */
  readonly routes: readonly R[];
  /** What each of them does. */
  readonly operations: Readonly<Record<R["operationId"], AnyOperation>>;
  /** Origins whose pages may use the API, compared as a whole: `https://desk.example.com`. */
  readonly allowedOrigins: ReadonlySet<string>;
  readonly log: RequestLog;
  /** SHA-256 of what proves that a request comes from the console's distribution: see `callerAddress`. */
  readonly proofSha256?: string | undefined;
}

export type Dispatcher = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;

/**
 * Any operation, as the dispatcher sees it. A request fits its operation because its route's own schemas parsed it; the
 * method form makes the compiler accept that.
 */
type AnyOperation = {
  run(request: CheckedRequest): Promise<AnyResult>;
}["run"];

interface AnyResult {
  readonly body?: unknown;
  readonly location?: string;
  readonly cookie?: string | undefined;
  readonly etag?: string;
  readonly created?: boolean;
}

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
  readonly route: RoutedOperation | undefined;
  readonly caller: Caller | undefined;
  readonly address: string;
  readonly origin: string | undefined;
}

const receive = (event: APIGatewayProxyEvent, routes: RouteTable, proofSha256: string | undefined): ReceivedRequest => {
  const [origin] = headerValues(event, "Origin");
  const address = callerAddress(event, proofSha256);
  return { event, route: routes.find(event), caller: callerOf(event), address, origin };
};

/** Makes what answers every request to a function's routes. It never throws: errors become problem documents. */
export const makeDispatcher = <R extends RouteDefinition>(settings: DispatcherSettings<R>): Dispatcher => {
  const { allowedOrigins, log, proofSha256 } = settings;
  const routes = new RouteTable(settings);
  return async (event) => {
    const startedAt = performance.now();
    const request = receive(event, routes, proofSha256);
    const { error, ...response } = await respond(request, routes, allowedOrigins);
    logRequest(log, {
      requestId: event.requestContext.requestId,
      operationId: request.route?.definition.operationId,
      subject: request.caller?.subject,
      status: response.statusCode,
      ms: performance.now() - startedAt,
      error,
    });
    const headers = { ...SECURITY_HEADERS, ...corsHeaders(allowedOrigins, request.origin), ...response.headers };
    return { ...response, headers, ...(event.httpMethod === "HEAD" && { body: "" }) };
  };
};

/**
 * API Gateway itself answers methods that a path does not have, as done here. Such a request comes only while a stage
 * still has an earlier deployment of the API.
 */
const respond = async (
  request: ReceivedRequest,
  routes: RouteTable,
  allowedOrigins: ReadonlySet<string>,
): Promise<Response> => {
  const { event, route, origin } = request;
  try {
    if (route !== undefined) return await runOperation(request, route);
    const methods = routes.methodsAt(event);
    if (event.httpMethod === "OPTIONS") return preflight(methods, allowedOrigins, origin);
    throw methodNotAllowed(methods);
  } catch (error) {
    return problemResponse(error, event.requestContext.requestId);
  }
};

const runOperation = async (
  { event, caller, address }: ReceivedRequest,
  { definition, operation }: RoutedOperation,
): Promise<Response> => {
  const allowed = requireAccess(caller, definition);
  const { body, location, cookie, etag, created } = await operation(readRequest(event, definition, allowed, address));
  if (etag !== undefined && isNotModified(event, etag))
    return { statusCode: 304, headers: { ETag: formatETag(etag) }, body: "" };
  const headers = {
    ...(body !== undefined && { "Content-Type": "application/json" }),
    ...(location !== undefined && { Location: location }),
    ...(etag !== undefined && { ETag: formatETag(etag) }),
    ...(cookie !== undefined && { "Set-Cookie": cookie }),
  };
  const statusCode = created === true ? 201 : definition.response.status;
  return { statusCode, headers, body: body === undefined ? "" : JSON.stringify(body) };
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

/** A route and what it does. */
interface RoutedOperation {
  readonly definition: RouteDefinition;
  readonly operation: AnyOperation;
}

/** A function's routes, by method and path. */
class RouteTable {
  readonly #byKey: ReadonlyMap<string, RoutedOperation>;
  readonly #methodsByPath: ReadonlyMap<string, readonly string[]>;

  constructor({ routes, operations }: Pick<DispatcherSettings<RouteDefinition>, "routes" | "operations">) {
    this.#byKey = new Map(
      routes.flatMap((definition) => {
        const operation = operations[definition.operationId];
        if (operation === undefined) throw new Error(`Operation ${definition.operationId} not found.`);
        return methodsOf(definition).map((method) => [`${method} ${definition.path}`, { definition, operation }]);
      }),
    );
    this.#methodsByPath = new Map(routes.map(({ path }) => [path, methodsAt(path, routes)]));
  }

  /**
   * The route of a request, by the resource that API Gateway matched: `/tickets/{id}`. HEAD has the route of GET: it
   * does the same, and only the body is left out.
   */
  find({ httpMethod, resource }: APIGatewayProxyEvent): RoutedOperation | undefined {
    return this.#byKey.get(`${httpMethod} ${resource}`);
  }

  /**
   * The methods of a request's path, including OPTIONS.
   * @throws ApiProblem not-found for an unknown path
   */
  methodsAt({ resource }: APIGatewayProxyEvent): readonly string[] {
    const methods = this.#methodsByPath.get(resource);
    if (methods === undefined) throw new ApiProblem("not-found", "The API has no such path.");
    return methods;
  }
}
