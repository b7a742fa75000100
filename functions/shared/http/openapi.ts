import * as z from "zod";
import { type Json, mergeAll, problemResponses, responsesOf, withoutContent } from "./openapi-responses.js";
import { ProblemSchema } from "./problem.js";
import {
  IDEMPOTENCY_KEY,
  methodsOf,
  requiredQuery,
  type RouteDefinition,
  SESSION_COOKIE,
  SESSION_REQUEST,
} from "./route.js";

const SECURITY_SCHEMES = {
  Token: { type: "apiKey", in: "header", name: "Token", description: "An API token: `tp_<id>_<secret>`." },
  Jwt: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "A JWT of the user pool." },
};

const SESSION_SCHEME = {
  type: "apiKey",
  in: "cookie",
  name: SESSION_COOKIE,
  description: "The cookie that signing in sets. Browsers send it by themselves; pages cannot read it.",
};

/** What `visibleAscii` accepts. */
const visibleText = (maxLength: number): Json => ({ type: "string", minLength: 1, maxLength, pattern: "^[!-~]+$" });

const IDEMPOTENCY_KEY_PARAMETER: Json = {
  name: IDEMPOTENCY_KEY.header,
  in: "header",
  required: false,
  description:
    "Makes repeating safe for 24 hours: the same key with the same body gets the same response, with another body 409.",
  schema: visibleText(IDEMPOTENCY_KEY.maxLength),
};

const SESSION_REQUEST_PARAMETER: Json = {
  name: SESSION_REQUEST.header,
  in: "header",
  required: true,
  description: "Any value. It shows that no page of another site made the browser send the cookie.",
  schema: visibleText(SESSION_REQUEST.maxLength),
};

export interface DescribedApi {
  readonly info: Json;
  readonly tags: readonly Json[];
  readonly routes: readonly RouteDefinition[];
  /** Base of its paths, absolute or relative to the address of the document. */
  readonly serverUrl: string;
}

/** An API as an OpenAPI 3.1 document, made from its route tables. */
export const describeApi = ({ info, tags, routes, serverUrl }: DescribedApi): Json => {
  const described = routes.map((route) => ({ route, ...describeOperation(route) }));
  const problem = toJsonSchema(ProblemSchema, "output");
  const sessions = routes.some(({ session }) => session === true);
  return {
    openapi: "3.1.0",
    info,
    servers: [{ url: serverUrl }],
    tags,
    paths: pathsOf(described.map(({ route, operation }) => [route, operation])),
    components: {
      securitySchemes: { ...SECURITY_SCHEMES, ...(sessions && { Session: SESSION_SCHEME }) },
      parameters: {
        IdempotencyKey: IDEMPOTENCY_KEY_PARAMETER,
        ...(sessions && { SessionRequest: SESSION_REQUEST_PARAMETER }),
        ...CONDITIONS,
      },
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
  return Object.fromEntries([...paths].map(([path, operations]) => [path, withSharedParameters(operations)]));
};

const ParametersSchema = z.looseObject({ parameters: z.array(z.unknown()).default([]) });

/** The operations of a path, with the parameters that all of them have said once: API Gateway limits the document. */
const withSharedParameters = (operations: Readonly<Record<string, Json>>): Json => {
  const all = Object.values(operations).map((operation) => ParametersSchema.parse(operation).parameters);
  const texts = all.map((parameters) => new Set(parameters.map((each) => JSON.stringify(each))));
  const isShared = (parameter: unknown) => texts.every((of) => of.has(JSON.stringify(parameter)));
  const shared = (all[0] ?? []).filter(isShared);
  const own = Object.entries(operations).map(([method, operation]): [string, Json] => {
    const { parameters, ...rest } = ParametersSchema.parse(operation);
    const others = parameters.filter((parameter) => !isShared(parameter));
    return [method, { ...rest, ...(others.length > 0 && { parameters: others }) }];
  });
  return { ...(shared.length > 0 && { parameters: shared }), ...Object.fromEntries(own) };
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
  const response = route.response.schema && toJsonSchema(route.response.schema, "output");
  const operation = {
    operationId,
    summary,
    tags: [tag],
    security: securityOf(route),
    ...(parameters.length > 0 && { parameters }),
    ...(request && {
      requestBody: { required: bodyOptional !== true, content: { "application/json": { schema: request.schema } } },
    }),
    responses: responsesOf(route, response?.schema),
  };
  return { operation, named: { ...request?.named, ...response?.named } };
};

const parametersOf = (route: RouteDefinition): readonly Json[] => [
  ...parametersIn("path", route.parameters, Object.keys(route.parameters?.shape ?? {})),
  ...parametersIn("query", route.query, requiredQuery(route)),
  ...(route.idempotent === true ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
  ...conditionsOf(route),
  ...(route.session === true ? [{ $ref: "#/components/parameters/SessionRequest" }] : []),
];

const IF_MATCH_PARAMETER: Json = {
  name: "If-Match",
  in: "header",
  required: true,
  description: "The ETag of what the request changes, as its GET returned it.",
  schema: { type: "string", pattern: '^"[!#-~]{1,100}"$', examples: ['"7"'] },
};

/** Parameters of conditional requests, by their name among the components. */
const CONDITIONS: Json = {
  IfMatch: IF_MATCH_PARAMETER,
  IfMatchIfExists: {
    ...IF_MATCH_PARAMETER,
    required: false,
    description: "Required to replace what exists: its ETag, as its GET returned it.",
  },
  IfNoneMatch: {
    name: "If-None-Match",
    in: "header",
    required: false,
    description: "`*` to make sure that the request replaces nothing.",
    schema: { type: "string", enum: ["*"], examples: ["*"] },
  },
};

const conditionsOf = ({ conditional = false }: RouteDefinition): readonly Json[] => {
  const names = conditional === "if-exists" ? ["IfMatchIfExists", "IfNoneMatch"] : conditional ? ["IfMatch"] : [];
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
};

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

const securityOf = ({ access, session, sessionOptional, byAccessToken }: RouteDefinition): readonly Json[] => {
  if (session === true) return sessionOptional === true ? [{ Session: [] }, {}] : [{ Session: [] }];
  if (byAccessToken === true) return [{ Jwt: [] }];
  return access === "public" ? [] : [{ Token: [] }, { Jwt: [] }];
};

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
