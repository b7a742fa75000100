import { gatewayResponses } from "./api-gateway-responses.js";
import { apiPaths, type ApiOperationsProps, AUTHORIZER, USAGE_KEY, VALIDATOR } from "./api-operations.js";
import type { Json } from "./mock-integration.js";

export interface ApiBodyProps extends ApiOperationsProps {
  readonly name: string;
  readonly description: string;
  /** The URI by which API Gateway invokes the function that authenticates callers. */
  readonly authorizerUri: string;
}

/**
 * The API's definition for API Gateway: an OpenAPI 3.0 document with AWS's extensions, which PutRestApi takes whole
 * (docs/decisions/0022-one-openapi-body.md). It is not the document for clients, `/openapi.json`, whose schemas and
 * version 3.1 API Gateway does not understand. It has no more than API Gateway needs: it fails on what it cannot use.
 */
export const apiBody = (props: ApiBodyProps): Json => ({
  openapi: "3.0.1",
  info: { title: props.name, description: props.description, version: "1.0.0" },
  paths: apiPaths(props),
  components: { securitySchemes: securitySchemes(props.authorizerUri) },
  // The authorizer names the usage plan's key; a key that a client sends is ignored.
  "x-amazon-apigateway-api-key-source": "AUTHORIZER",
  "x-amazon-apigateway-request-validators": {
    // The function reads bodies: its problems name the field, and tell a compressed body from one that is not JSON.
    [VALIDATOR]: { validateRequestBody: false, validateRequestParameters: true },
  },
  "x-amazon-apigateway-gateway-responses": gatewayResponses(props.allowedOrigins),
});

/**
 * The authorizer calls the function for every request. API Gateway's cache is off, because with it a request must have
 * every identity source, and our tokens come in either of two headers. The function has its own cache
 * (docs/decisions/0010-no-cache-at-the-gateway.md).
 */
const securitySchemes = (authorizerUri: string): Json => ({
  [AUTHORIZER]: {
    type: "apiKey",
    in: "header",
    // OpenAPI requires a name. API Gateway uses the identity source instead.
    name: "Unused",
    "x-amazon-apigateway-authtype": "custom",
    "x-amazon-apigateway-authorizer": {
      type: "request",
      authorizerUri,
      authorizerResultTtlInSeconds: 0,
      // Every request has one and no two share it, so that a cache, if someone turned it on, would match none.
      identitySource: "context.requestId",
    },
  },
  // By this name of the header API Gateway knows that a method needs a key, wherever the key comes from.
  [USAGE_KEY]: { type: "apiKey", in: "header", name: "x-api-key" },
});
