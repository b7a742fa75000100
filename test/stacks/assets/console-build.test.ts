import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { packConsole } from "../../../stacks/assets/console-build.js";
import { ConfigError } from "../../../stacks/config/config.js";
import { temporaryFolder } from "../../support/aws/temporary-folder.js";

/** A built console in a folder of its own. */
const aBuild = (files: readonly string[] = ["index.html", "assets/index-a.js"]): string => {
  const folder = temporaryFolder();
  for (const name of files) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), name);
  }
  return folder;
};

const pack = (folder: string) => packConsole(folder, temporaryFolder());

describe("the archive of a built console", () => {
  it("has every file but those that tools keep for themselves", () => {
    const { path } = pack(aBuild(["index.html", "icon.svg", "assets/index-a.js", ".vite/manifest.json"]));

    expect(Object.keys(unzipSync(readFileSync(path))).sort()).toEqual(["assets/index-a.js", "icon.svg", "index.html"]);
  });

  it("depends on the files' content alone, so that the same build is published once", () => {
    expect(pack(aBuild()).hash).toBe(pack(aBuild()).hash);
    expect(pack(aBuild()).hash).not.toBe(pack(aBuild(["index.html", "assets/index-b.js"])).hash);
  });

  it("reads a folder relative to the project", () => {
    const { path } = pack("test/fixtures/console-site");

    expect(Object.keys(unzipSync(readFileSync(path)))).toContain("index.html");
  });

  it.each([
    ["has no page", ["assets/index-a.js"], "npm run console:build"],
    ["has a file whose type nobody knows", ["index.html", "run.exe"], "run.exe"],
    ["has the sources of its scripts", ["index.html", "assets/index-a.js.map"], "index-a.js.map"],
  ])("is refused if the folder %s", (_what, files, name) => {
    const folder = aBuild(files);

    expect(() => pack(folder)).toThrow(ConfigError);
    expect(() => pack(folder)).toThrow(name);
  });
});
