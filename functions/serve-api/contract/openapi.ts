import { type Json, mergeAll, toJsonSchema } from "./json-schema.js";
import { describeOperation, IDEMPOTENCY_KEY_PARAMETER } from "./openapi-operation.js";
import { problemResponses } from "./openapi-responses.js";
import { ProblemSchema } from "./problem-schema.js";
import type { RouteDefinition } from "./route.js";
import { API_ROUTES } from "./routes.js";

const INFO = {
  title: "Ticket pipeline",
  version: "1.0.0",
  summary: "Submit support tickets, and follow them until they are answered.",
  description: [
    "A ticket is taken at once and answered later: poll it until `status` is ANSWERED, NEEDS_HUMAN or FAILED.",
    "Every error is a problem document (RFC 9457). Any other method of a path is answered 405 with `Allow`.",
    "Unknown fields and parameters are refused, so that a misspelt one is not overlooked.",
  ].join(" "),
  license: { name: "Apache License 2.0", identifier: "Apache-2.0" },
};

const TAGS = [
  { name: "Tickets", description: "Submit, list and read tickets." },
  {
    name: "Movers",
    description: "Request shapes of older systems, so that their clients move by URL and token alone.",
  },
  { name: "Service", description: "About the API itself; no token is needed." },
];

const SECURITY_SCHEMES = {
  Token: { type: "apiKey", in: "header", name: "Token", description: "An API token: `tp_<id>_<secret>`." },
  Jwt: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "A JWT of the user pool." },
};

const pathsOf = (routes: readonly (readonly [RouteDefinition, Json])[]): Json => {
  const paths = new Map<string, Record<string, Json>>();
  for (const [{ path, method }, operation] of routes)
    paths.set(path, { ...paths.get(path), [method.toLowerCase()]: operation });
  return Object.fromEntries(paths);
};

/**
 * The API as an OpenAPI 3.1 document, made from the route table.
 * @param serverUrl base of its paths, absolute or relative to the address of the document. @default "."
 */
export const openApiDocument = (serverUrl = "."): Json => {
  const routes: readonly RouteDefinition[] = API_ROUTES;
  const described = routes.map((route) => ({ route, ...describeOperation(route) }));
  const problem = toJsonSchema(ProblemSchema, "output");
  return {
    openapi: "3.1.0",
    info: INFO,
    servers: [{ url: serverUrl }],
    tags: TAGS,
    paths: pathsOf(described.map(({ route, operation }) => [route, operation])),
    components: {
      securitySchemes: SECURITY_SCHEMES,
      parameters: { IdempotencyKey: IDEMPOTENCY_KEY_PARAMETER },
      responses: problemResponses(routes),
      schemas: mergeAll([problem.named, ...described.map(({ named }) => named)]),
    },
  };
};
