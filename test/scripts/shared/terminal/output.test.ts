import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { checkJsonFile, checkOutputFile, readTextFile } from "../../../../scripts/shared/terminal/output.js";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

it("accepts that no report is wanted", async () => {
  await expect(checkJsonFile(undefined)).resolves.toBeUndefined();
});

it("accepts a new file in an existing folder", async () => {
  await expect(checkJsonFile(path.join(temporaryFolder(), "report.json"))).resolves.toBeUndefined();
});

it("refuses a file in a folder that does not exist, and names both", async () => {
  const folder = path.join(temporaryFolder(), "none");
  const refused = checkJsonFile(path.join(folder, "report.json"));

  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toThrow(`${folder} is not a folder that can be written to`);
});

it("refuses a file below another file", async () => {
  const file = path.join(temporaryFolder(), "report.json");
  writeFileSync(file, "");

  await expect(checkJsonFile(path.join(file, "again.json"))).rejects.toThrow(UsageError);
});

it("refuses a folder instead of a file", async () => {
  await expect(checkJsonFile(temporaryFolder())).rejects.toThrow("which is a folder");
});

it("refuses a file that this user may not change", async () => {
  const file = path.join(temporaryFolder(), "report.json");
  writeFileSync(file, "", { mode: 0o444 });
  const isRoot = process.getuid?.() === 0;

  const checked = checkOutputFile("--out", file);

  await (isRoot ? expect(checked).resolves.toBeUndefined() : expect(checked).rejects.toThrow("may not change"));
});

it.each([
  ["UTF-16", Buffer.from("\ufeffSELECT 1", "utf16le")],
  ["Latin-1", Buffer.from("caf\u00e9", "latin1")],
])("refuses a text in %s, and names its source and what is expected", async (_name, bytes) => {
  const file = path.join(temporaryFolder(), "a.sql");
  writeFileSync(file, bytes);
  const refused = readTextFile("--file", file);

  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toThrow(`--file is "${file}", which is not UTF-8 text; save it as UTF-8.`);
});

it("reads a text with a byte order mark without it", async () => {
  const file = path.join(temporaryFolder(), "a.sql");
  writeFileSync(file, "\ufeffSELECT 1");

  expect(await readTextFile("--file", file)).toBe("SELECT 1");
});
