import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { allSections } from "../../../../scripts/commands/docs-configuration/all-sections.js";
import { PROJECT_ROOT } from "../../../../scripts/shared/deployment/project.js";

const NAME = "[A-Z][A-Z0-9_]+";

/** How TypeScript, JavaScript and Python read a variable by its name. */
const READS = [
  new RegExp(
    String.raw`\b(?:process\.env|env|own|environ|environment)\??\.?(?:\[|get\(|setdefault\()\s*["'](${NAME})["']`,
    "g",
  ),
  new RegExp(String.raw`\b(?:process\.env|env)\??\.(${NAME})\b`, "g"),
  new RegExp(String.raw`\bread_counts?\(\s*"(${NAME})"`, "g"),
];

/** `const { A, B = "" } = process.env`, and the same for a parameter of type ProcessEnv. */
const DESTRUCTURED = /\{([^{}]*)\}\s*(?::\s*NodeJS\.ProcessEnv\b|=\s*(?:process\.)?env\b)/g;

/** `env[NAME_OF_IT]`, with a constant. */
const BY_CONSTANT = new RegExp(String.raw`\b(?:process\.env|env|environ|environment)\[(${NAME})\]`, "g");

const allOf = (pattern: RegExp, text: string): readonly string[] =>
  [...text.matchAll(pattern)].map(([, name = ""]) => name);

const valueOf = (constant: string, text: string): readonly string[] =>
  allOf(new RegExp(String.raw`\b${constant}(?:: \w+)? = ["'](${NAME})["']`, "g"), text);

/** Names of the environment's variables that a source text reads. */
const variablesIn = (text: string): readonly string[] => [
  ...READS.flatMap((pattern) => allOf(pattern, text)),
  ...allOf(DESTRUCTURED, text).flatMap((names) => allOf(new RegExp(String.raw`\b(${NAME})\b`, "g"), names)),
  ...allOf(BY_CONSTANT, text).flatMap((constant) => valueOf(constant, text)),
];

/** Not settings of a user: one of our processes, npm or the system sets them for another. */
const SET_BY_US: Readonly<Record<string, string>> = {
  PATH: "the system",
  HOME: "the system",
  BOOTSTRAP_STARTED_AT: "scripts/bootstrap.mjs",
  AWS_ENDPOINT_URL_BEDROCK_RUNTIME: "the local stack, for the functions",
  LOCAL_EVENT_SOURCES: "the local stack, for the emulator",
  LOCAL_END_WITH_PARENT: "the local stack, for the emulator",
  GITHUB_OUTPUT: "GitHub, for workflows",
  GITHUB_STEP_SUMMARY: "GitHub, for workflows",
  STACK_SETTINGS: "our workflows",
  TEST_SEEDS: "npm run test:fuzz",
  MUTATION_REPORT: "npm run test:mutations",
  SPARK_LOCAL_IP: "the load, for Spark",
  SPARK_LAUNCHER_OPTS: "the load, for Spark",
  PYSPARK_PYTHON: "the load, for Spark",
};

const SELF = path.relative(PROJECT_ROOT, import.meta.filename);
const ls = ["ls-files", "--cached", "--others", "--exclude-standard"];
const sources = execFileSync("git", [...ls, "main.ts", "scripts", "glue", "stacks", "test"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => /\.(ts|mjs|py)$/.test(file) && !file.startsWith("test/e2e/clients/") && file !== SELF);

const read = new Map<string, string>();
for (const file of sources) for (const name of variablesIn(readFileSync(file, "utf8"))) read.set(name, file);

const documented = new Set(allSections().flatMap(({ settings }) => settings.map(({ name }) => name)));

describe("variables of the environment", () => {
  it("are found however they are read", () => {
    const source = `
      process.env["A_1"]; env["A_2"] ?? own["A_3"]; process.env.A_4; os.environ.get("A_5"); read_count("A_6", 1);
      const f = ({ A_7: url, A_8 }: NodeJS.ProcessEnv) => url; const { A_9 = "" } = process.env;
      const NAMED = "A_10"; environment[NAMED]; environ["A_11"]; other["NOT_THIS"];
    `;

    expect(variablesIn(source).toSorted()).toEqual(
      Array.from({ length: 11 }, (_, index) => `A_${index + 1}`).toSorted(),
    );
  });

  it("are documented in .env.example and docs/configuration.md, unless we set them ourselves", () => {
    const missing = [...read].filter(([name]) => !documented.has(name) && !(name in SET_BY_US));

    expect(missing).toEqual([]);
  });

  it("are set by us only where something reads them", () => {
    expect(Object.keys(SET_BY_US).filter((name) => !read.has(name))).toEqual([]);
  });
});

describe("variables that the pages set", () => {
  const pages = execFileSync("git", [...ls, "*.md"], { encoding: "utf8" })
    .split("\n")
    .filter((file) => file.endsWith(".md"));

  it("are documented", () => {
    const set = pages.flatMap((file) =>
      allOf(
        new RegExp(String.raw`(?:^|[\s\x60])(${NAME}_${NAME}|VISUAL|EDITOR)=`, "gm"),
        readFileSync(file, "utf8"),
      ).map((name) => `${file}: ${name}`),
    );

    expect(set.filter((found) => !documented.has(found.split(": ")[1] ?? ""))).toEqual([]);
  });
});
