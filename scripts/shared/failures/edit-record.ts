import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { splitDocuments } from "../../../functions/shared/intake/split-documents.js";
import { compactJson, indentJson } from "../tickets/json-layout.js";
import { unpackRecord } from "./unpack-record.js";
import { makePrivateFolder, writePrivateFile } from "../terminal/private-files.js";

export type Edited =
  | { readonly changed: false; readonly why: string }
  | {
      readonly changed: true;
      /** The records in the text: one, or the tickets of a record that held several. */
      readonly records: readonly Uint8Array[];
      /** File with the text, until it is discarded. */
      readonly file: string;
      readonly discard: () => Promise<void>;
    };

/** Lets a person change a record's text. */
export interface Editor {
  edit(key: string, data: Uint8Array): Promise<Edited>;
}

/** JSON as text, indented; other bytes as they are. Bytes that are not UTF-8 become U+FFFD. */
const showDocument = (data: Uint8Array): string => {
  const text = new TextDecoder().decode(data);
  return `${parseJson(text) === undefined ? text : indentJson(text)}\n`;
};

/** Whether a person would see something else than the record: what is compressed, encoded or put together in it. */
export const isPacked = (data: Uint8Array): boolean => unpackRecord(data)[0] !== data;

/** A record's text; JSON is indented. Of one that holds several tickets, packed or not, the tickets one by one. */
export const toEditable = (data: Uint8Array): string => unpackRecord(data).map(showDocument).join("\n");

/**
 * The records in an edited text. JSON becomes one line again, so that indentation does not add to a record's size. A
 * text that does not consist of JSON objects is one record, so that it is reported as a whole.
 */
const toRecords = (text: string): readonly Uint8Array[] => {
  if (text.trim() === "") return [];
  const parts = [...splitDocuments(Buffer.from(text))];
  if (parts.some(({ kind }) => kind === "text")) return [Buffer.from(text.trimEnd())];
  return parts.map(({ bytes }) => Buffer.from(compactJson(bytes.toString())));
};

/** The records in a package, each on one line. */
export const unpack = (data: Uint8Array): readonly Uint8Array[] => toRecords(toEditable(data));

/**
 * Opens an editor through a shell, since VISUAL and EDITOR may contain options ("code --wait").
 * @returns its exit code
 */
const open = async (command: string, file: string): Promise<number | null> => {
  const child = spawn("sh", ["-c", `${command} "$1"`, "sh", file], { stdio: "inherit" });
  await once(child, "close");
  return child.exitCode;
};

const UNCHANGED = "unchanged in the editor";

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/**
 * An editor for files in `folder`. Only their owner may read them, since they contain customers' texts. A text that is
 * still there, because it was still wrong, is opened again.
 */
export const fileEditor = (command: string, folder: string): Editor => ({
  edit: async (key, data) => {
    const file = path.join(folder, key.replaceAll("/", "-"));
    const original = toEditable(data);
    makePrivateFolder(folder);
    if (!(await exists(file))) await writePrivateFile(file, original);
    const code = await open(command, file);
    const text = await readFile(file, "utf8");
    const discard = () => rm(file, { force: true });
    // What was unpacked needs no other change.
    const isNew = text !== original || isPacked(data);
    if (!isNew || text.trim() === "") await discard();
    if (code !== 0) return { changed: false, why: `the editor exited with code ${code}` };
    if (text.trim() === "") return { changed: false, why: "emptied in the editor" };
    return isNew ? { changed: true, records: toRecords(text), file, discard } : { changed: false, why: UNCHANGED };
  },
});
