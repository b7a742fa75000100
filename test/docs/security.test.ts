import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT_ROOT } from "../../scripts/shared/deployment/project.js";

const read = (file: string): string => readFileSync(path.join(PROJECT_ROOT, file), "utf8");
const page = read("docs/security.md");

/** Of `**Threat.** Guard.` followed by a list: the threat's name and all of its text. */
const threats = (page.split("\n## Threats\n")[1] ?? "")
  .split(/\n(?=\*\*)/)
  .filter((text) => text.startsWith("**"))
  .map((text): [string, string] => [/^\*\*([^*]+)\*\*/.exec(text)?.[1] ?? "", text]);

describe("docs/security.md", () => {
  it("has threats", () => {
    expect(threats.length).toBeGreaterThan(10);
  });

  it.each(threats)("%s: names tests that exist", (_name, text) => {
    const tests = [...text.matchAll(/`(test\/[\w./-]+)`/g)].map(([, file = ""]) => file);

    expect(text).toContain("\n- Tests: ");
    expect(tests).not.toEqual([]);
    expect(tests.filter((file) => !existsSync(path.join(PROJECT_ROOT, file)))).toEqual([]);
    expect(tests.filter((file) => !/\/$|\.test\.ts$|\/test_\w+\.py$/.test(file))).toEqual([]);
  });
});

it("SECURITY.md says how to report, what is supported and what is promised, and leads to the threat model", () => {
  const text = read("SECURITY.md");

  for (const title of ["Report a vulnerability", "Supported versions", "What is promised"])
    expect(text).toContain(`\n## ${title}\n`);
  expect(text).toContain("(docs/security.md)");
});
