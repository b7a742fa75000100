import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { validate } from "@actions/languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";
import { PYTHON } from "../../../shared/load/load-job.js";

/** It does not look into the workflows that are called, so it does not know their outputs. */
const UNKNOWN_OUTPUT = "Context access might be invalid: ";

const lintWorkflow = async (file: string): Promise<readonly string[]> => {
  const text = readFileSync(file, "utf8");
  const document = TextDocument.create(pathToFileURL(file).href, "yaml", 0, text);
  const diagnostics = await validate(document);
  return diagnostics
    .map(({ message, range }) => ({ text: typeof message === "string" ? message : message.value, ...range.start }))
    .filter(({ text: problem }) => !problem.startsWith(UNKNOWN_OUTPUT))
    .map(({ text: problem, line }) => `${path.basename(file)}:${line + 1}: ${problem}`);
};

/** Workflows that GitHub would refuse, or would not run as they are written. @returns a line for each problem */
export const lintWorkflows = async (folder: string): Promise<readonly string[]> => {
  const files = readdirSync(folder).map((name) => path.join(folder, name));
  return (await Promise.all(files.map(lintWorkflow))).flat();
};

/**
 * Workflows that can be attacked, by zizmor, without a network. It also looks at Dependabot's configuration.
 * @param folder `.github`
 * @returns what zizmor prints about its findings; empty without any
 * @throws Error if zizmor cannot run
 */
export const auditWorkflows = (folder: string, python = PYTHON): string => {
  const program = path.join(path.dirname(python), "zizmor");
  const options = ["--offline", "--no-progress", "--quiet", "--color=never", folder];
  const { status, stdout, stderr, error } = spawnSync(program, options, { encoding: "utf8" });
  if (error !== undefined) throw error;
  // From 11 on, its exit codes stand for findings; others for its own failures.
  if (status === 0) return "";
  if (status !== null && status > 10) return stdout.trim();
  throw new Error(`zizmor failed: ${stderr.trim()}`);
};
