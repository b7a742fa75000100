import { readFileSync, statSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, describe, expect, it, vi } from "vitest";
import { bundleFunctions } from "../../../stacks/assets/bundle.js";
import { packFiles } from "../../../stacks/assets/pack-files.js";
import { FUNCTIONS } from "../../../stacks/functions.js";
import { temporaryFolder } from "../../support/aws/temporary-folder.js";

/** What comes after the environment in the SDK's chain, and the clients that these use. */
const LEFT_OUT = /^@aws-sdk\/(?:credential-provider-(?:ini|process|sso|web-identity)|nested-clients\/[\w-]+)$/;

const bytes = (text: string) => new TextEncoder().encode(text);

afterEach(() => {
  vi.useRealTimers();
});

describe("packFiles", () => {
  it("returns the same bytes for the same files, in any order, at any time", () => {
    vi.useFakeTimers({ now: new Date("2026-11-21T08:30:00Z") });
    const first = packFiles({ "index.mjs": bytes("code"), "index.mjs.map": bytes("map") });
    vi.setSystemTime(new Date("2031-02-03T04:05:06Z"));
    const second = packFiles({ "index.mjs.map": bytes("map"), "index.mjs": bytes("code") });

    expect(second).toEqual(first);
  });

  it("returns different bytes for different files", () => {
    expect(packFiles({ "index.mjs": bytes("code") })).not.toEqual(packFiles({ "index.mjs": bytes("other") }));
  });
});

describe("bundleFunctions", () => {
  const names = Object.keys(FUNCTIONS);
  const first = bundleFunctions(names, temporaryFolder());
  const filesOf = (name: string) => unzipSync(readFileSync(first.get(name)?.path ?? ""));

  it("returns the same hash for the same code", () => {
    const hashes = (bundles: typeof first) => [...bundles].map(([name, { hash }]) => [name, hash]);

    expect(hashes(bundleFunctions(names, temporaryFolder()))).toEqual(hashes(first));
  });

  const modulesOf = (name: string) => Object.entries(filesOf(name)).filter(([file]) => file.endsWith(".mjs"));

  it.each(names)("packs %s as modules, each with its source map", (name) => {
    const modules = modulesOf(name).map(([file]) => file);

    expect(modules).toContain("index.mjs");
    expect(Object.keys(filesOf(name)).sort()).toEqual(modules.flatMap((file) => [file, `${file}.map`]).sort());
  });

  /**
   * evaluate-response reads a ticket as the functions before it do together: its mark-up, its personal data, and what a
   * model says of it. Nobody waits for its start.
   */
  const mostBytes = (name: string): number => (name === "evaluate-response" ? 800_000 : 700_000);

  it.each(names)("keeps %s below 700 KB, including the SDK, unless nobody waits for it", (name) => {
    const code = modulesOf(name).map(([, contents]) => contents);

    expect(code.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(mostBytes(name));
    for (const contents of code) expect(strFromU8(contents)).not.toMatch(/from\s*"@aws-sdk/);
  });

  it.each(names)("leaves out of %s the credential providers that come after the environment's", (name) => {
    for (const [, code] of modulesOf(name)) expect(strFromU8(code)).not.toContain("AssumeRoleWithWebIdentity");
  });

  it.each(names)("imports what %s does not pack only on demand", (name) => {
    const code = modulesOf(name)
      .map(([, contents]) => strFromU8(contents))
      .join("\n");
    const imported = (form: RegExp) =>
      [...code.matchAll(form)].flatMap(([, module = ""]) => (isBuiltin(module) ? [] : [module]));

    expect(imported(/\b(?:from|import)"([\w@][^"]*)"/g)).toEqual([]);
    expect(imported(/\bimport\("([\w@][^"]*)"\)/g).filter((module) => !LEFT_OUT.test(module))).toEqual([]);
  });

  it.each(names)("has %s load neither HTTP/2 nor the CommonJS build of stdnum", (name) => {
    for (const [, code] of modulesOf(name)) {
      expect(strFromU8(code)).not.toContain('"node:http2"');
      expect(strFromU8(code)).not.toContain("__importStar");
    }
  });

  it.each(["start-workflow", "evaluate-response"])("lets %s start without the code of the S3 client", (name) => {
    const of = (file: string) => strFromU8(filesOf(name)[file] ?? bytes(""));
    const imported = (code: string) => [...code.matchAll(/\bfrom"\.\/([\w-]+\.mjs)"/g)].map(([, file = ""]) => file);
    const atStart = ["index.mjs", ...imported(of("index.mjs"))].map(of).join("\n");

    expect(atStart).not.toContain("x-id=PutObject");
    expect(modulesOf(name).some(([, code]) => strFromU8(code).includes("x-id=PutObject"))).toBe(true);
  });

  it.each(names)("exports %s's handler", (name) => {
    expect(strFromU8(filesOf(name)["index.mjs"] ?? bytes(""))).toMatch(/export\s*\{[^}]*\bas handler\b/);
  });

  it("leaves no temporary file behind", () => {
    const folder = temporaryFolder();
    const [bundle] = bundleFunctions(["triage-by-rules"], folder).values();

    expect(statSync(bundle?.path ?? "").size).toBeGreaterThan(0);
    expect(bundle?.path).toBe(join(folder, "triage-by-rules.zip"));
  });
});
