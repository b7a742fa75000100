import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, describe, expect, it, vi } from "vitest";
import { bundleFunctions, packFiles } from "../../stacks/bundle.js";
import { FUNCTIONS } from "../../stacks/functions.js";

const newFolder = () => mkdtempSync(join(tmpdir(), "ticket-pipeline-bundle-"));
const bytes = (text: string) => new TextEncoder().encode(text);

afterEach(() => {
  vi.useRealTimers();
});

describe("packFiles", () => {
  it("gives the same bytes for the same files, in any order, at any time", () => {
    vi.useFakeTimers({ now: new Date("2026-11-21T08:30:00Z") });
    const first = packFiles({ "index.mjs": bytes("code"), "index.mjs.map": bytes("map") });
    vi.setSystemTime(new Date("2031-02-03T04:05:06Z"));
    const second = packFiles({ "index.mjs.map": bytes("map"), "index.mjs": bytes("code") });

    expect(second).toEqual(first);
  });

  it("gives other bytes for other files", () => {
    expect(packFiles({ "index.mjs": bytes("code") })).not.toEqual(packFiles({ "index.mjs": bytes("other") }));
  });
});

describe("bundleFunctions", () => {
  const names = Object.keys(FUNCTIONS);
  const first = bundleFunctions(names, newFolder());
  const filesOf = (name: string) => unzipSync(readFileSync(first.get(name)?.path ?? ""));

  it("gives the same hash for the same code", () => {
    const hashes = (bundles: typeof first) => [...bundles].map(([name, { hash }]) => [name, hash]);

    expect(hashes(bundleFunctions(names, newFolder()))).toEqual(hashes(first));
  });

  it.each(names)("packs %s as a module, with its source map beside it", (name) => {
    expect(Object.keys(filesOf(name)).sort()).toEqual(["index.mjs", "index.mjs.map"]);
  });

  it.each(names)("keeps %s to 700 KB, with the SDK inside", (name) => {
    const code = filesOf(name)["index.mjs"];

    expect(code?.length).toBeLessThanOrEqual(700 * 1024);
    expect(strFromU8(code ?? bytes(""))).not.toMatch(/from\s*"@aws-sdk/);
  });

  it.each(names)("exports %s's handler", (name) => {
    expect(strFromU8(filesOf(name)["index.mjs"] ?? bytes(""))).toMatch(/export\s*\{[^}]*\bas handler\b/);
  });

  it("leaves no draft behind", () => {
    const folder = newFolder();
    const [bundle] = bundleFunctions(["triage-by-rules"], folder).values();

    expect(statSync(bundle?.path ?? "").size).toBeGreaterThan(0);
    expect(bundle?.path).toBe(join(folder, "triage-by-rules.zip"));
  });
});
