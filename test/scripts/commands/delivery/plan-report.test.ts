import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readReport, toReport } from "../../../../scripts/commands/delivery/plan-report.js";
import { BODY_LIMIT, describeCounts, renderPlans } from "../../../../scripts/commands/delivery/render-plan.js";
import { aPlan, aReport } from "../../../support/builders/plans.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

describe("the report of a plan", () => {
  it("counts what is added, changed, replaced and destroyed, and leaves out what is only read", () => {
    const { counts, hasChanges } = toReport(
      "dev",
      aPlan(["create"], ["update"], ["delete", "create"], ["delete"], ["no-op"], ["read"]),
      "",
    );

    expect(counts).toEqual({ add: 1, change: 1, replace: 1, destroy: 1 });
    expect(hasChanges).toBe(true);
    expect(toReport("dev", aPlan(["no-op"], ["read"]), "")).toMatchObject({ hasChanges: false });
  });

  it("has another digest for every other plan, whatever the order of its keys", () => {
    const digestOf = (change: object) =>
      toReport("dev", JSON.stringify({ resource_changes: [{ address: "a.b", change }] }), "").digest;
    const digest = digestOf({ actions: ["update"], before: { x: 1, y: 2 }, after: { x: 3 } });

    expect(digestOf({ after: { x: 3 }, before: { y: 2, x: 1 }, actions: ["update"] })).toBe(digest);
    expect(digestOf({ actions: ["update"], before: { x: 1, y: 2 }, after: { x: 4 } })).not.toBe(digest);
    expect(digestOf({ actions: ["delete"], before: { x: 1, y: 2 }, after: null })).not.toBe(digest);
  });

  it("hides ids of accounts, and what a terminal or a reader might be deceived by", () => {
    const { text } = toReport(
      "dev",
      aPlan(["create"]),
      "arn:aws:iam::123456789012:role/x in 123456789012\u001b[2J\u202e\n\n─────\n\nSaved the plan to: x",
    );

    expect(text).toBe("arn:aws:iam::************:role/x in ************\ufffd[2J\ufffd");
  });

  it("is read again only from a file that has one", async () => {
    const file = path.join(temporaryFolder(), "plan.json");
    writeFileSync(file, JSON.stringify(aReport()));
    expect(await readReport(file)).toEqual(aReport());

    writeFileSync(file, JSON.stringify({ ...aReport(), digest: "none" }));
    await expect(readReport(file)).rejects.toThrow("is not a plan");
    await expect(readReport("/nowhere.json")).rejects.toThrow("/nowhere.json cannot be read");
  });
});

describe("a rendered plan", () => {
  it("says at the top what is lost", () => {
    const text = renderPlans([aReport({ counts: { add: 0, change: 1, replace: 1, destroy: 0 } })]);

    expect(text).toContain("#### dev: 1 to change, 1 to replace");
    expect(text).toContain("lose their data");
    expect(renderPlans([aReport()])).not.toContain("lose their data");
  });

  it("colours additions, removals, changes and replacements", () => {
    const text = renderPlans([aReport({ text: "  + a\n  - b\n  ~ c\n-/+ d\n    e - f" })]);

    expect(text).toContain("\n+   a\n-   b\n!   c\n-/+ d\n    e - f\n");
  });

  it("stays in its block, whatever a pull request puts into a name", () => {
    const evil = 'name = "```"\n```\n</details>\n@everyone ![x](https://example.com)\n````';
    const text = renderPlans([aReport({ text: evil })]);
    const [, fence = "", inside = ""] = /\n(`{3,})diff\n([^]*?)\n\1\n/.exec(text) ?? [];

    expect(fence.length).toBeGreaterThan(4);
    expect(inside).toBe(evil);
  });

  it.each([1, 3, 9])("of %i stages fits into a comment, is cut at a line, and says so", (stages) => {
    const text = Array.from({ length: 20_000 }, (_, line) => `  + line ${line}`).join("\n");
    const rendered = renderPlans(Array.from({ length: stages }, () => aReport({ text })));

    expect(rendered.length).toBeLessThanOrEqual(BODY_LIMIT);
    expect(rendered.match(/^# \d+ more lines/gm)).toHaveLength(stages);
    expect(rendered.match(/^#### dev: /gm)).toHaveLength(stages);
    expect(rendered.match(/^<\/details>$/gm)).toHaveLength(stages);
  });

  it("says so where nothing changes, or only outputs do", () => {
    const counts = { add: 0, change: 0, replace: 0, destroy: 0 };
    expect(renderPlans([aReport({ hasChanges: false, counts })])).toBe("#### dev: no changes\n");
    expect(describeCounts(aReport({ counts }))).toBe("outputs change");
  });
});
