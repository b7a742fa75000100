import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT_ROOT } from "../../scripts/shared/deployment/project.js";

const contents = (file: string): string => readFileSync(path.join(PROJECT_ROOT, file), "utf8");

const MEASUREMENTS = "docs/measurements.md";

const DATE = /\b20\d\d-\d\d-\d\d\b/;

/** How each section of the measurements begins. */
const MEASURED_ON = /^Measured on 20\d\d-\d\d-\d\d with `npm (run|test|start)[^`]*`, (two|\d+) cores\./;

/** A number with its unit. Help texts have numbers without. */
const FIGURE = /\d ?(ms|s|min|minutes|seconds|KB|MB|GB|KiB|MiB|tests|times|passed)\b|\$\d|half a minute/;

/** Words of figures that somebody measured: that they were, percentiles, machines, durations of tests, prices. */
const MEASURED = [
  /\b[Mm]easured\b(?! as\b)/,
  /\bp(50|9[059]) (of )?\d/,
  /\b\d[\d,]* (passed|tests) in \d/,
  /\b(on|with) (two|\d+) cores\b|\bidle machine\b/,
  /\btimes as fast\b/,
  /\btakes? (about |some |up to )?(half a minute|\d+ (ms|s|seconds|minutes) on)\b/,
  /\b[Ll]ist prices\b/,
];

/** Paragraphs, list items, tables and blocks of code. */
const blocksOf = (page: string): readonly string[] => {
  const fences = page.match(/^```[^]*?^```/gm) ?? [];
  const text = page.replaceAll(/^```[^]*?^```/gm, "");
  return [...fences, ...text.split(/\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )/)];
};

/** Blocks with a measured figure and without the day on which it was measured. */
const undated = (page: string): readonly string[] =>
  blocksOf(page).filter((block) => {
    const line = block.replaceAll(/\s+/g, " ");
    return FIGURE.test(line) && MEASURED.some((pattern) => pattern.test(line)) && !DATE.test(line);
  });

const pages = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
  cwd: PROJECT_ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && file !== MEASUREMENTS && existsSync(path.join(PROJECT_ROOT, file)));

describe("a measured figure", () => {
  it.each([
    "Record to answer takes p50 2.1 s.",
    "This runs 7,000 tests in\n16 minutes.",
    "The driver is 30 times as fast.",
    "Importing it costs 34 ms (measured alone).",
    "```text\ntime       p50 2.74 s\n```",
  ])("needs a date: %s", (block) => {
    expect(undated(`# Page\n\n${block}\n`)).toHaveLength(1);
    expect(undated(`# Page\n\n${block.replace(/(.)(\n```)?$/, "$1 (2026-11-28)$2")}\n`)).toEqual([]);
  });

  it.each(["The alarm enters ALARM after 15 minutes.", "Text is measured as it is sent.", "At most 1 MiB."])(
    "is not: %s",
    (block) => {
      expect(undated(block)).toEqual([]);
    },
  );

  it.each(pages)("has its date in %s", (file) => {
    expect(undated(contents(file))).toEqual([]);
  });
});

describe(MEASUREMENTS, () => {
  const sections = contents(MEASUREMENTS).split(/^## /m).slice(1);

  it.each(sections.map((section) => [section.split("\n")[0], section] as const))(
    "says when and with which command %s was measured",
    (_title, section) => {
      expect(section.split("\n\n")[1]?.replaceAll("\n", " ")).toMatch(MEASURED_ON);
    },
  );

  it("has no figure above its sections", () => {
    expect(contents(MEASUREMENTS).split(/^## /m)[0]).not.toMatch(/\b\d[\d.,]* (ms|s|MB|KB|MiB|tickets|records)\b/);
  });
});
