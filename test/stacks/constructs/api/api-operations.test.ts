import { describe, expect, it } from "vitest";
import { methodsOf, requiredQuery, type RouteDefinition } from "../../../../functions/shared/http/route.js";
import { API_ROUTES, ROUTES_BY_FUNCTION } from "../../../../functions/shared/api/routes.js";
import { apiBodyOf, type Operation, operationsOf } from "../../../support/aws/api-body.js";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack();
const operations = operationsOf(stack);
const names = [...operations.keys()];
const routes = API_ROUTES.map((route): [string, RouteDefinition] => [`${route.method} ${route.path}`, route]);
const paths = [...new Set(API_ROUTES.map(({ path }) => path))];
const operationNamed = (name: string): Operation => {
  const operation = operations.get(name);
  if (operation === undefined) throw new Error(`${name} not found.`);
  return operation;
};
const integrationOf = (operation: Operation) => operation["x-amazon-apigateway-integration"];
const integrations = [...operations].map(([name, operation]) => [name, integrationOf(operation)] as const);

describe("the API's operations", () => {
  it("are one for each route, HEAD wherever GET is, and ANY of each path", () => {
    const expected = routes.flatMap(([, route]) => methodsOf(route).map((method) => `${method} ${route.path}`));

    expect([...names].sort()).toEqual([...expected, ...paths.map((path) => `ANY ${path}`)].sort());
  });

  it.each(routes)("%s has its own name", (name, route) => {
    expect(operationNamed(name).operationId).toBe(route.operationId);
  });

  it("have names of which no two are the same, which OpenAPI forbids", () => {
    const ids = [...operations.values()].flatMap(({ operationId }) => operationId ?? []);

    expect(ids).toHaveLength(names.length - paths.length);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(routes.filter(([, { access }]) => access !== "public"))(
    "%s authenticates callers with the authorizer, and counts them by the key that it sends",
    (name) => {
      // Scopes are the functions' business: API Gateway knows those of Cognito's tokens only.
      expect(operationNamed(name).security).toEqual([{ token: [] }, { api_key: [] }]);
    },
  );

  it.each(routes.filter(([, { access }]) => access === "public"))("%s is open to all", (name) => {
    expect(operationNamed(name)).not.toHaveProperty("security");
  });

  it("are open to everyone only for ANY of each path: preflights, and what gets a 405", () => {
    const open = [...operations].filter(([, { security }]) => security === undefined).map(([name]) => name);
    const publicRoutes = routes.filter(([, { access }]) => access === "public");
    const expected = publicRoutes.flatMap(([, route]) => methodsOf(route).map((method) => `${method} ${route.path}`));

    expect([...open].sort()).toEqual([...expected, ...paths.map((path) => `ANY ${path}`)].sort());
  });

  it.each(routes.filter(([, { method }]) => method === "GET"))("%s has HEAD with the same access", (name, route) => {
    const head = operationNamed(name.replace("GET", "HEAD"));

    expect(head).toEqual({ ...operationNamed(name), operationId: `head-${route.operationId}` });
  });

  it("leave bodies to the function, which names their fields and knows their encoding", () => {
    expect(apiBodyOf(stack).components).not.toHaveProperty("schemas");
    for (const operation of operations.values()) expect(operation).not.toHaveProperty("requestBody");
  });

  it.each(routes)("%s requires its path's parameters and its required parameters, and no others", (name, route) => {
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => `path ${parameter}`);
    const inQuery = requiredQuery(route).map((parameter) => `query ${parameter}`);
    const { parameters } = operationNamed(name);

    expect(parameters.map((parameter) => `${parameter.in} ${parameter.name}`).sort()).toEqual(
      [...inPath, ...inQuery].sort(),
    );
  });

  it("validate parameters, all but ANY", () => {
    expect(apiBodyOf(stack)["x-amazon-apigateway-request-validators"]).toEqual({
      parameters: { validateRequestBody: false, validateRequestParameters: true },
    });
    for (const [name, operation] of operations)
      expect(operation["x-amazon-apigateway-request-validator"], name).toBe(
        name.startsWith("ANY ") ? undefined : "parameters",
      );
  });

  it("are answered by API Gateway itself where anyone may ask and nothing depends on data: ANY, and the description", () => {
    const mocked = integrations.filter(([, { type }]) => type === "mock").map(([name]) => name);

    expect([...mocked].sort()).toEqual(
      [...paths.map((path) => `ANY ${path}`), "GET /openapi.json", "HEAD /openapi.json"].sort(),
    );
  });

  it("are else handled by the functions of their routes, whose responses are returned unchanged", () => {
    for (const [name, integration] of integrations.filter(([, { type }]) => type !== "mock")) {
      expect(integration, name).toEqual({
        type: "aws_proxy",
        httpMethod: "POST",
        uri: expect.stringMatching(
          /^\$\{aws_lambda_function\.functions_serve-(?:api|desk|identity)_function_\w+\.invoke_arn\}$/,
        ) as string,
      });
      expect(operationNamed(name).responses).toEqual({});
    }
  });

  it("declare what their templates answer, status by status: API Gateway refuses an undeclared header", () => {
    for (const [name, integration] of integrations) {
      if (integration.type !== "mock") continue;
      const { responses } = operationNamed(name);
      const answers = Object.values(integration.responses);

      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual(Object.keys(responses).sort());
      for (const { statusCode, responseParameters, responseTemplates } of answers) {
        const declared = Object.keys(responses[statusCode]?.headers ?? {});
        const inTemplates = Object.values(responseTemplates).flatMap((template) =>
          [...template.matchAll(/responseOverride\.header\.([\w-]+)/g)].map(([, header]) => header),
        );
        const fixed = Object.keys(responseParameters).map((key) => key.replace("method.response.header.", ""));
        expect(declared, name).toEqual(expect.arrayContaining([...fixed, ...inTemplates]));
      }
    }
  });
});

describe("each function", () => {
  it.each(Object.entries(ROUTES_BY_FUNCTION))("%s handles exactly its own routes", (folder, own) => {
    const handled = integrations.filter(
      ([, integration]) => integration.type === "aws_proxy" && integration.uri.includes(`functions_${folder}_function`),
    );
    const expected = own.flatMap((route: RouteDefinition) =>
      methodsOf(route).map((method) => `${method} ${route.path}`),
    );

    expect(handled.map(([name]) => name).sort()).toEqual(expected.sort());
  });
});
