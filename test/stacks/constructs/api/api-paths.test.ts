import { TerraformOutput, TerraformStack, Testing } from "cdktf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { ApiPaths } from "../../../../stacks/constructs/api/api-paths.js";

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
  it("leads to every path from the root, by one resource for each part", () => {
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

  it("knows no other path", () => {
    expect(() => makePaths(["/tickets"]).tree.idOf("/users")).toThrow("There is no path /users.");
  });
});
