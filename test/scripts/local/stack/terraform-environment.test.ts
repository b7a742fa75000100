import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import {
  findProviderMirror,
  mirrorConfiguration,
  terraformEnvironment,
} from "../../../../scripts/local/stack/terraform-environment.js";

const REGISTRY = "registry.terraform.io";

describe("findProviderMirror", () => {
  let stack: string;
  let mirror: string;

  const needs = (providers: Record<string, { source: string; version: string }>): void => {
    writeFileSync(path.join(stack, "cdk.tf.json"), JSON.stringify({ terraform: { required_providers: providers } }));
  };
  const contains = (folder: string): void => {
    mkdirSync(path.join(mirror, folder), { recursive: true });
  };

  beforeEach(() => {
    stack = mkdtempSync(path.join(tmpdir(), "stack-"));
    mirror = mkdtempSync(path.join(tmpdir(), "mirror-"));
    needs({ aws: { source: "aws", version: "5.100.0" } });
  });

  it("finds the first folder with exactly the required version", () => {
    contains(`${REGISTRY}/hashicorp/aws/5.100.0`);

    expect(findProviderMirror(stack, REGISTRY, ["/nowhere", mirror])).toBe(mirror);
  });

  it("does not use another version", () => {
    contains(`${REGISTRY}/hashicorp/aws/6.0.0`);

    expect(findProviderMirror(stack, REGISTRY, [mirror])).toBeUndefined();
  });

  it("does not use a mirror of another registry: OpenTofu has its own", () => {
    contains(`${REGISTRY}/hashicorp/aws/5.100.0`);

    expect(findProviderMirror(stack, "registry.opentofu.org", [mirror])).toBeUndefined();
  });

  it("does not use a mirror without one of several providers", () => {
    needs({
      aws: { source: "hashicorp/aws", version: "5.100.0" },
      random: { source: "hashicorp/random", version: "3.6.0" },
    });
    contains(`${REGISTRY}/hashicorp/aws/5.100.0`);

    expect(findProviderMirror(stack, REGISTRY, [mirror])).toBeUndefined();
  });

  it("reads a source that names its registry", () => {
    needs({ own: { source: "registry.example.com/team/own", version: "1.0.0" } });
    contains("registry.example.com/team/own/1.0.0");

    expect(findProviderMirror(stack, REGISTRY, [mirror])).toBe(mirror);
  });
});

it("writes a CLI configuration that takes providers only from the mirror", () => {
  const text = mirrorConfiguration('/opt/my "mirror"');

  expect(text).toContain(String.raw`path = "/opt/my \"mirror\""`);
  expect(text).not.toContain("direct");
});

describe("terraformEnvironment", () => {
  const environmentWith = (env: NodeJS.ProcessEnv) => {
    const folder = mkdtempSync(path.join(tmpdir(), "stack-"));
    writeFileSync(path.join(folder, "cdk.tf.json"), JSON.stringify({ terraform: { required_providers: {} } }));
    return terraformEnvironment({ stackFolder: folder, runFolder: folder, env }, REGISTRY);
  };

  it("collects garbage less often, unless the user has set how often", async () => {
    expect(await environmentWith({})).toMatchObject({ GOGC: "400" });
    expect(await environmentWith({ GOGC: "50" })).toMatchObject({ GOGC: "50" });
  });
});
