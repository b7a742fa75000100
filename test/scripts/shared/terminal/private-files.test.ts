import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import {
  appendPrivateFile,
  makePrivateFolder,
  writePrivateFile,
} from "../../../../scripts/shared/terminal/private-files.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);

it("creates folders and files for their user only", async () => {
  const folder = path.join(temporaryFolder(), "one", "two");
  const [report, unsent] = [path.join(folder, "report.json"), path.join(folder, "unsent.jsonl")];

  makePrivateFolder(folder);
  await writePrivateFile(report, "{}");
  appendPrivateFile(unsent, Buffer.from("a"));
  appendPrivateFile(unsent, Buffer.from("b"));

  expect([folder, path.dirname(folder), report, unsent].map(modeOf)).toEqual(["700", "700", "600", "600"]);
  expect(readFileSync(unsent, "utf8")).toBe("ab");
});

it("closes those that existed with wider rights, and replaces what was in them", async () => {
  const folder = path.join(temporaryFolder(), "wide");
  const file = path.join(folder, "report.json");
  mkdirSync(folder);
  chmodSync(folder, 0o777);
  writeFileSync(file, "something longer");
  chmodSync(file, 0o666);

  makePrivateFolder(folder);
  await writePrivateFile(file, "new");

  expect([folder, file].map(modeOf)).toEqual(["700", "600"]);
  expect(readFileSync(file, "utf8")).toBe("new");
});

it("writes to what is not a file, and leaves its rights", async () => {
  const before = modeOf("/dev/null");

  await writePrivateFile("/dev/null", "new");

  expect(modeOf("/dev/null")).toBe(before);
});
