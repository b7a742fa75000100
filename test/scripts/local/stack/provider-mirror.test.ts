import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { findProviderMirror, mirrorConfiguration } from "../../../../scripts/local/stack/provider-mirror.js";

const REGISTRY = "registry.terraform.io";

describe("findProviderMirror", () => {
  let stack: string;
  let mirror: string;

  const needs = (providers: Record<string, { source: string; version: string }>): void => {
    writeFileSync(path.join(stack, "cdk.tf.json"), JSON.stringify({ terraform: { required_providers: providers } }));
  };
  const holds = (folder: string): void => {
    mkdirSync(path.join(mirror, folder), { recursive: true });
  };

  beforeEach(() => {
    stack = mkdtempSync(path.join(tmpdir(), "stack-"));
    mirror = mkdtempSync(path.join(tmpdir(), "mirror-"));
    needs({ aws: { source: "aws", version: "5.100.0" } });
  });

  it("finds the first folder that holds the very version", () => {
    holds(`${REGISTRY}/hashicorp/aws/5.100.0`);

    expect(findProviderMirror(stack, REGISTRY, ["/nowhere", mirror])).toBe(mirror);
  });

  it("does not take another version", () => {
    holds(`${REGISTRY}/hashicorp/aws/6.0.0`);

    expect(findProviderMirror(stack, REGISTRY, [mirror])).toBeUndefined();
  });

  it("does not take a mirror of another registry: OpenTofu asks its own", () => {
    holds(`${REGISTRY}/hashicorp/aws/5.100.0`);

    expect(findProviderMirror(stack, "registry.opentofu.org", [mirror])).toBeUndefined();
  });

  it("does not take a mirror that lacks one of several providers", () => {
    needs({
      aws: { source: "hashicorp/aws", version: "5.100.0" },
      random: { source: "hashicorp/random", version: "3.6.0" },
    });
    holds(`${REGISTRY}/hashicorp/aws/5.100.0`);

    expect(findProviderMirror(stack, REGISTRY, [mirror])).toBeUndefined();
  });

  it("reads a source that names its registry", () => {
    needs({ own: { source: "registry.example.com/team/own", version: "1.0.0" } });
    holds("registry.example.com/team/own/1.0.0");

    expect(findProviderMirror(stack, REGISTRY, [mirror])).toBe(mirror);
  });
});

it("writes a CLI configuration that takes providers from the mirror and nowhere else", () => {
  const text = mirrorConfiguration('/opt/my "mirror"');

  expect(text).toContain(String.raw`path = "/opt/my \"mirror\""`);
  expect(text).not.toContain("direct");
});
