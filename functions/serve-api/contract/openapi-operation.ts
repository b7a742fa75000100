import * as z from "zod";
import { requiredQuery } from "./gateway-model.js";
import { IDEMPOTENCY_KEY } from "./idempotency-key.js";
import { type Json, type NamedSchemas, toJsonSchema } from "./json-schema.js";
import { responsesOf } from "./openapi-responses.js";
import type { RouteDefinition } from "./route.js";

export interface DescribedOperation {
  readonly operation: Json;
  /** Named schemas that it refers to. */
  readonly named: NamedSchemas["named"];
}

const PropertiesSchema = z.object({ properties: z.record(z.string(), z.looseObject({})) });

const parametersIn = (
  place: "path" | "query",
  schema: z.ZodObject | undefined,
  required: readonly string[],
): Json[] => {
  if (schema === undefined) return [];
  // What a parameter becomes, a number say, tells more than the text it arrives as.
  const { properties } = PropertiesSchema.parse(toJsonSchema(schema, "output").schema);
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema: rest,
  }));
};

const parametersOf = (route: RouteDefinition): readonly Json[] => [
  ...parametersIn("path", route.parameters, Object.keys(route.parameters?.shape ?? {})),
  ...parametersIn("query", route.query, requiredQuery(route)),
  ...(route.idempotent === true ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
];

const securityOf = ({ access }: RouteDefinition): readonly Json[] =>
  access === "public" ? [] : [{ Token: [] }, { Jwt: [] }];

/** Describes one route as an OpenAPI operation. */
export const describeOperation = (route: RouteDefinition): DescribedOperation => {
  const { operationId, summary, tag, body, bodyOptional } = route;
  const parameters = parametersOf(route);
  const sent = body && toJsonSchema(body, "input");
  const answer = toJsonSchema(route.answer.schema, "output");
  const operation = {
    operationId,
    summary,
    tags: [tag],
    security: securityOf(route),
    ...(parameters.length > 0 && { parameters }),
    ...(sent && {
      requestBody: { required: bodyOptional !== true, content: { "application/json": { schema: sent.schema } } },
    }),
    responses: responsesOf(route, answer.schema),
  };
  return { operation, named: { ...sent?.named, ...answer.named } };
};

export const IDEMPOTENCY_KEY_PARAMETER: Json = {
  name: IDEMPOTENCY_KEY.header,
  in: "header",
  required: false,
  description:
    "Makes repeating safe for 24 hours: the same key with the same body gets the same answer, with another body 409.",
  schema: { type: "string", minLength: 1, maxLength: IDEMPOTENCY_KEY.maxLength, pattern: "^[!-~]+$" },
};
