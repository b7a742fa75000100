import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createUnsentFile } from "../../../../scripts/commands/generate/unsent-file.js";
import { plainRecord } from "../../../support/fakes/fake-record-stream.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "unsent-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const now = new Date("2026-11-21T08:30:00.000Z");

it("keeps records one a line in the bytes that were to be sent", () => {
  const unsent = createUnsentFile(path.join(folder, "new"), now);
  unsent.add([plainRecord(1, "é"), { kind: "malformed", partitionKey: "p", data: Buffer.from([0xff]) }]);
  unsent.add([plainRecord(2, "last")]);
  expect(unsent.path).toBe(path.join(folder, "new", "unsent-2026-11-21T08-30-00-000Z.jsonl"));
  expect(readFileSync(unsent.path ?? "")).toEqual(
    Buffer.from([...Buffer.from("é\n"), 0xff, ...Buffer.from("\nlast\n")]),
  );
});

it("makes no file when there is nothing to keep", () => {
  const unsent = createUnsentFile(path.join(folder, "none"), now);
  expect(unsent.path).toBeUndefined();
  expect(existsSync(path.join(folder, "none"))).toBe(false);
});
