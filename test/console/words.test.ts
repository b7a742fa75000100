import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, it } from "vitest";

const CONSOLE = path.join(import.meta.dirname, "../../console");

it.each([
  ["have every message of the source, and no others", "sync"],
  ["have every message in every language", "missing"],
])("the catalogs of words %s", (_what, check) => {
  const lingui = path.join(CONSOLE, "node_modules/.bin/lingui");
  const { status, stdout, stderr } = spawnSync(lingui, ["check", check], { cwd: CONSOLE, encoding: "utf8" });

  expect({ status, output: status === 0 ? "" : stdout + stderr }).toEqual({ status: 0, output: "" });
});
