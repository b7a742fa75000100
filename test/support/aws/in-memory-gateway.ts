import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";
import { text } from "node:stream/consumers";
import { openApiDocument } from "../../../functions/shared/api/openapi-document.js";
import { API_ROUTES, DESCRIPTION_ROUTE, ROUTES_BY_FUNCTION } from "../../../functions/shared/api/routes.js";
import { type Caller, toCallerContext } from "../../../functions/shared/auth/caller.js";
import { headerValues } from "../../../functions/shared/auth/header-values.js";
import { ApiProblem, methodNotAllowed } from "../../../functions/shared/http/problem.js";
import { problemDocument, problemHeaders } from "../../../functions/shared/http/problem-response.js";
import { SECURITY_HEADERS } from "../../../functions/shared/http/response-headers.js";
import { methodsAt, methodsOf, type RouteDefinition } from "../../../functions/shared/http/route.js";

const STAGE = "/v1";

const routes: readonly RouteDefinition[] = API_ROUTES;

/** Who calls, by the first value of a header. */
export type Identify = (header: (name: string) => string | undefined) => Caller | undefined;

/** A path's own resource and parameters, as API Gateway matches them. */
interface Match {
  readonly resource: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const segmentsOf = (path: string): readonly string[] => path.split("/").filter((segment) => segment !== "");

const match = (path: string, resource: string): Match | undefined => {
  const [sent, parts] = [segmentsOf(path), segmentsOf(resource)];
  const isParameter = (part: string): boolean => part.startsWith("{");
  if (parts.length !== sent.length || !parts.every((part, at) => isParameter(part) || part === sent[at])) return;
  const parameters = parts.flatMap((part, at) => (isParameter(part) ? [[part.slice(1, -1), sent[at] ?? ""]] : []));
  return { resource, parameters: Object.fromEntries(parameters) as Record<string, string> };
};

type Values = Readonly<Record<string, string[]>>;

/** Values by name. Names are data: `constructor` is one. */
const group = (pairs: Iterable<readonly [string, string]>): Values => {
  const values = Map.groupBy(pairs, ([name]) => name);
  return Object.fromEntries([...values].map(([name, all]) => [name, all.map(([, value]) => value)]));
};

/** A request, as it arrives. */
interface SentRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Values;
  readonly body: string;
}

const headersOf = ({ rawHeaders }: IncomingMessage): Values =>
  group(rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ""] as const] : [])));

/** The request as API Gateway passes it to the function; undefined for a path that the API does not have. */
const toEvent = (
  { method, url, headers: multiValueHeaders, body }: SentRequest,
  caller: Caller | undefined,
): APIGatewayProxyEvent | undefined => {
  const { pathname, searchParams } = new URL(url, "http://127.0.0.1");
  const found = routes
    .map(({ path }) => match(pathname.slice(STAGE.length), path))
    .filter((each) => each !== undefined)
    .toSorted((one, other) => Object.keys(one.parameters).length - Object.keys(other.parameters).length)[0];
  if (found === undefined) return undefined;
  return {
    httpMethod: method,
    resource: found.resource,
    path: pathname.slice(STAGE.length),
    pathParameters: found.parameters,
    queryStringParameters: null,
    multiValueQueryStringParameters: searchParams.size === 0 ? null : group(searchParams),
    headers: {},
    multiValueHeaders,
    stageVariables: null,
    body: body === "" ? null : body,
    isBase64Encoded: false,
    requestContext: {
      requestId: randomUUID(),
      identity: { sourceIp: "127.0.0.1" },
      path: pathname,
      authorizer: caller && toCallerContext(caller),
    } as unknown as APIGatewayProxyEvent["requestContext"],
  };
};

const refuse = (problem: ApiProblem): APIGatewayProxyResult => {
  const document = problemDocument(problem, randomUUID());
  return { statusCode: document.status, headers: { ...problemHeaders(problem) }, body: JSON.stringify(document) };
};

/** What the gateway answers itself: the API's description, and methods that a path does not have. */
const answerOfGateway = (event: APIGatewayProxyEvent): APIGatewayProxyResult | undefined => {
  const methods = methodsAt(event.resource, routes);
  if (event.httpMethod === "OPTIONS")
    return { statusCode: 204, headers: { ...SECURITY_HEADERS, Allow: methods.join(", ") }, body: "" };
  if (!methods.includes(event.httpMethod)) return refuse(methodNotAllowed(methods));
  if (event.resource !== DESCRIPTION_ROUTE.path) return undefined;
  const body = event.httpMethod === "HEAD" ? "" : JSON.stringify(openApiDocument(STAGE));
  return { statusCode: 200, headers: { ...SECURITY_HEADERS, "Content-Type": "application/json" }, body };
};

/** Answers a request, as the dispatcher of a function does. */
type Send = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;

export type Functions = Readonly<Record<keyof typeof ROUTES_BY_FUNCTION, Send>>;

/** The function of a request; of a method that its path does not have, any function of the path. */
const functionOf = ({ resource, httpMethod }: APIGatewayProxyEvent): keyof typeof ROUTES_BY_FUNCTION => {
  const all: readonly (readonly [string, readonly RouteDefinition[]])[] = Object.entries(ROUTES_BY_FUNCTION);
  const having = all.filter(([, ofFunction]) => ofFunction.some(({ path }) => path === resource));
  const [name] =
    having.find(([, ofFunction]) =>
      ofFunction.some((route) => route.path === resource && methodsOf(route).some((method) => method === httpMethod)),
    ) ??
    having[0] ??
    [];
  return name as keyof typeof ROUTES_BY_FUNCTION;
};

/** Sends a request through the gateway to the function that it is for. */
const sendTo = async (
  functions: Functions,
  request: SentRequest,
  caller: Caller | undefined,
): Promise<APIGatewayProxyResult> => {
  const event = toEvent(request, caller);
  if (event === undefined) return refuse(new ApiProblem("not-found", "No endpoint has that path."));
  return answerOfGateway(event) ?? (await functions[functionOf(event)](event));
};

interface OwnRequest {
  readonly method: string;
  /** Path and query, without the stage: `/desk/tickets?view=mine` */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a request as a caller, without a network. */
export const callFunctions = (
  functions: Functions,
  caller: Caller,
  request: OwnRequest,
): Promise<APIGatewayProxyResult> => {
  const { method, path, body, headers = {} } = request;
  const json = body === undefined ? [] : [["Content-Type", "application/json"] as const];
  return sendTo(
    functions,
    {
      method,
      url: `${STAGE}${path}`,
      headers: group([...json, ...Object.entries(headers)]),
      body: body === undefined ? "" : JSON.stringify(body),
    },
    caller,
  );
};

/**
 * The functions behind the API as a listener of node:http. Of the gateway it has paths and callers, and nothing else.
 * @param identify who calls
 */
export const gatewayOver = (functions: Functions, identify: Identify): RequestListener => {
  const answer = async (request: IncomingMessage): Promise<APIGatewayProxyResult> => {
    const multiValueHeaders = headersOf(request);
    const { method = "", url = "/" } = request;
    const sent = { method, url, headers: multiValueHeaders, body: await text(request) };
    return sendTo(
      functions,
      sent,
      identify((name) => headerValues({ multiValueHeaders }, name)[0]),
    );
  };
  return (request, response) => {
    answer(request)
      .then(({ statusCode, headers, body }) => {
        response.writeHead(statusCode, headers as Record<string, string>).end(body);
      })
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  };
};
