import * as z from "zod";
import { type Json, mergeAll, problemResponses, responsesOf, withoutContent } from "./openapi-responses.js";
import { ProblemSchema } from "./problem.js";
import { IDEMPOTENCY_KEY, methodsOf, requiredQuery, type RouteDefinition } from "./route.js";
import { API_ROUTES } from "./routes.js";

const INFO = {
  title: "Ticket pipeline",
  version: "1.0.0",
  summary: "Submit support tickets, and follow them until they are answered.",
  description: [
    "A ticket is accepted at once and answered later: poll it until `status` is ANSWERED, NEEDS_HUMAN or FAILED.",
    "Every error is a problem document (RFC 9457). Any other method of a path gets a 405 with `Allow`.",
    "HEAD is answered wherever GET is. Bodies have no Content-Encoding.",
    "Unknown fields and parameters are rejected, so that a misspelt one is not overlooked.",
  ].join(" "),
  license: { name: "Apache License 2.0", identifier: "Apache-2.0" },
};

const TAGS = [
  { name: "Tickets", description: "Submit, list and read tickets." },
  {
    name: "Legacy clients",
    description: "Request shapes of older systems, whose clients need to change only the URL and the token.",
  },
  { name: "Service", description: "About the API itself; no token is needed." },
];

const SECURITY_SCHEMES = {
  Token: { type: "apiKey", in: "header", name: "Token", description: "An API token: `tp_<id>_<secret>`." },
  Jwt: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "A JWT of the user pool." },
};

const IDEMPOTENCY_KEY_PARAMETER: Json = {
  name: IDEMPOTENCY_KEY.header,
  in: "header",
  required: false,
  description:
    "Makes repeating safe for 24 hours: the same key with the same body gets the same response, with another body 409.",
  schema: { type: "string", minLength: 1, maxLength: IDEMPOTENCY_KEY.maxLength, pattern: "^[!-~]+$" },
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

const pathsOf = (routes: readonly (readonly [RouteDefinition, OperationObject])[]): Json => {
  const paths = new Map<string, Record<string, Json>>();
  for (const [route, operation] of routes)
    for (const method of methodsOf(route))
      paths.set(route.path, { ...paths.get(route.path), [method.toLowerCase()]: byMethod(method, operation) });
  return Object.fromEntries(paths);
};

/** HEAD has the parameters, statuses and headers of GET, and no content. */
const byMethod = (method: string, operation: OperationObject): Json =>
  method === "HEAD"
    ? {
        ...operation,
        operationId: `${operation.operationId}Head`,
        summary: `${operation.summary}: status and headers only`,
        responses: withoutContent(operation.responses),
      }
    : operation;

interface OperationObject extends Json {
  readonly operationId: string;
  readonly summary: string;
  readonly responses: Readonly<Record<string, Json>>;
}

interface DescribedOperation {
  readonly operation: OperationObject;
  /** Named schemas that it refers to. */
  readonly named: NamedSchemas["named"];
}

const describeOperation = (route: RouteDefinition): DescribedOperation => {
  const { operationId, summary, tag, body, bodyOptional } = route;
  const parameters = parametersOf(route);
  const request = body && toJsonSchema(body, "input");
  const response = toJsonSchema(route.response.schema, "output");
  const operation = {
    operationId,
    summary,
    tags: [tag],
    security: securityOf(route),
    ...(parameters.length > 0 && { parameters }),
    ...(request && {
      requestBody: { required: bodyOptional !== true, content: { "application/json": { schema: request.schema } } },
    }),
    responses: responsesOf(route, response.schema),
  };
  return { operation, named: { ...request?.named, ...response.named } };
};

const parametersOf = (route: RouteDefinition): readonly Json[] => [
  ...parametersIn("path", route.parameters, Object.keys(route.parameters?.shape ?? {})),
  ...parametersIn("query", route.query, requiredQuery(route)),
  ...(route.idempotent === true ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
];

const PropertiesSchema = z.object({ properties: z.record(z.string(), z.looseObject({})) });

const parametersIn = (
  location: "path" | "query",
  schema: z.ZodObject | undefined,
  required: readonly string[],
): Json[] => {
  if (schema === undefined) return [];
  // The output describes a parameter better (a number, say) than the text that it is sent as.
  const { properties } = PropertiesSchema.parse(toJsonSchema(schema, "output").schema);
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: location,
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema: rest,
  }));
};

const securityOf = ({ access }: RouteDefinition): readonly Json[] =>
  access === "public" ? [] : [{ Token: [] }, { Jwt: [] }];

interface NamedSchemas {
  /** The schema, which refers to the named ones as an OpenAPI document does. */
  readonly schema: Json;
  /** The schemas with an id among its parts, perhaps itself. */
  readonly named: Readonly<Record<string, Json>>;
}

const ObjectsSchema = z.record(z.string(), z.record(z.string(), z.unknown()));

/** zod refers to `$defs`; an OpenAPI document has its schemas among its components. */
const withComponentRefs = (schema: z.core.ZodStandardJSONSchemaPayload<z.ZodType>) =>
  z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')));

/** zod takes examples for what a schema makes of its input, and drops them where it changes that; ours are inputs. */
const keepExamples = ({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodType;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}) => {
  const examples = z.globalRegistry.get(zodSchema)?.["examples"];
  if (Array.isArray(examples)) jsonSchema.examples = examples;
};

/**
 * JSON Schema (2020-12, as in OpenAPI 3.1) of a zod schema.
 * @param io whether to describe what a client sends, or what the schema makes of it, which is also what we return
 */
const toJsonSchema = (schema: z.ZodType, io: "input" | "output"): NamedSchemas => {
  const { $defs, ...rest } = withComponentRefs(z.toJSONSchema(schema, { io, override: keepExamples }));
  delete rest["$schema"];
  return { schema: rest, named: ObjectsSchema.parse($defs ?? {}) };
};
