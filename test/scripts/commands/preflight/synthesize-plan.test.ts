import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { synthesizePlan, withConsoleBuild } from "../../../../scripts/commands/preflight/synthesize-plan.js";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";
import { packConsole } from "../../../../stacks/assets/console-build.js";

const SITE = "test/fixtures/console-site";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "ticket-pipeline-preflight-"));
});
afterAll(() => rm(folder, { recursive: true }));

it("takes a page that can be packed for the console where none is built, as in a new clone", async () => {
  const { CONSOLE_BUILD: build = "" } = await withConsoleBuild("console/nothing", {}, path.join(folder, "console"));

  expect(packConsole(build, folder).path).toBe(path.join(folder, "console.zip"));
});

it.each([
  ["the console that is built", SITE, {}],
  ["a folder that is named", "console/nothing", { CONSOLE_BUILD: "console/nothing" }],
  ["no console where none is deployed", undefined, {}],
])("takes %s", async (_what, build, env) => {
  expect(await withConsoleBuild(build, env, path.join(folder, "other"))).toEqual(env);
});

it("reports in one line what only the synthesis finds in the configuration", async () => {
  const env = { ...process.env, CONSOLE_BUILD: "console/nothing" };
  const plan = synthesizePlan({ env, signal: AbortSignal.timeout(60_000) });

  await expect(plan).rejects.toThrow(UsageError);
  await expect(plan).rejects.toThrow(/^CONSOLE_BUILD is "console\/nothing": expected a folder with the built .+$/);
});
