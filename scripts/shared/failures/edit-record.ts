import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseJson } from "../terminal/parse-json.js";
import { UsageError } from "../terminal/command-line.js";

export type Edited =
  | { readonly changed: false; readonly why: string }
  | {
      readonly changed: true;
      readonly data: Uint8Array;
      /** Where the text lies until it is discarded. */
      readonly file: string;
      readonly discard: () => Promise<void>;
    };

/** Lets a person change a record's text. */
export interface Editor {
  edit(key: string, data: Uint8Array): Promise<Edited>;
}

/** Over several lines if it is JSON. Bytes that are not UTF-8 show as U+FFFD. */
export const toEditable = (data: Uint8Array): string => {
  const text = new TextDecoder().decode(data);
  const json = parseJson(text);
  return `${json === undefined ? text : JSON.stringify(json, undefined, 2)}\n`;
};

/** Back on one line if it is JSON, so that the white space for people does not count against the record's size. */
const toData = (text: string): Uint8Array => {
  const json = parseJson(text);
  return Buffer.from(json === undefined ? text.trimEnd() : JSON.stringify(json), "utf8");
};

/** Runs as a shell would, since VISUAL and EDITOR may hold options ("code --wait"). @returns its exit code. */
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
 * An editor on files of `folder`, readable by their owner alone: they hold customers' words. A text that was left there, because it
 * was still wrong, is opened again.
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
    if (code !== 0) return { changed: false, why: `the editor ended with code ${code}` };
    if (text === original) return { changed: false, why: "unchanged in the editor" };
    return { changed: true, data: toData(text), file, discard };
  },
});

/** The user's editor. @throws UsageError when none is named. */
export const openEditor = (folder: string, env: NodeJS.ProcessEnv): Editor => {
  const command = [env["VISUAL"], env["EDITOR"]].find((value) => value !== undefined && value !== "");
  if (command === undefined) throw new UsageError("--edit needs an editor: set VISUAL or EDITOR.");
  return fileEditor(command, folder);
};
