// What is still to be installed: nothing, or the steps that make the folders whole, including those left half done.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import {
  fail,
  MISSING_TOOL,
  modifiedAt,
  NODE,
  NODE_MODULES,
  readStamp,
  ROOT,
  VENV,
  VENV_PYTHON,
  writeStamp,
} from "./project.mjs";
import { findPython, hasFittingEnvironment, pythonHelp } from "./tools.mjs";

const GB = 1_000_000_000;
const NODE_STAMP = path.join(NODE_MODULES, ".bootstrap.json");
const PYTHON_STAMP = path.join(VENV, ".bootstrap.json");
const WHOLE_CHECK = path.join(ROOT, "scripts", "bootstrap", "check_installed.py");
const LOCK = path.join(ROOT, "package-lock.json");

const hashOf = (file) =>
  createHash("sha256")
    .update(readFileSync(path.resolve(ROOT, file)))
    .digest("hex");

const succeeds = (command, args) => spawnSync(command, args, { stdio: "ignore" }).status === 0;

/** The folders of all packages that every platform gets. */
const packageFolders = () =>
  Object.entries(JSON.parse(readFileSync(LOCK, "utf8")).packages ?? {})
    .filter(([folder, { optional, devOptional, link }]) => folder !== "" && !optional && !devOptional && !link)
    .map(([folder]) => path.join(ROOT, folder));

const isUnpacked = (folder) => existsSync(path.join(folder, "package.json"));

/** Whether npm itself installed after the lock file changed, in a tree that this script did not install. */
const npmIsNewer = () => modifiedAt(path.join(NODE_MODULES, ".package-lock.json")) >= modifiedAt(LOCK) - 5_000;

const npmStep = (lock) => {
  const folders = packageFolders();
  return {
    title: "Installing Node modules",
    command: "npm",
    args: ["ci", "--loglevel=error", "--no-progress"],
    needed: 1.5 * GB,
    kept: 1.5 * GB,
    isFirst: !existsSync(NODE_MODULES),
    status: () => `${folders.filter(isUnpacked).length} of ${folders.length} packages`,
    done: () => writeStamp(NODE_STAMP, { lock }),
  };
};

/**
 * A step has a title, the command that installs it, and the bytes of disk that it takes: `needed` while it runs, `kept`
 * afterwards, in a new folder if it `isFirst`. `before` and `done` write a stamp, by which the next start repairs or
 * skips the step. A step that prints little has a `status`.
 */
const nodeSteps = () => {
  const lock = hashOf(LOCK);
  const isStamped = readStamp(NODE_STAMP).lock === lock;
  const isWhole = existsSync(NODE) && (isStamped || npmIsNewer()) && packageFolders().every(isUnpacked);
  if (!isWhole) return [npmStep(lock)];
  if (!isStamped) writeStamp(NODE_STAMP, { lock });
  return [];
};

/** The interpreter of the environment. If it changes, the environment's packages belong to another one. */
const interpreter = () => `${realpathSync(VENV_PYTHON)} ${modifiedAt(VENV_PYTHON)}`;

/** Notes the environment's interpreter, and the requirements that are installed in it. */
const stampPython = (stamp) => writeStamp(PYTHON_STAMP, { ...stamp, python: interpreter() });

/**
 * Whether the environment can install packages, and has no half of one. Without a stamp it is incomplete. Both checks
 * are slow: pip is run only for another interpreter, the other one only after an installation that did not finish.
 */
const isEnvironmentWhole = () => {
  if (!hasFittingEnvironment() || !existsSync(PYTHON_STAMP)) return false;
  const { python, unfinished } = readStamp(PYTHON_STAMP);
  if (unfinished && !succeeds(VENV_PYTHON, [WHOLE_CHECK])) return false;
  return python === interpreter() || succeeds(VENV_PYTHON, ["-m", "pip", "--version"]);
};

const environmentStep = () => {
  const python = findPython();
  if (python === undefined) fail(MISSING_TOOL, `missing ${pythonHelp()}`);
  return {
    title: "Creating the Python environment",
    command: python,
    args: ["-m", "venv", "--clear", VENV],
    // Measured with all requirements: pip unpacks and builds pyspark.
    needed: 2.3 * GB,
    kept: 0.9 * GB,
    isFirst: !existsSync(VENV),
    done: () => stampPython({}),
  };
};

const packagesStep = (stamp, requirements) => {
  const hashes = Object.fromEntries(requirements.map((file) => [file, hashOf(file)]));
  const files = requirements.flatMap((file) => ["-r", file]);
  return {
    title: "Installing Python packages",
    command: VENV_PYTHON,
    args: ["-m", "pip", "install", "--disable-pip-version-check", ...files],
    needed: 0,
    kept: 0,
    before: () => stampPython({ ...stamp, unfinished: true }),
    done: () => stampPython({ ...stamp, ...hashes, unfinished: undefined }),
  };
};

const pythonSteps = (requirements) => {
  const isWhole = isEnvironmentWhole();
  const stamp = isWhole ? readStamp(PYTHON_STAMP) : {};
  const changed = requirements.filter((file) => stamp[file] !== hashOf(file));
  if (isWhole && stamp.python !== interpreter()) stampPython(stamp);
  return [...(isWhole ? [] : [environmentStep()]), ...(changed.length === 0 ? [] : [packagesStep(stamp, changed)])];
};

/** @param requirements of the Python environment; undefined where the script needs none */
export const stepsFor = (requirements) => [
  ...nodeSteps(),
  ...(requirements === undefined ? [] : pythonSteps(requirements)),
];
