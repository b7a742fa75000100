import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { fileEditor, toEditable, unpack } from "../../../../scripts/shared/failures/edit-record.js";
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

    expect(edited.records.map(String)).toEqual(['{"a":2,"b":"\\ud83d"}']);
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

  it("gives the same records when it is unpacked without an editor", async () => {
    const data = Buffer.from('[{"a": 1},\n{"b": [2, {}]}]');
    const edited = await fileEditor("true", temporaryFolder()).edit(KEY, data);

    expect(edited).toMatchObject({ records: unpack(data) });
  });

  it("keeps numbers of any length", async () => {
    const edited = await fileEditor("sed -i s/:.1,/:3,/", temporaryFolder()).edit(
      KEY,
      Buffer.from('{"a":1,"n":738529527931269425}'),
    );
    expect(edited).toMatchObject({ records: [Buffer.from('{"a":3,"n":738529527931269425}')] });
  });

  it("becomes one record for each of its tickets, without any other change", async () => {
    const folder = temporaryFolder();
    const edited = await fileEditor("true", folder).edit(KEY, Buffer.from('[{"a":1},\n{"b": [2, {}]}]'));

    expect(readFileSync(path.join(folder, FILE), "utf8")).toBe(
      '{\n  "a": 1\n}\n\n{\n  "b": [\n    2,\n    {}\n  ]\n}\n',
    );
    expect(edited).toMatchObject({ records: [Buffer.from('{"a":1}'), Buffer.from('{"b":[2,{}]}')] });
  });

  it("is left alone if everything is deleted, without leaving a file", async () => {
    const folder = temporaryFolder();

    expect(await fileEditor("truncate -s 0", folder).edit(KEY, Buffer.from('{"a":1}{"b":2}'))).toEqual({
      changed: false,
      why: "emptied in the editor",
    });
    expect(existsSync(path.join(folder, FILE))).toBe(false);
  });

  it("is one record if it does not consist of JSON objects", async () => {
    const edited = await fileEditor("sed -i s/1/oops/", temporaryFolder()).edit(KEY, Buffer.from('1\n{"a":2}'));
    expect(edited).toMatchObject({ records: [Buffer.from('oops\n\n{\n  "a": 2\n}')] });
  });
});
