import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";
import { fileEditor, openEditor, toEditable } from "../../../../scripts/shared/failures/edit-record.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

const KEY = "quarantine/invalid-ticket/2026/11/21/shard-1.json";
const FILE = "quarantine-invalid-ticket-2026-11-21-shard-1.json";
const DATA = Buffer.from('{"a":1,"b":"\\ud83d"}');

describe("a record in the user's editor", () => {
  it("is indented if it is JSON, and otherwise unchanged", () => {
    expect(toEditable(DATA)).toBe('{\n  "a": 1,\n  "b": "\\ud83d"\n}\n');
    expect(toEditable(Buffer.from("not json"))).toBe("not json\n");
  });

  it("becomes one line again, and stays in a file that only the user can read until it is discarded", async () => {
    const folder = temporaryFolder();
    const edited = await fileEditor(`sed -i s/1/2/`, folder).edit(KEY, DATA);
    if (!edited.changed) throw new Error(edited.why);

    expect(Buffer.from(edited.data).toString()).toBe('{"a":2,"b":"\\ud83d"}');
    expect(edited.file).toBe(path.join(folder, FILE));
    expect(statSync(edited.file).mode & 0o077).toBe(0);
    await edited.discard();
    expect(existsSync(edited.file)).toBe(false);
  });

  it("is opened with the text of the last time", async () => {
    const folder = temporaryFolder();
    await fileEditor("sed -i s/1/2/", folder).edit(KEY, DATA);
    const edited = await fileEditor("true", folder).edit(KEY, DATA);

    expect(edited).toMatchObject({ changed: true });
    expect(readFileSync(path.join(folder, FILE), "utf8")).toContain('"a": 2');
  });

  it("is reported as unchanged, without leaving a file, if it was not edited", async () => {
    const folder = temporaryFolder();

    expect(await fileEditor("true", folder).edit(KEY, DATA)).toEqual({
      changed: false,
      why: "unchanged in the editor",
    });
    expect(existsSync(path.join(folder, FILE))).toBe(false);
  });

  it("is reported as unchanged if the editor fails", async () => {
    const editor = fileEditor("exit 3;", temporaryFolder());

    expect(await editor.edit(KEY, DATA)).toEqual({ changed: false, why: "the editor exited with code 3" });
  });

  it("needs VISUAL or EDITOR", () => {
    expect(() => openEditor("folder", { VISUAL: "", EDITOR: "" })).toThrow(UsageError);
  });

  it("opens in VISUAL rather than EDITOR", async () => {
    const editor = openEditor(temporaryFolder(), { VISUAL: "true", EDITOR: "exit 3;" });

    expect(await editor.edit(KEY, DATA)).toMatchObject({ why: "unchanged in the editor" });
  });
});
