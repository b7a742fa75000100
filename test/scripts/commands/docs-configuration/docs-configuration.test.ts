import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { allSections } from "../../../../scripts/commands/docs-configuration/all-sections.js";
import { COMMAND_SECTIONS } from "../../../../scripts/commands/docs-configuration/command-settings.js";
import { ENV_EXAMPLE, renderEnvExample } from "../../../../scripts/commands/docs-configuration/render-env-example.js";
import { PAGE, renderPage } from "../../../../scripts/commands/docs-configuration/render-page.js";
import { SETTING_GROUPS, VARIABLE_NAMES } from "../../../../stacks/config/config.js";
import { settings } from "../../../../stacks/config/setting.js";

const REFRESH = "out of date: run `npm run docs:configuration`";

const sections = allSections();
const documented = sections.flatMap((section) => section.settings);

describe("npm run docs:configuration", () => {
  it("would write the page as it is", async () => {
    expect(readFileSync(PAGE, "utf8"), REFRESH).toBe(await renderPage(sections));
  });

  it("would write .env.example as it is", () => {
    expect(readFileSync(ENV_EXAMPLE, "utf8"), REFRESH).toBe(renderEnvExample(sections));
  });

  it("documents every variable of the stack's schema, each once", () => {
    const names = documented.map(({ name }) => name);

    expect(names).toEqual([...new Set(names)]);
    expect(names).toEqual(expect.arrayContaining([...VARIABLE_NAMES]));
  });
});

describe.each(documented.map((setting) => [setting.name, setting] as const))("%s", (_name, setting) => {
  it("has a description of full sentences, a default, and an example if the default shows no value", () => {
    const byDefault = "value" in setting.default ? setting.default.value : setting.default.words;

    expect(setting.description).toMatch(/^[A-Z`].*[.>]$/s);
    expect(byDefault).not.toBe("");
    if ("words" in setting.default) expect(setting.example).toMatch(/./);
  });
});

const stackVariables = SETTING_GROUPS.flatMap(({ variables }) => Object.entries(variables.shape));

it.each(stackVariables)("the example of %s is a value that it may hold", (_name, schema) => {
  const { example } = settings.get(schema) ?? {};

  if (example !== undefined) expect(z.safeParse(schema, example)).toMatchObject({ success: true });
});

it.each(COMMAND_SECTIONS.flatMap((section) => section.settings.map(({ name }) => name)))(
  "a command or a test reads %s",
  (name) => {
    const files = ["scripts", "test/support"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .map((file) => `${folder}/${file}`)
        .filter((file) => /\.(ts|mjs|py)$/.test(file) && !file.startsWith("scripts/commands/docs-configuration")),
    );

    expect(files.some((file) => new RegExp(`\\b${name}\\b`).test(readFileSync(file, "utf8")))).toBe(true);
  },
);
