import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { headerValues } from "../../shared/auth/header-values.js";
import { ApiProblem } from "../contract/problem.js";
import type { ApiRoute, OperationId } from "../contract/routes.js";
import type { Operations } from "../operation.js";
import { corsHeaders, preflightHeaders } from "./cors.js";
import { logRequest, type RequestLog } from "./log-request.js";
import { problemDocument, problemHeaders, toProblem } from "./problem-response.js";
import { type CheckedRequest, readCaller, readRequest } from "./read-request.js";
import { findRoute, methodsOf } from "./route-index.js";
import { SECURITY_HEADERS } from "./security-headers.js";

export interface DispatcherSettings {
  readonly operations: Operations;
  /** Origins whose pages may use the API, compared whole: `https://desk.example.com`. */
  readonly allowedOrigins: ReadonlySet<string>;
  readonly log: RequestLog;
}

export type Dispatcher = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;

/**
 * Any operation, as the dispatcher sees it. That a request fits its operation is known because its route's own schemas made
 * it; the method form is what lets the compiler take that word for it.
 */
type AnyOperation = {
  run(request: CheckedRequest): Promise<{ readonly body: unknown; readonly location?: string }>;
}["run"];
type OperationTable = Readonly<Record<OperationId, AnyOperation>>;

interface Reply {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What went wrong, for the log. */
  readonly error?: unknown;
}

/** Makes the function that answers every request to the API. It never throws: what goes wrong is answered as a problem. */
export const makeDispatcher = ({ operations, allowedOrigins, log }: DispatcherSettings): Dispatcher => {
  const table: OperationTable = operations;
  return async (event) => {
    const begun = performance.now();
    const [origin] = headerValues(event, "Origin");
    const { error, ...reply } = await replyTo(event, table, allowedOrigins);
    logRequest(log, event, { status: reply.statusCode, ms: performance.now() - begun, error });
    return { ...reply, headers: { ...SECURITY_HEADERS, ...corsHeaders(allowedOrigins, origin), ...reply.headers } };
  };
};

const replyTo = async (
  event: APIGatewayProxyEvent,
  table: OperationTable,
  allowedOrigins: ReadonlySet<string>,
): Promise<Reply> => {
  try {
    const route = findRoute(event);
    if (route !== undefined) return await runOperation(event, route, table[route.operationId]);
    const methods = methodsOf(event);
    if (event.httpMethod === "OPTIONS") return preflight(event, methods, allowedOrigins);
    throw new ApiProblem("method-not-allowed", `Use ${methods.join(" or ")}.`, { allow: methods });
  } catch (error) {
    return replyWithProblem(error, event.requestContext.requestId);
  }
};

const runOperation = async (event: APIGatewayProxyEvent, route: ApiRoute, operation: AnyOperation): Promise<Reply> => {
  const caller = readCaller(event, route);
  const { body, location } = await operation(readRequest(event, route, caller));
  const headers = { "Content-Type": "application/json", ...(location !== undefined && { Location: location }) };
  return { statusCode: route.answer.status, headers, body: JSON.stringify(body) };
};

const preflight = (
  event: APIGatewayProxyEvent,
  methods: readonly string[],
  allowedOrigins: ReadonlySet<string>,
): Reply => {
  const [origin] = headerValues(event, "Origin");
  const headers = { Allow: methods.join(", "), ...preflightHeaders(allowedOrigins, origin, methods) };
  return { statusCode: 204, headers, body: "" };
};

const replyWithProblem = (error: unknown, requestId: string): Reply => {
  const problem = toProblem(error);
  const document = problemDocument(problem, requestId);
  return { statusCode: document.status, headers: problemHeaders(problem), body: JSON.stringify(document), error };
};
