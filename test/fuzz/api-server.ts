import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { openApiDocument } from "../../functions/shared/api/openapi-document.js";
import { API_ROUTES, DESCRIPTION_ROUTE, ROUTES_BY_FUNCTION } from "../../functions/shared/api/routes.js";
import { ApiProblem, methodNotAllowed } from "../../functions/shared/http/problem.js";
import { SECURITY_HEADERS } from "../../functions/shared/http/response-headers.js";
import { methodsAt, methodsOf, type RouteDefinition } from "../../functions/shared/http/route.js";
import { problemDocument, problemHeaders } from "../../functions/shared/http/problem-response.js";
import { headerValues } from "../../functions/shared/auth/header-values.js";
import { type Caller, PERSON_SCOPES, SCOPES, toCallerContext } from "../../functions/shared/auth/caller.js";
import { aTicketApi } from "../support/aws/api-under-test.js";
import { aDeskApi } from "../support/aws/desk-under-test.js";
import { anIdentityApi } from "../support/aws/identity-under-test.js";
import { aDeskTicket } from "../support/builders/desk-tickets.js";
import { aCaller } from "../support/fakes/ticket-api-ports.js";
import type { Credential, Peers } from "./schemathesis/run-schemathesis.js";

const STAGE = "/v1";

const routes: readonly RouteDefinition[] = API_ROUTES;

/** Who calls, by their token. */
const CALLERS: ReadonlyMap<string, Caller> = new Map([
  ["C-1", aCaller({ subject: "C-1" })],
  ["C-2", aCaller({ subject: "C-2" })],
  ["u-agent", aCaller({ subject: "u-agent", role: "agent", scopes: SCOPES })],
  ["u-admin", aCaller({ subject: "u-admin", role: "admin", scopes: PERSON_SCOPES })],
]);

const credentialOf = (value: string): Credential => ({ name: "Token", value });

/** Two customers. */
export const PEERS: Peers = { owner: credentialOf("C-1"), peer: credentialOf("C-2") };

/** Staff by role; an admin who signed in. */
export const STAFF = { agent: { staff: credentialOf("u-agent") }, admin: { staff: credentialOf("u-admin") } } as const;

const callerOf = (token: string | undefined): APIGatewayProxyEvent["requestContext"]["authorizer"] => {
  const caller = CALLERS.get(token ?? "");
  return caller && toCallerContext(caller);
};

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

const headersOf = ({ rawHeaders }: IncomingMessage): Values =>
  group(rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ""] as const] : [])));

/** The request as API Gateway passes it to the function; undefined for a path that the API does not have. */
const toEvent = async (request: IncomingMessage): Promise<APIGatewayProxyEvent | undefined> => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
  const found = routes
    .map(({ path }) => match(pathname.slice(STAGE.length), path))
    .filter((each) => each !== undefined)
    .toSorted((one, other) => Object.keys(one.parameters).length - Object.keys(other.parameters).length)[0];
  const multiValueHeaders = headersOf(request);
  const [token] = headerValues({ multiValueHeaders }, "Token");
  const body = await text(request);
  if (found === undefined) return undefined;
  return {
    httpMethod: request.method ?? "",
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
      path: pathname,
      authorizer: callerOf(token),
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

type Send = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;

/** The functions behind the API, each with what it needs in memory. The desk has a ticket. */
const startFunctions = (): Readonly<Record<keyof typeof ROUTES_BY_FUNCTION, Send>> => {
  const desk = aDeskApi();
  desk.ports.desk.add(aDeskTicket());
  return { "serve-api": aTicketApi().send, "serve-desk": desk.send, "serve-identity": anIdentityApi().send };
};

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

/**
 * The functions behind the API on a loopback port, with tables and a stream in memory: a thousand requests take
 * seconds. Of the gateway it has paths and tokens, and nothing else.
 */
export const startApi = async (): Promise<{ readonly base: string; readonly server: Server }> => {
  const functions = startFunctions();
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const event = await toEvent(request);
      const result =
        event === undefined
          ? refuse(new ApiProblem("not-found", "No endpoint has that path."))
          : (answerOfGateway(event) ?? (await functions[functionOf(event)](event)));
      response.writeHead(result.statusCode, result.headers as Record<string, string>).end(result.body);
    };
    answer().catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { base: `http://127.0.0.1:${port}${STAGE}`, server };
};
