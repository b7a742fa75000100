import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { openApiDocument } from "../../functions/shared/api/openapi-document.js";
import { API_ROUTES, DESCRIPTION_ROUTE } from "../../functions/shared/api/routes.js";
import { ApiProblem, methodNotAllowed } from "../../functions/shared/http/problem.js";
import { SECURITY_HEADERS } from "../../functions/shared/http/response-headers.js";
import { methodsAt, methodsOf, type RouteDefinition } from "../../functions/shared/http/route.js";
import { problemDocument, problemHeaders } from "../../functions/shared/http/problem-response.js";
import { headerValues } from "../../functions/shared/auth/header-values.js";
import { toCallerContext } from "../../functions/shared/auth/caller.js";
import { aTicketApi } from "../support/aws/api-under-test.js";
import { aCaller } from "../support/fakes/ticket-api-ports.js";

const STAGE = "/v1";

const routes: readonly RouteDefinition[] = API_ROUTES;

/** The tokens that the server knows, each that of the customer it names. */
export const TOKENS = { owner: "C-1", peer: "C-2" } as const;

const callerOf = (token: string | undefined): APIGatewayProxyEvent["requestContext"]["authorizer"] =>
  Object.values(TOKENS).some((known) => known === token)
    ? toCallerContext(aCaller({ subject: token ?? "" }))
    : undefined;

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
  const found = routes.map(({ path }) => match(pathname.slice(STAGE.length), path)).find((each) => each !== undefined);
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

/** What the gateway answers itself: the API's description. */
const answerOfGateway = (event: APIGatewayProxyEvent): APIGatewayProxyResult | undefined => {
  if (event.resource !== DESCRIPTION_ROUTE.path) return undefined;
  if (!methodsOf(DESCRIPTION_ROUTE).some((method) => method === event.httpMethod))
    return refuse(methodNotAllowed(methodsAt(event.resource, routes)));
  const body = event.httpMethod === "HEAD" ? "" : JSON.stringify(openApiDocument(STAGE));
  return { statusCode: 200, headers: { ...SECURITY_HEADERS, "Content-Type": "application/json" }, body };
};

/**
 * The function behind the API on a loopback port, with a table and a stream in memory: a thousand requests take
 * seconds. Of the gateway it has paths and tokens, and nothing else.
 */
export const startApi = async (): Promise<{ readonly base: string; readonly server: Server }> => {
  const { send } = aTicketApi();
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const event = await toEvent(request);
      const result =
        event === undefined
          ? refuse(new ApiProblem("not-found", "No endpoint has that path."))
          : (answerOfGateway(event) ?? (await send(event)));
      response.writeHead(result.statusCode, result.headers as Record<string, string>).end(result.body);
    };
    answer().catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { base: `http://127.0.0.1:${port}${STAGE}`, server };
};
