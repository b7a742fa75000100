import type { APIGatewayProxyEvent } from "aws-lambda";
import { ApiProblem } from "../contract/problem.js";
import { type ApiRoute, API_ROUTES } from "../contract/routes.js";

const ROUTE_BY_KEY: ReadonlyMap<string, ApiRoute> = new Map(
  API_ROUTES.map((route) => [`${route.method} ${route.path}`, route]),
);

const methodsByPath = (): ReadonlyMap<string, readonly string[]> => {
  const methods = new Map<string, string[]>();
  for (const { path, method } of API_ROUTES) methods.set(path, [...(methods.get(path) ?? []), method]);
  return new Map([...methods].map(([path, own]) => [path, [...own, "OPTIONS"]]));
};
const METHODS_BY_PATH = methodsByPath();

/** The route of a request, found by the resource that API Gateway matched: `/tickets/{id}`. */
export const findRoute = ({ httpMethod, resource }: APIGatewayProxyEvent): ApiRoute | undefined =>
  ROUTE_BY_KEY.get(`${httpMethod} ${resource}`);

/**
 * The methods of a request's path, OPTIONS among them.
 * @throws ApiProblem not-found when there is no such path.
 */
export const methodsOf = ({ resource }: APIGatewayProxyEvent): readonly string[] => {
  const methods = METHODS_BY_PATH.get(resource);
  if (methods === undefined) throw new ApiProblem("not-found", "The API has no such path.");
  return methods;
};
