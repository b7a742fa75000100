import * as z from "zod";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeVlq, encodeVlq, keepOwnSources } from "../../../stacks/assets/source-map.js";
import { temporaryFolder } from "../../support/aws/temporary-folder.js";

const FILES = {
  "node_modules/dependency/index.js": `export const run = (callback) => {\n  // not ours\n  return callback();\n};`,
  "src/fail.ts": `const unused = 1;\n\nexport const fail = (): never => {\n  throw new Error("from line four");\n};`,
  "src/main.ts": `import { run } from "dependency";\nimport { fail } from "./fail.js";\n\nrun(() => fail());`,
};

/** A folder with a bundle of ours and a dependency, and its source map as esbuild makes it. */
const bundle = () => {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const result = buildSync({
    absWorkingDir: folder,
    entryPoints: ["src/main.ts"],
    bundle: true,
    minify: true,
    format: "esm",
    sourcemap: "linked",
    outfile: "out/main.mjs",
    write: false,
  });
  const [map = "", code = ""] = result.outputFiles.map(({ text }) => text);
  mkdirSync(join(folder, "out"));
  writeFileSync(join(folder, "out/main.mjs"), code);
  return { folder, map };
};

const traceOf = (folder: string, map: string): string => {
  writeFileSync(join(folder, "out/main.mjs.map"), map);
  return spawnSync(process.execPath, ["--enable-source-maps", "out/main.mjs"], { cwd: folder, encoding: "utf8" })
    .stderr;
};

describe("keepOwnSources", () => {
  it("keeps a stack trace's lines of our code as they were", () => {
    const { folder, map } = bundle();
    const positions = (trace: string) => trace.match(/src\/\w+\.ts:\d+:\d+/g);
    const trace = traceOf(folder, keepOwnSources(map));

    expect(positions(trace)).toEqual(positions(traceOf(folder, map)));
    expect(trace).toMatch(/at fail \(.*src\/fail\.ts:4:/);
  });

  it("drops the dependencies", () => {
    const { sources } = z.object({ sources: z.array(z.string()) }).parse(JSON.parse(keepOwnSources(bundle().map)));

    expect(sources.map((source) => source.replace(/^.*src\//, "")).sort()).toEqual(["fail.ts", "main.ts"]);
  });

  it("does not treat a dependency's code as ours", () => {
    const { folder, map } = bundle();
    const callback = traceOf(folder, keepOwnSources(map))
      .split("\n")
      .filter((line) => line.includes("out/main.mjs"));

    expect(callback).toHaveLength(1);
  });
});

describe("VLQ", () => {
  it.each([
    ["A", [0]],
    ["C", [1]],
    ["D", [-1]],
    ["gB", [16]],
    ["AAgBC", [0, 0, 16, 1]],
  ])("%s decodes to %j, as in the source map specification", (text, numbers) => {
    expect(decodeVlq(text)).toEqual(numbers);
    expect(encodeVlq(numbers)).toBe(text);
  });

  it("decodes what it encoded", () => {
    const number = fc.integer({ min: -(2 ** 30), max: 2 ** 30 - 1 }).filter((value) => !Object.is(value, -0));

    fc.assert(
      fc.property(fc.array(number), (numbers) => {
        expect(decodeVlq(encodeVlq(numbers))).toEqual(numbers);
      }),
    );
  });
});
