import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { checkJsonFile } from "../../../../scripts/shared/terminal/output.js";
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
