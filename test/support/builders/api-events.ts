import type { APIGatewayProxyEvent } from "aws-lambda";
import { type Caller, toCallerContext } from "../../../functions/shared/auth/caller.js";
import { type OperationId, API_ROUTES } from "../../../functions/shared/api/routes.js";
import { aCaller } from "../fakes/ticket-api-ports.js";

export const REQUEST_ID = "3f2c9a54-2f57-4d4c-9d3f-9a1f5f5b6c11";

interface SentRequest {
  readonly method: string;
  /** As API Gateway matched it: `/tickets/{id}`. */
  readonly resource: string;
  /** What is before the resource in the path. @default "/v1" */
  readonly basePath?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, readonly string[]>>;
  /** `undefined` removes a header that is sent by default. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Text stays unchanged, bytes become base64, anything else becomes JSON with its Content-Type. */
  readonly body?: unknown;
  /** `null` without an authorizer. */
  readonly caller?: Caller | null;
  /** Network address of the client. @default none */
  readonly address?: string;
  /** @default REQUEST_ID */
  readonly requestId?: string;
}

const bodyOf = (body: unknown): Pick<APIGatewayProxyEvent, "body" | "isBase64Encoded"> => {
  if (body === undefined) return { body: null, isBase64Encoded: false };
  if (body instanceof Uint8Array) return { body: Buffer.from(body).toString("base64"), isBase64Encoded: true };
  return { body: typeof body === "string" ? body : JSON.stringify(body), isBase64Encoded: false };
};

const lastOf = (query: Readonly<Record<string, readonly string[]>>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).map(([name, values]) => [name, values.at(-1) ?? ""]));

const present = (headers: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** A request as API Gateway passes it to the function. */
export const anApiEvent = ({
  method,
  resource,
  basePath = "/v1",
  parameters,
  query,
  headers,
  body,
  caller,
  address,
  requestId = REQUEST_ID,
}: SentRequest): APIGatewayProxyEvent => {
  const sent = present({ ...(body !== undefined && { "Content-Type": "application/json" }), ...headers });
  return {
    httpMethod: method,
    resource,
    path: resource,
    pathParameters: parameters ?? null,
    queryStringParameters: query ? lastOf(query) : null,
    multiValueQueryStringParameters: query
      ? Object.fromEntries(Object.entries(query).map(([n, v]) => [n, [...v]]))
      : null,
    headers: sent,
    multiValueHeaders: Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, [value]])),
    stageVariables: null,
    ...bodyOf(body),
    requestContext: {
      requestId,
      path: basePath + resource,
      ...(address !== undefined && { identity: { sourceIp: address } }),
      authorizer: caller === null ? undefined : toCallerContext(caller ?? aCaller()),
    } as unknown as APIGatewayProxyEvent["requestContext"],
  };
};

/** A request to the route of an operation. */
export const aRequestTo = (operationId: OperationId, sent: Partial<Omit<SentRequest, "method" | "resource">> = {}) => {
  const route = API_ROUTES.find((each) => each.operationId === operationId);
  if (route === undefined) throw new Error(`Route of ${operationId} not found`);
  return anApiEvent({ method: route.method, resource: route.path, ...sent });
};
