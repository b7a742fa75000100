import * as z from "zod";
import type { RouteDefinition } from "./route.js";

/** An outline of a body, in JSON Schema draft 4, which is what API Gateway reads. */
export interface GatewayModel {
  readonly $schema: "http://json-schema.org/draft-04/schema#";
  readonly title: string;
  readonly type: "object";
  readonly maxProperties: number;
}

/** The objects that a body may be: the options of a union, or the one it is. */
export const formsOf = (body: z.core.$ZodType): readonly z.ZodObject[] => {
  if (body instanceof z.ZodObject) return [body];
  if (body instanceof z.ZodUnion) return body.options.flatMap(formsOf);
  throw new TypeError("A body is an object, or one of several objects.");
};

/**
 * What the gateway itself refuses of a route's body: no JSON object, or more fields than its largest form has. What is
 * wrong with one field is left to the function, since the gateway's words name no field. A body that may be missing has no
 * model. See docs/decisions/0009-who-validates-what.md.
 */
export const gatewayModel = ({ operationId, body, bodyOptional }: RouteDefinition): GatewayModel | undefined =>
  body === undefined || bodyOptional === true
    ? undefined
    : {
        $schema: "http://json-schema.org/draft-04/schema#",
        title: operationId,
        type: "object",
        maxProperties: Math.max(...formsOf(body).map(({ shape }) => Object.keys(shape).length)),
      };

/** The query parameters without which the gateway refuses a request. */
export const requiredQuery = ({ query }: RouteDefinition): readonly string[] =>
  Object.entries(query?.shape ?? {})
    .filter(([, schema]) => !z.safeParse(schema, undefined).success)
    .map(([name]) => name);
