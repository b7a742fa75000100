import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { findLeftFiles, listTemporaryFiles } from "../../../../scripts/proofs/chaos/left-files.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

it("finds what a stack leaves in the temporary folder and in its own, except what was there before and logs", async () => {
  const [temporary, run] = [temporaryFolder(), temporaryFolder()];
  const add = (folder: string, name: string): string => {
    mkdirSync(path.join(folder, name));
    return path.join(folder, name);
  };
  add(temporary, "ministack-lambda-old");
  const before = await listTemporaryFiles(temporary);
  for (const name of ["someone-else", "ticket-pipeline-run-1-abcdef", "ticket-pipeline-test-abcdef"])
    add(temporary, name);
  writeFileSync(path.join(run, "emulator.log"), "");

  expect(await findLeftFiles(before, run, temporary)).toEqual([]);
  const left = [
    add(temporary, "ministack-lambda-new"),
    add(temporary, "ticket-warehouse-abcdef"),
    add(temporary, `ticket-pipeline-run-${process.pid}-abcdef`),
    add(temporary, "spark-0b1e"),
    add(run, "cdktf.out"),
  ];
  expect([...(await findLeftFiles(before, run, temporary))].sort()).toEqual(left.sort());
});
