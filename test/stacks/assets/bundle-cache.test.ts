import { createHash } from "node:crypto";
import { rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BundleCache } from "../../../stacks/assets/bundle-cache.js";
import { temporaryFolder } from "../../support/aws/temporary-folder.js";

const STARTED_AT = Date.parse("2026-11-29T12:00:00Z");

/** A project of three files that were last changed an hour before the build, and the zip that was made of them. */
const aKeptBuild = () => {
  const project = temporaryFolder();
  const change = (file: string, text: string, at = STARTED_AT - 3_600_000): void => {
    writeFileSync(join(project, file), text);
    utimesSync(join(project, file), at / 1000, at / 1000);
  };
  change("handler.ts", "export const handler = 1;");
  change("shared.ts", "export const shared = 1;");
  change("package-lock.json", "{}");
  const path = join(project, "answer.zip");
  writeFileSync(path, "zip");
  const code = { path, hash: createHash("sha256").update("zip").digest("base64") };
  // As each synth is a process of its own, nothing is known from the one before.
  const cache = (always = ["package-lock.json"]) => new BundleCache(project, project, always);
  const keep = (): void => {
    cache().keep("answer", code, ["handler.ts", "shared.ts"], STARTED_AT);
  };
  return { project, change, code, cache, keep };
};

describe("BundleCache", () => {
  it("finds a zip that was made of the same files", () => {
    const { cache, keep, code } = aKeptBuild();
    keep();

    expect(cache().find("answer")).toEqual(code);
  });

  it("finds it when files were only touched", () => {
    const { cache, keep, change, code } = aKeptBuild();
    keep();
    change("shared.ts", "export const shared = 1;", STARTED_AT + 1000);

    expect(cache().find("answer")).toEqual(code);
  });

  it.each(["handler.ts", "shared.ts", "package-lock.json"])(
    "finds none after %s changed, whatever its date",
    (file) => {
      const { cache, keep, change } = aKeptBuild();
      keep();
      change(file, "changed");

      expect(cache().find("answer")).toBeUndefined();
    },
  );

  it.each(["handler.ts", "answer.zip", "answer.json"])("finds none without %s", (file) => {
    const { cache, keep, project } = aKeptBuild();
    keep();
    rmSync(join(project, file));

    expect(cache().find("answer")).toBeUndefined();
  });

  it.each([
    ["answer.zip", "damaged"],
    ["answer.json", "damaged"],
    ["answer.json", '{"zip":1}'],
  ])("finds none when %s is %s", (file, text) => {
    const { cache, keep, change } = aKeptBuild();
    keep();
    change(file, text);

    expect(cache().find("answer")).toBeUndefined();
  });

  it("finds none when bundles are made with something that the recipe does not know", () => {
    const { cache, keep } = aKeptBuild();
    keep();

    expect(cache(["package-lock.json", "bundle.ts"]).find("answer")).toBeUndefined();
  });

  it("keeps nothing when a file changed while the zip was made", () => {
    const { cache, keep, change } = aKeptBuild();
    change("shared.ts", "export const shared = 2;", STARTED_AT + 5);
    keep();

    expect(cache().find("answer")).toBeUndefined();
  });

  it("does not take one function's zip for another's", () => {
    const { cache, keep } = aKeptBuild();
    keep();

    expect(cache().find("other")).toBeUndefined();
  });
});
