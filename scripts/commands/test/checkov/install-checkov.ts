import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "../../../shared/deployment/project.js";
import { PYTHON } from "../../../shared/load/load-job.js";

const REQUIREMENTS = path.join(PROJECT_ROOT, "scripts", "commands", "test", "checkov", "requirements.txt");
const PIP = ["-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--no-compile"];
/** The file has all packages. Without --no-deps, pip compares them with those of the environment. */
const SAFELY = ["--require-hashes", "--only-binary=:all:", "--no-deps"];

/** Whole or not there: two commands may install at the same time, and either may be killed. */
const moveInto = (made: string, folder: string): void => {
  try {
    renameSync(made, folder);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
};

/**
 * Installs Checkov if this version is missing: into a folder of its own inside the Python environment, because it needs
 * other versions of packages that the environment has.
 * @returns the folder, for PYTHONPATH
 * @throws Error if pip fails, which it reports on standard error
 */
export const installCheckov = (python = PYTHON, requirements = REQUIREMENTS): string => {
  const version = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 16);
  const folder = path.join(path.dirname(path.dirname(python)), `checkov-${version}`);
  if (existsSync(folder)) return folder;
  const made = `${folder}.${process.pid}`;
  const args = [...PIP, ...SAFELY, "--target", made, "-r", requirements];
  const { status } = spawnSync(python, args, { stdio: ["ignore", 2, 2] });
  if (status !== 0) {
    rmSync(made, { recursive: true, force: true });
    throw new Error("Checkov could not be installed; see pip's message above. It needs the package index once.");
  }
  moveInto(made, folder);
  return folder;
};
