import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { requiredQuery, type RouteDefinition } from "../../../../functions/shared/http/route.js";
import { API_ROUTES, ROUTES_BY_FUNCTION } from "../../../../functions/shared/api/routes.js";
import { ApiPaths } from "../../../../stacks/constructs/api/api-methods.js";
import { type Resource, synthesizeStack } from "../../../support/aws/synthesized-stack.js";
import { TerraformOutput, TerraformStack, Testing } from "cdktf";

const stack = synthesizeStack();
const methods = stack.resources("aws_api_gateway_method");
const integrations = stack.resources("aws_api_gateway_integration");
const routes = API_ROUTES.map((route): [string, RouteDefinition] => [`${route.method} ${route.path}`, route]);
const methodOf = ({ operationId }: RouteDefinition): Resource =>
  stack.resource("aws_api_gateway_method", `api/definition/methods/${operationId}`);
const rests = methods.filter(([, { http_method: method }]) => method === "ANY");

describe("the API's methods", () => {
  it.each(routes)("%s has a method on its own path", (_name, route) => {
    const last = route.path.split("/").at(-1);
    const [, name] =
      /\$\{aws_api_gateway_resource\.(\w[\w-]*)\.id\}/.exec(String(methodOf(route)["resource_id"])) ?? [];

    expect(methodOf(route)).toMatchObject({ http_method: route.method, operation_name: route.operationId });
    expect(stack.json.resource["aws_api_gateway_resource"]?.[name ?? ""]).toMatchObject({ path_part: last });
  });

  it.each(routes.filter(([, { access }]) => access !== "public"))(
    "%s authenticates callers with the authorizer, and counts them by the key that it sends",
    (_name, route) => {
      expect(methodOf(route)).toMatchObject({
        authorization: "CUSTOM",
        authorizer_id: expect.stringContaining("aws_api_gateway_authorizer") as string,
        api_key_required: true,
      });
    },
  );

  it.each(routes.filter(([, { access }]) => access === "public"))("%s is open to all", (_name, route) => {
    expect(methodOf(route)["authorization"]).toBe("NONE");
    expect(methodOf(route)).not.toHaveProperty("api_key_required");
  });

  it("are below resources of which no two have the same path, which API Gateway refuses", () => {
    const paths = stack
      .resources("aws_api_gateway_resource")
      .map(([, resource]) => `${String(resource["parent_id"])} ${String(resource["path_part"])}`);

    expect(paths.length).toBeGreaterThan(40);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it("are open to everyone only for ANY of each path: preflights, and what gets a 405", () => {
    const open = methods
      .filter(([, { authorization }]) => authorization === "NONE")
      .map(([path]) => path.split("/").at(-1));
    const publicIds = API_ROUTES.filter(({ access }) => access === "public").flatMap(({ operationId, method }) =>
      method === "GET" ? [operationId, `head-${operationId}`] : [operationId],
    );

    expect(open.filter((id) => !id?.startsWith("any-")).sort()).toEqual([...publicIds].sort());
    expect(rests).toHaveLength(new Set(API_ROUTES.map(({ path }) => path)).size);
  });

  it.each(routes.filter(([, { method }]) => method === "GET"))("%s has HEAD with the same access", (_name, route) => {
    const id = `head-${route.operationId}`;
    const head = stack.resource("aws_api_gateway_method", `api/definition/methods/${id}`);

    // "//" names the construct.
    expect(head).toEqual({ ...methodOf(route), http_method: "HEAD", operation_name: id, "//": head["//"] });
  });

  it("leave bodies to the function, which names their fields and knows their encoding", () => {
    expect(stack.resources("aws_api_gateway_model")).toEqual([]);
    for (const [, method] of methods) expect(method).not.toHaveProperty("request_models");
  });

  it.each(routes.filter(([, route]) => requiredQuery(route).length > 0))(
    "%s requires its required parameters",
    (_name, route) => {
      for (const name of requiredQuery(route))
        expect(methodOf(route)["request_parameters"]).toHaveProperty([`method.request.querystring.${name}`], true);
    },
  );

  it("validates parameters", () => {
    expect(stack.resource("aws_api_gateway_request_validator")).toMatchObject({
      validate_request_body: false,
      validate_request_parameters: true,
    });
  });

  it("each have an integration", () => {
    expect(integrations).toHaveLength(methods.length);
  });

  it("are answered by API Gateway itself where anyone may ask and nothing depends on data: ANY, and the description", () => {
    const mocked = integrations.filter(([, { type }]) => type === "MOCK").map(([path]) => path.split("/").at(3));

    expect(mocked.sort()).toEqual(
      [...rests.map(([path]) => path.split("/").at(-1)), "describeApi", "head-describeApi"]
        .map((id) => `${id ?? ""}-mock`)
        .sort(),
    );
  });

  it("are else handled by the functions of their routes, whose responses are returned unchanged", () => {
    for (const [, integration] of integrations.filter(([, { type }]) => type !== "MOCK"))
      expect(integration).toMatchObject({
        type: "AWS_PROXY",
        integration_http_method: "POST",
        uri: expect.stringMatching(
          /aws_lambda_function\.functions_serve-(?:api|desk|identity)\w*\.invoke_arn/,
        ) as string,
      });
  });
});

describe("each function", () => {
  it.each(Object.entries(ROUTES_BY_FUNCTION))("%s handles exactly its own routes", (folder, own) => {
    for (const { operationId } of own) {
      const path = `api/definition/methods/${operationId}-integration`;
      const { uri } = stack.resource("aws_api_gateway_integration", path);
      expect(uri).toMatch(new RegExp(`functions_${folder}_function`));
    }
  });
});

const ResourceSchema = z.object({ parent_id: z.string(), path_part: z.string() });
const SynthesizedSchema = z.object({
  resource: z.object({ aws_api_gateway_resource: z.record(z.string(), ResourceSchema) }),
  output: z.record(z.string(), z.object({ value: z.string() })),
});

const makePaths = (paths: readonly string[]) => {
  const stack = new TerraformStack(Testing.app(), "stack");
  const tree = new ApiPaths(stack, "paths", { apiId: "api", rootId: "root", paths });
  paths.forEach((whole, index) => new TerraformOutput(stack, `id-${index}`, { value: tree.idOf(whole) }));
  const { resource, output } = SynthesizedSchema.parse(JSON.parse(Testing.synth(stack)));
  const ids = paths.map((_, index) => output[`id-${index}`]?.value ?? "");
  return { tree, ids, resources: resource.aws_api_gateway_resource };
};

/** The whole path of a resource, by its parents. */
const pathOf = (id: string, resources: Readonly<Record<string, z.infer<typeof ResourceSchema>>>): string => {
  const name = /\$\{aws_api_gateway_resource\.(.+)\.id\}/.exec(id)?.[1];
  const resource = name === undefined ? undefined : resources[name];
  return resource === undefined ? "" : `${pathOf(resource.parent_id, resources)}/${resource.path_part}`;
};

const part = fc.constantFrom("tickets", "ticket", "user", "{id}", "{name}", "openapi.json");
const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join("/")}`);

describe("the tree of the API's paths", () => {
  it("reaches every path from the root, with one resource for each part", () => {
    fc.assert(
      fc.property(fc.array(path, { minLength: 1, maxLength: 6 }), (paths) => {
        const { tree, ids, resources } = makePaths(paths);
        const prefixes = new Set(
          paths.flatMap((whole) => whole.split("/").map((_, index, parts) => parts.slice(0, index + 1).join("/"))),
        );

        expect(ids.map((id) => pathOf(id, resources))).toEqual(paths);
        expect(Object.keys(resources)).toHaveLength(prefixes.size - 1);
        expect(tree.all).toHaveLength(new Set(paths).size);
      }),
      { numRuns: 25 },
    );
  });

  it("has no other path", () => {
    expect(() => makePaths(["/tickets"]).tree.idOf("/users")).toThrow("Path /users not found.");
  });
});
