// The project's folders and the stamps in them. Plain JavaScript without dependencies, as everything in this folder:
// it runs before anything is installed, on any Node from 20 on.
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const NODE_MODULES = path.join(ROOT, "node_modules");
/** The Node that the project's scripts run on. */
export const NODE = path.join(NODE_MODULES, ".bin", "node");
/**
 * Packages of their own, by the need that stands for them: the folder with their lock file, what they are called, and
 * the bytes of disk that they take.
 */
export const OWN_PACKAGES = {
  // Browsers get it, and the root's packages pin another React.
  console: { folder: path.join(ROOT, "console"), title: "the console's packages", bytes: 300_000_000 },
  // Only the tests of the console need it.
  lighthouse: { folder: path.join(ROOT, "test", "console", "lighthouse"), title: "Lighthouse", bytes: 180_000_000 },
};
export const VENV = path.join(ROOT, ".venv");
export const VENV_PYTHON = path.join(VENV, "bin", "python");

/** Exit codes. */
export const FAILED = 1;
export const MISSING_TOOL = 2;

// What cannot be printed, because the terminal was closed, must not stop the cleaning up.
process.stderr.on("error", () => undefined);

export const fail = (code, message) => {
  process.stderr.write(`error: ${message}\n`);
  process.exit(code);
};

export const modifiedAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

/** What was installed before. Empty if the stamp is missing or incomplete. */
export const readStamp = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
};

/** Writes the whole stamp or nothing, also while another command writes it. */
export const writeStamp = (file, stamp) => {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify(stamp));
  renameSync(own, file);
};
