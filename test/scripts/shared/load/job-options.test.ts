import { readFileSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { expect, it } from "vitest";
import { PROJECT_ROOT } from "../../../../scripts/shared/deployment/project.js";
import { jobArguments, withJobOptions } from "../../../../scripts/shared/load/job-options.js";

const parse = (...args: string[]): readonly string[] =>
  jobArguments(
    withJobOptions(new Command("etl"))
      .exitOverride()
      .parse(["node", "etl", ...args]),
  );

it("has every option of the job, and no other", () => {
  const source = readFileSync(path.join(PROJECT_ROOT, "glue", "ticket_etl", "options.py"), "utf8");
  const ofJob = [...source.matchAll(/^\s*(?:add|"|redshift\.add_argument)\(?\s*"?(--[a-z-]+)"/gm)].map(
    ([, name]) => name,
  );

  expect(
    withJobOptions(new Command())
      .options.map(({ long }) => long)
      .toSorted(),
  ).toEqual(ofJob.toSorted());
});

it("passes on what the user has set, as the user wrote it", () => {
  expect(parse("--from-date", "2026-11-21", "--all-days", "--max-rejected=-1")).toEqual([
    "--max-rejected=-1",
    "--from-date=2026-11-21",
    "--all-days",
  ]);
  expect(parse()).toEqual([]);
});
