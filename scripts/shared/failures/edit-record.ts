import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { UsageError } from "../terminal/command-line.js";

export type Edited =
  | { readonly changed: false; readonly why: string }
  | {
      readonly changed: true;
      readonly data: Uint8Array;
      /** File with the text, until it is discarded. */
      readonly file: string;
      readonly discard: () => Promise<void>;
    };

/** Lets a person change a record's text. */
export interface Editor {
  edit(key: string, data: Uint8Array): Promise<Edited>;
}

/** A record's text; JSON is indented. Bytes that are not UTF-8 become U+FFFD. */
export const toEditable = (data: Uint8Array): string => {
  const text = new TextDecoder().decode(data);
  const json = parseJson(text);
  return `${json === undefined ? text : JSON.stringify(json, undefined, 2)}\n`;
};

/** The edited text as a record. JSON becomes one line again, so that indentation does not add to the record's size. */
const toData = (text: string): Uint8Array => {
  const json = parseJson(text);
  return Buffer.from(json === undefined ? text.trimEnd() : JSON.stringify(json), "utf8");
};

/**
 * Opens an editor through a shell, since VISUAL and EDITOR may contain options ("code --wait").
 * @returns its exit code
 */
const open = async (command: string, file: string): Promise<number | null> => {
  const child = spawn("sh", ["-c", `${command} "$1"`, "sh", file], { stdio: "inherit" });
  await once(child, "close");
  return child.exitCode;
};

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
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (!(await exists(file))) await writeFile(file, original, { mode: 0o600 });
    const code = await open(command, file);
    const text = await readFile(file, "utf8");
    const discard = () => rm(file, { force: true });
    if (text === original) await discard();
    if (code !== 0) return { changed: false, why: `the editor exited with code ${code}` };
    if (text === original) return { changed: false, why: "unchanged in the editor" };
    return { changed: true, data: toData(text), file, discard };
  },
});

/** The user's editor. @throws UsageError if VISUAL and EDITOR are not set */
export const openEditor = (folder: string, env: NodeJS.ProcessEnv): Editor => {
  const command = [env["VISUAL"], env["EDITOR"]].find((value) => value !== undefined && value !== "");
  if (command === undefined) throw new UsageError("--edit needs an editor: set VISUAL or EDITOR.");
  return fileEditor(command, folder);
};
