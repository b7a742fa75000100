import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { apiBodyOf, bodyTextOf } from "../../../support/aws/api-body.js";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";

const stack = synthesizeStack({ API_ALLOWED_ORIGINS: "https://a.example.com,https://b.example.com" });
const text = bodyTextOf(stack);

/** API Gateway's own limit is 6 MB. */
const MAX_BYTES = 2 * 1024 * 1024;

const lint = async (source: string) =>
  (
    await lintFromString({
      source,
      absoluteRef: "openapi.json",
      config: await createConfig({
        rules: {
          struct: "error",
          "no-undefined-server-variable": "error",
          "no-unresolved-refs": "error",
          "operation-operationId-unique": "error",
          "operation-operationId-url-safe": "error",
          "operation-parameters-unique": "error",
          "path-declaration-must-exist": "error",
          "path-not-include-query": "error",
          "path-parameters-defined": "error",
          "no-identical-paths": "error",
          "no-ambiguous-paths": "off",
        },
      }),
    })
  ).map(({ ruleId, message }) => `${ruleId}: ${message}`);

describe("the body of the API", () => {
  it("is OpenAPI 3.0, which API Gateway imports, and nothing in it is wrong", async () => {
    expect(apiBodyOf(stack).openapi).toBe("3.0.1");
    expect(await lint(text)).toEqual([]);
  });

  it.each([
    ["an operation without responses", '"responses":{},', ""],
    ["a parameter that the path does not have", '"name":"id","in":"path"', '"name":"other","in":"path"'],
    ["a name that two operations share", '"operationId":"readTicket"', '"operationId":"listTickets"'],
  ])("is really linted: %s is found", async (_what, find, put) => {
    expect(text).toContain(find);
    expect(await lint(text.replace(find, put))).not.toEqual([]);
  });

  it("refers to security schemes that it has", () => {
    const { paths, components } = apiBodyOf(stack);
    const used = Object.values(paths).flatMap((path) =>
      Object.values(path).flatMap(({ security = [] }) => security.flatMap((requirement) => Object.keys(requirement))),
    );

    expect([...new Set(used)].sort()).toEqual(Object.keys(components.securitySchemes).sort());
    expect(components.securitySchemes["api_key"]).toEqual({ type: "apiKey", in: "header", name: "x-api-key" });
  });

  it("is far below API Gateway's limit for a definition", () => {
    expect(Buffer.byteLength(text)).toBeLessThan(MAX_BYTES);
  });

  it("has references to functions only, and nothing else that Terraform would read as its own", () => {
    const references = text.match(/[$%]\{[^}]*\}?/g) ?? [];

    expect(references.length).toBeGreaterThan(50);
    for (const reference of references)
      expect(reference).toMatch(/^\$\{aws_lambda_function\.functions_[\w-]+\.invoke_arn\}$/);
  });
});
