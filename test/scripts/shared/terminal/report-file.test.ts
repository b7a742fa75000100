import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { checkReportFolder } from "../../../../scripts/shared/terminal/report-file.js";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

it("asks nothing when no report is wanted", async () => {
  await expect(checkReportFolder(undefined)).resolves.toBeUndefined();
});

it("takes a new file in a folder that is there", async () => {
  await expect(checkReportFolder(path.join(temporaryFolder(), "report.json"))).resolves.toBeUndefined();
});

it("refuses a file in a folder that is not there, and names both", async () => {
  const folder = path.join(temporaryFolder(), "none");
  const refused = checkReportFolder(path.join(folder, "report.json"));

  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toThrow(`${folder} is no folder that can be written to`);
});

it("refuses a file under another file", async () => {
  const file = path.join(temporaryFolder(), "report.json");
  writeFileSync(file, "");

  await expect(checkReportFolder(path.join(file, "again.json"))).rejects.toThrow(UsageError);
});

it("refuses a folder in the report's place", async () => {
  await expect(checkReportFolder(temporaryFolder())).rejects.toThrow("which is a folder");
});
