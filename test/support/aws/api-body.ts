import * as z from "zod";
import type { SynthesizedStack } from "./synthesized-stack.js";

const TextsSchema = z.record(z.string(), z.string());

const IntegrationResponseSchema = z.strictObject({
  statusCode: z.string(),
  responseParameters: TextsSchema,
  responseTemplates: TextsSchema,
});

const IntegrationSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("aws_proxy"), httpMethod: z.string(), uri: z.string() }),
  z.strictObject({
    type: z.literal("mock"),
    passthroughBehavior: z.string(),
    requestTemplates: TextsSchema,
    responses: z.record(z.string(), IntegrationResponseSchema),
  }),
]);

const ParameterSchema = z.strictObject({
  name: z.string(),
  in: z.enum(["path", "query"]),
  required: z.literal(true),
  schema: z.strictObject({ type: z.literal("string") }),
});

const OperationSchema = z.strictObject({
  operationId: z.string().optional(),
  parameters: z.array(ParameterSchema).default([]),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  responses: z.record(
    z.string(),
    z.strictObject({ description: z.string(), headers: z.record(z.string(), z.unknown()) }),
  ),
  "x-amazon-apigateway-request-validator": z.string().optional(),
  "x-amazon-apigateway-integration": IntegrationSchema,
});
export type Operation = z.output<typeof OperationSchema>;

const GatewayResponseSchema = z.strictObject({
  statusCode: z.string(),
  responseParameters: TextsSchema,
  responseTemplates: TextsSchema,
});

/** All that the body may have: a test that parses it fails on what no test knows. */
const BodySchema = z.strictObject({
  openapi: z.string(),
  info: z.strictObject({ title: z.string(), description: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), OperationSchema)),
  components: z.strictObject({
    securitySchemes: z.record(
      z.string(),
      z.looseObject({
        type: z.string(),
        in: z.string(),
        name: z.string(),
        "x-amazon-apigateway-authorizer": z.record(z.string(), z.unknown()).optional(),
      }),
    ),
  }),
  "x-amazon-apigateway-api-key-source": z.string(),
  "x-amazon-apigateway-request-validators": z.record(z.string(), z.record(z.string(), z.boolean())),
  "x-amazon-apigateway-gateway-responses": z.record(z.string(), GatewayResponseSchema),
});

/** The text of the body of a stack's API: with references to other resources, which Terraform resolves. */
export const bodyTextOf = (stack: SynthesizedStack): string =>
  z.string().parse(stack.resource("aws_api_gateway_rest_api")["body"]);

/** The definition of a stack's API. */
export const apiBodyOf = (stack: SynthesizedStack): z.output<typeof BodySchema> =>
  BodySchema.parse(JSON.parse(bodyTextOf(stack)));

const ANY = "x-amazon-apigateway-any-method";

/** Every operation of an API, by method and path: `GET /tickets/{id}`, `ANY /tickets`. */
export const operationsOf = (stack: SynthesizedStack): ReadonlyMap<string, Operation> =>
  new Map(
    Object.entries(apiBodyOf(stack).paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]): [string, Operation] => [
        `${method === ANY ? "ANY" : method.toUpperCase()} ${path}`,
        operation,
      ]),
    ),
  );
