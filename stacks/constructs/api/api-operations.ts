import { DESCRIPTION_ROUTE } from "../../../functions/shared/api/routes.js";
import { methodsAt, methodsOf, requiredQuery, type RouteDefinition } from "../../../functions/shared/http/route.js";
import { type Json, mocked } from "./mock-integration.js";
import { apiDescription, preflight, refusal } from "./mock-templates.js";

export interface ApiOperationsProps {
  readonly routes: readonly RouteDefinition[];
  /** The URI by which API Gateway invokes the function of a route; none handles the API's description. */
  readonly uriOf: (route: RouteDefinition) => string;
  /** Origins whose pages may read responses. */
  readonly allowedOrigins: readonly string[];
}

/** Name of the security scheme, and so of API Gateway's authorizer, that authenticates callers. */
export const AUTHORIZER = "token";

/** Name of the security scheme of methods that need a key of a usage plan. */
export const USAGE_KEY = "api_key";

/** Name of the request validator of all routes. */
export const VALIDATOR = "parameters";

/**
 * The operations of each path: one for each route, HEAD wherever GET is, and ANY for the other methods. Functions
 * handle the routes. API Gateway itself answers ANY, which has no authorizer, because browsers send their preflight
 * (OPTIONS) without a token, and the API's description: what anyone may send costs no call of a function.
 */
export const apiPaths = (props: ApiOperationsProps): Json => {
  const paths = new Map<string, Json>();
  for (const route of props.routes)
    for (const method of methodsOf(route))
      paths.set(route.path, { ...paths.get(route.path), [method.toLowerCase()]: operationOf(route, method, props) });
  return Object.fromEntries([...paths].map(([path, operations]) => [path, { ...operations, ...restOf(path, props) }]));
};

/** Every method of a path that has no route. */
const restOf = (path: string, { routes, allowedOrigins }: ApiOperationsProps): Json => {
  const methods = methodsAt(path, routes);
  const answer = mocked(refusal(methods, allowedOrigins), preflight(methods, allowedOrigins));
  return { "x-amazon-apigateway-any-method": answer };
};

const operationOf = (route: RouteDefinition, method: string, props: ApiOperationsProps): Json => ({
  operationId: method === route.method ? route.operationId : `${method.toLowerCase()}-${route.operationId}`,
  parameters: parametersOf(route),
  "x-amazon-apigateway-request-validator": VALIDATOR,
  ...securityOf(route),
  ...(route === DESCRIPTION_ROUTE ? mocked(apiDescription(props.allowedOrigins)) : invoked(props.uriOf(route))),
});

/** The parameters without which API Gateway rejects a request. */
const parametersOf = (route: RouteDefinition): readonly Json[] => {
  const required = (location: string, names: readonly string[]): readonly Json[] =>
    names.map((name) => ({ name, in: location, required: true, schema: { type: "string" } }));
  return [...required("path", Object.keys(route.parameters?.shape ?? {})), ...required("query", requiredQuery(route))];
};

/**
 * A usage plan only counts requests to methods that require a key; here the authorizer sends it. API Gateway requires
 * all that is listed, where OpenAPI would take one of them.
 */
const securityOf = ({ access }: RouteDefinition): Json =>
  access === "public" ? {} : { security: [{ [AUTHORIZER]: [] }, { [USAGE_KEY]: [] }] };

/** The function's response is returned unchanged, so that no response is declared. */
const invoked = (uri: string): Json => ({
  responses: {},
  "x-amazon-apigateway-integration": { type: "aws_proxy", httpMethod: "POST", uri },
});
