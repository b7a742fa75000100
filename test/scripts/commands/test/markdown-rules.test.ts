import type { Rule } from "markdownlint";
import { lint } from "markdownlint/promise";
import { expect, it } from "vitest";
import { namedPaths, tableWidth } from "../../../../scripts/commands/test/markdown-rules.js";

/** Lines of the page that break the rule, each with what is wrong there. */
const breaches = async (rule: Rule, page: string): Promise<readonly (readonly [number, string | null])[]> => {
  const [name = ""] = rule.names;
  const results = await lint({
    strings: { page },
    customRules: [rule],
    config: { default: false, [name]: true },
  });
  return (results["page"] ?? []).map(({ lineNumber, errorDetail }) => [lineNumber, errorDetail ?? null]);
};

const tableOf = (width: number): string => `| a | b |\n| - | - |\n| x | ${"y".repeat(width - "| x |  |".length)} |\n`;

it("accepts a table of 160 columns, and reports the first row of a wider one", async () => {
  expect(await breaches(tableWidth, `Text\n\n${tableOf(160)}`)).toEqual([]);
  expect(await breaches(tableWidth, `Text\n\n${tableOf(161)}\nText`)).toEqual([[5, "161 columns"]]);
});

it("reports paths in code style that do not exist, and nothing else", async () => {
  const page =
    "`stacks/config/config.ts` `test/e2e/` `functions/<name>/handler.ts` `npm test`\n\n`stacks/no-such-file.ts`";

  expect(await breaches(namedPaths, page)).toEqual([[3, "stacks/no-such-file.ts"]]);
});
