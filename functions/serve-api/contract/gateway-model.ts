import * as z from "zod";
import type { RouteDefinition } from "./route.js";

/** A coarse schema of a body, in JSON Schema draft 4, which API Gateway uses. */
export interface GatewayModel {
  readonly $schema: "http://json-schema.org/draft-04/schema#";
  readonly title: string;
  readonly type: "object";
  readonly maxProperties: number;
}

/** The forms that a body may have: the options of a union, or the single object. */
export const formsOf = (body: z.core.$ZodType): readonly z.ZodObject[] => {
  if (body instanceof z.ZodObject) return [body];
  if (body instanceof z.ZodUnion) return body.options.flatMap(formsOf);
  throw new TypeError("The schema of a body must be an object, or a union of objects.");
};

/**
 * The model by which the gateway itself rejects a body that is not a JSON object, or has more fields than its largest
 * form. Fields are left to the function, because the gateway's message names none. An optional body has no model. See
 * docs/decisions/0009-who-validates-what.md.
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

/** The query parameters without which the gateway rejects a request. */
export const requiredQuery = ({ query }: RouteDefinition): readonly string[] =>
  Object.entries(query?.shape ?? {})
    .filter(([, schema]) => !z.safeParse(schema, undefined).success)
    .map(([name]) => name);
