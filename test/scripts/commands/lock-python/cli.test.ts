import { expect, it } from "vitest";
import { compileArguments } from "../../../../scripts/commands/lock-python/cli.js";

const SHARED = { path: "a/requirements" };
const SEPARATE = { path: "b/requirements", isSeparate: true };

it("pins with hashes, in the versions of the files before it", () => {
  const words = compileArguments({ path: "c/requirements" }, [SHARED, SEPARATE]).join(" ");

  expect(words).toContain("--universal --python-version 3.11 --generate-hashes");
  expect(words).toContain(" --constraint a/requirements.txt c/requirements.in --output-file c/requirements.txt");
});

it("gives a separate file versions of its own", () => {
  expect(compileArguments(SEPARATE, [SHARED])).not.toContain("--constraint");
});
