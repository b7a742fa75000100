import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { TicketRecordSchema } from "../../functions/shared/contracts/ticket-record-schema.js";
import { PROJECT_ROOT } from "../../scripts/shared/deployment/project.js";
import { createProgram as chaos } from "../../scripts/proofs/chaos/cli.js";
import { testStages } from "../../scripts/commands/test/stages.js";
import { createProgram as start } from "../../scripts/commands/start/cli.js";
import { readConfig } from "../../stacks/config/config.js";
import type { FunctionName } from "../../stacks/functions.js";
import { synthesizeStack } from "../support/aws/synthesized-stack.js";

const contents = (file: string): string => readFileSync(path.join(PROJECT_ROOT, file), "utf8");

/** A page in one line, so that a wrapped line is found too. */
const line = (file: string): string => contents(file).replaceAll(/\s+/g, " ");

const WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split(" ");
const inWords = (count: number): string => WORDS[count] ?? String(count);

const alarmsIn = (stack: ReturnType<typeof synthesizeStack>): number =>
  stack.resources("aws_cloudwatch_metric_alarm").length;
const metricsIn = (stack: ReturnType<typeof synthesizeStack>): number =>
  stack
    .resources("aws_cloudwatch_metric_alarm")
    .flatMap(([, { metric_query: queries }]) =>
      Array.isArray(queries) ? queries.filter((query: object) => "metric" in query).map(() => 1) : [1],
    ).length;

/** As `npm start` deploys it: without a warehouse of AWS, and with the console on this machine. */
const local = synthesizeStack({ CONSOLE: "false" });
const { resource: byType } = JSON.parse(local.text) as { resource: Record<string, Record<string, unknown>> };
const resources = Object.values(byType).flatMap((byName) => Object.keys(byName)).length;

/** The smallest quota of which something is reserved for the function. */
const quotaFor = (fn: FunctionName): number => {
  for (let quota = 10; quota <= 1000; quota++) {
    const { reserved } = readConfig({ LAMBDA_CONCURRENCY_QUOTA: String(quota) }).concurrency;
    if (reserved[fn] !== undefined) return quota;
  }
  throw new Error(`Nothing is reserved for ${fn}.`);
};

/** The default of an option of a command. */
const defaultOf = (program: Command, option: string): number =>
  Number(program.options.find((found) => found.attributeName() === option)?.defaultValue);

const MIGRATIONS = path.join(PROJECT_ROOT, "glue", "sql", "migrations");
const views = new Set(
  readdirSync(MIGRATIONS)
    .map((file) => readFileSync(path.join(MIGRATIONS, file), "utf8"))
    .flatMap((sql) => [...sql.matchAll(/^CREATE OR REPLACE VIEW (\w+)/gm)].map(([, name]) => name)),
);

describe("a number in the pages", () => {
  it.each([
    ["README.md", `**${alarmsIn(local)} alarms**`],
    ["README.md", `alarms ${alarmsIn(local)}, none in ALARM`],
    ["README.md", `${resources} resources to create`],
    ["README.md", `with ${views.size} views for analysts`],
    ["docs/warehouse-schema.md", `the ${Object.keys(TicketRecordSchema.shape).length} columns of the ticket record`],
    ["docs/costs.md", `${alarmsIn(local)} alarms on ${metricsIn(local)} metrics`],
    ["docs/configuration.md", `From ${quotaFor("serve-api")} on, half of what can be reserved is: for the API first`],
    ["docs/configuration.md", `from ${quotaFor("archive-verdicts")} on for every function`],
    ["docs/deploying.md", `From ${quotaFor("serve-api")} on, the API has executions of its own`],
    ["docs/deploying.md", `from ${quotaFor("archive-verdicts")} on, every function has`],
    ["docs/commands.md", `sends ${defaultOf(start(), "tickets")} generated tickets`],
    ["README.md", `sends ${defaultOf(start(), "tickets")} generated tickets`],
    ["docs/commands.md", `sends ${defaultOf(chaos(), "tickets").toLocaleString("en")} records`],
  ])("%s: %s", (file, words) => {
    expect(line(file)).toContain(words);
  });
});

it("docs/deploying.md names every view on which a migration removes the GRANTs on Redshift", () => {
  const dropped = readdirSync(MIGRATIONS)
    .map((file) => [file.slice(0, 4), readFileSync(path.join(MIGRATIONS, file), "utf8")] as const)
    .flatMap(([version, sql]) => [...sql.matchAll(/DROP VIEW IF EXISTS (\w+)/g)].map(([, view]) => [version, view]));

  expect(dropped).not.toEqual([]);
  for (const [version, view] of dropped)
    expect(line("docs/deploying.md")).toMatch(
      new RegExp(`migrations? [^.]*\\b${version}\\b[^.]* drops? the view \\x60${view}\\x60`),
    );
});

it.each(["docs/commands.md", "CONTRIBUTING.md"])("%s names the stages of npm run check", (page) => {
  const text = line(page).replaceAll(/ \([^)]*\)/g, "");
  const [, some = "", last = ""] = /`npm run check`\S* runs the stages ([\w\s,-]+?),? and (\w+)/.exec(text) ?? [];

  expect([...some.split(/,\s*/), last]).toEqual(
    testStages("", "").flatMap(({ name }) => (name === "e2e" ? [] : [name])),
  );
});

it("docs/architecture.md names every transition of the success path", () => {
  const { States: states } = JSON.parse(contents("state-machine/ticket-pipeline.asl.json")) as {
    States: Record<string, { Branches?: readonly { States: object }[] }>;
  };
  const all = Object.entries(states).flatMap(([name, { Branches = [] }]) => [
    name,
    ...Branches.flatMap((branch) => Object.keys(branch.States)),
  ]);
  const [, count = "", path = ""] =
    /success path takes (\w+) transitions: (.*?)\. /.exec(line("docs/architecture.md")) ?? [];
  const named = [...path.matchAll(/_([^_]+)_/g)].map(([, name = ""]) => name);

  expect(named.filter((name) => !all.includes(name))).toEqual([]);
  expect(inWords(named.length)).toBe(count);
  expect(line("state-machine/README.md")).toContain(`The success path takes ${count} transitions`);
  expect(line("docs/costs.md")).toContain(`Step Functions, ${named.length} transitions`);
});
