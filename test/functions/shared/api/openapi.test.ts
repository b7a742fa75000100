import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { openApiDocument } from "../../../../functions/shared/api/openapi-document.js";
import type { RouteDefinition } from "../../../../functions/shared/http/route.js";
import { API_ROUTES } from "../../../../functions/shared/api/routes.js";
import { violationsOf } from "../../../support/aws/api-contract.js";
import { PROBLEM_KINDS, PROBLEMS } from "../../../../functions/shared/http/problem.js";
import { problemsOf } from "../../../../functions/shared/http/openapi-responses.js";

const METHODS = ["get", "head", "post", "put", "patch", "delete"] as const;
interface Schema {
  readonly examples?: readonly unknown[];
}
interface DocumentedResponse {
  readonly links?: Readonly<Record<string, object>>;
}
interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters?: readonly { readonly name?: string; readonly required?: boolean; readonly schema?: object }[];
  readonly requestBody?: { readonly required: boolean };
  readonly responses: Readonly<Record<string, object>>;
}
/** Operations by their method, and the parameters that all of them have. */
type PathItem = Readonly<Partial<Record<(typeof METHODS)[number], Operation>>> & Pick<Operation, "parameters">;
interface Document {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const document = openApiDocument() as unknown as Document;
const routes: readonly RouteDefinition[] = API_ROUTES;
const operationOf = ({ path, method }: RouteDefinition): Operation | undefined =>
  document.paths[path]?.[method.toLowerCase() as (typeof METHODS)[number]];

const lint = async (text: string) =>
  lintFromString({
    source: text,
    absoluteRef: "openapi.json",
    config: await createConfig({ extends: ["recommended-strict"] }),
  });

describe("the OpenAPI document", () => {
  it("has nothing that an OpenAPI linter reports", async () => {
    const problems = await lint(JSON.stringify(document));

    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  it("is really linted: an unknown reference is found", async () => {
    const broken = JSON.stringify(document).replace("#/components/schemas/NewTicket", "#/components/schemas/None");

    expect(await lint(broken)).not.toEqual([]);
  });

  it("has one operation for every method of every route, and no others", () => {
    const ids = Object.values(document.paths).flatMap((path) =>
      METHODS.flatMap((method) => path[method]?.operationId ?? []),
    );

    const expected = routes.flatMap(({ operationId, method }) =>
      method === "GET" ? [operationId, `${operationId}Head`] : [operationId],
    );
    expect(ids.toSorted()).toEqual(expected.toSorted());
  });

  it.each(routes)("$operationId requires a token unless it is public, and lists its problems", (route) => {
    const operation = operationOf(route);

    const byEither = route.byAccessToken === true ? [{ Jwt: [] }] : [{ Token: [] }, { Jwt: [] }];
    const byToken = route.access === "public" ? [] : byEither;
    const bySession = route.sessionOptional === true ? [{ Session: [] }, {}] : [{ Session: [] }];
    expect(operation?.security).toEqual(route.session === true ? bySession : byToken);
    expect(Object.keys(operation?.responses ?? {}).map(Number)).toEqual([
      route.response.status,
      ...(route.response.creates === true ? [201] : []),
      ...(route.response.etag === true && route.method === "GET" ? [304] : []),
      ...problemsOf(route).keys(),
    ]);
  });

  it("describes HEAD as GET without content", () => {
    for (const { path, method } of routes.filter((route) => route.method === "GET")) {
      const { get, head } = document.paths[path] ?? {};
      expect(method).toBe("GET");
      expect([head?.security, head?.parameters]).toEqual([get?.security, get?.parameters]);
      expect(Object.keys(head?.responses ?? {})).toEqual(Object.keys(get?.responses ?? {}));
      for (const response of Object.values(head?.responses ?? {})) expect(response).not.toHaveProperty("content");
    }
  });

  it("links from what was submitted to where it is read", () => {
    const linksOf = (route: RouteDefinition) =>
      Object.values((operationOf(route)?.responses[route.response.status] as DocumentedResponse).links ?? {});

    const links = Object.fromEntries(routes.map((route) => [route.operationId, linksOf(route)] as const));

    const read = { operationId: "readTicket", parameters: { id: "$response.body#/ticketId" } };
    expect(Object.fromEntries(Object.entries(links).filter(([, all]) => all.length > 0))).toEqual({
      submitTicket: [read],
      submitSupportRequest: [read],
      createUser: [{ operationId: "submitUserTicket", requestBody: { user_id: "$response.body#/user_id" } }],
      postMessage: [{ operationId: "listMessages", parameters: { id: "$response.body#/ticketId" } }],
      postComment: [{ operationId: "listMessages", parameters: { id: "$response.body#/ticketId" } }],
      submitUserTicket: [{ operationId: "readUserTicket", parameters: { ticket_id: "$response.body#/ticket_id" } }],
    });
  });

  it("says what is required and what is optional", () => {
    const [submit, user, list, read] = ["submitTicket", "createUser", "listTickets", "readUserTicket"].map((id) =>
      routes
        .filter(({ operationId }) => operationId === id)
        .map(operationOf)
        .at(0),
    );

    expect(submit?.requestBody?.required).toBe(true);
    expect(user?.requestBody?.required).toBe(false);
    expect(list?.parameters?.filter(({ required }) => required)).toEqual([]);
    expect(read?.parameters).toMatchObject([{ name: "ticket_id", required: true }]);
  });

  it("says once what all operations of a path need, and nothing that one of them does not", () => {
    const { parameters, get, put } = document.paths["/desk/macros/{id}"] ?? {};

    expect(parameters).toMatchObject([{ name: "id", in: "path" }]);
    expect(get).not.toHaveProperty("parameters");
    expect(put?.parameters).toEqual([
      { $ref: "#/components/parameters/IfMatchIfExists" },
      { $ref: "#/components/parameters/IfNoneMatch" },
    ]);
  });

  it("has paths relative to itself, so that it is valid under any base", () => {
    const [server] = document.servers;

    expect(new URL(server?.url ?? "", "https://api.example.com/v1/openapi.json").href).toBe(
      "https://api.example.com/v1/",
    );
    expect(openApiDocument("https://api.example.com/v1")).toMatchObject({
      servers: [{ url: "https://api.example.com/v1" }],
    });
  });

  it("has examples that match their schemas", () => {
    const examples = Object.entries(document.components.schemas).flatMap(([name, { examples = [] }]) =>
      examples.map((example) => ({ name, example })),
    );

    expect(new Set(examples.map(({ name }) => name)).size).toBeGreaterThanOrEqual(12);
    for (const { name, example } of examples)
      expect(violationsOf({ $ref: `#/components/schemas/${name}` }, example), name).toEqual([]);
  });
});

describe("problems of routes", () => {
  it("have the status of their kind", () => {
    for (const route of routes)
      for (const [status, kinds] of problemsOf(route)) for (const kind of kinds) expect(PROBLEMS[kind][0]).toBe(status);
  });

  it("cover every kind except that of an unknown method", () => {
    const covered = new Set(routes.flatMap((route) => [...problemsOf(route).values()].flat()));

    expect(PROBLEM_KINDS.filter((kind) => !covered.has(kind))).toEqual(["method-not-allowed"]);
  });
});
