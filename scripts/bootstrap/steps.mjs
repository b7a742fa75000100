// What is still to be installed: nothing, or the steps that make the folders whole, including those left half done.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { approvedScripts } from "./install-scripts.mjs";
import {
  fail,
  MISSING_TOOL,
  modifiedAt,
  NODE,
  NODE_MODULES,
  OWN_PACKAGES,
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

/** The folders of all packages of a lock file that every platform gets. */
const packageFolders = (lock) =>
  Object.entries(JSON.parse(readFileSync(lock, "utf8")).packages ?? {})
    .filter(([folder, { optional, devOptional, link }]) => folder !== "" && !optional && !devOptional && !link)
    .map(([folder]) => path.join(path.dirname(lock), folder));

const isUnpacked = (folder) => existsSync(path.join(folder, "package.json"));

/** Whether npm itself installed after the lock file changed, in a tree that this script did not install. */
const npmIsNewer = () => modifiedAt(path.join(NODE_MODULES, ".package-lock.json")) >= modifiedAt(LOCK) - 5_000;

/** Whether npm complains about the Node that it runs on. The project's scripts run on the one that it installs. */
const isAboutOtherNode = (line) => line.startsWith("npm warn EBADENGINE");

/** npm checks each package against the hash in the lock file, and runs no script of any. */
const npmStep = () => {
  const folders = packageFolders(LOCK);
  return {
    title: "Installing Node modules",
    command: "npm",
    args: ["ci", "--ignore-scripts", "--loglevel=warn", "--no-progress"],
    isNoise: isAboutOtherNode,
    needed: 1.5 * GB,
    kept: 1.5 * GB,
    isFirst: !existsSync(NODE_MODULES),
    status: () => `${folders.filter(isUnpacked).length} of ${folders.length} packages`,
    done: checkNode,
  };
};

/** Packages for other platforms are not installed; npm passes over them. */
const scriptsStep = (approved) => ({
  title: "Running the approved install scripts",
  command: "npm",
  args: ["rebuild", "--ignore-scripts=false", "--loglevel=warn", "--no-progress", ...approved],
  isNoise: isAboutOtherNode,
  needed: 0,
  kept: 0,
  done: () => undefined,
});

const checkNode = () => {
  if (existsSync(NODE)) return;
  throw new Error(`npm has no Node for ${process.platform}-${process.arch}: see optionalDependencies in package.json`);
};

/** The last of these steps writes the stamp, so that the next start repeats them if one did not finish. */
const stampLast = (steps, lock) => {
  const last = steps.at(-1);
  const done = () => {
    last.done();
    writeStamp(NODE_STAMP, { lock });
  };
  return [...steps.slice(0, -1), { ...last, done }];
};

/**
 * A step has a title, the command that installs it, and the bytes of disk that it takes: `needed` while it runs, `kept`
 * afterwards, in a new folder if it `isFirst`. `before` and `done` write a stamp, by which the next start repairs or
 * skips the step. A step that prints little has a `status`; lines that say nothing to the user are its `isNoise`. `env`
 * has variables of its command that differ from this process's.
 */
const nodeSteps = () => {
  const lock = hashOf(LOCK);
  const isStamped = readStamp(NODE_STAMP).lock === lock;
  const isWhole = existsSync(NODE) && (isStamped || npmIsNewer()) && packageFolders(LOCK).every(isUnpacked);
  if (isWhole && isStamped) return [];
  const approved = approvedScripts();
  const steps = [...(isWhole ? [] : [npmStep()]), ...(approved.length === 0 ? [] : [scriptsStep(approved)])];
  if (steps.length > 0) return stampLast(steps, lock);
  writeStamp(NODE_STAMP, { lock });
  return [];
};

/**
 * Packages of their own. None of them runs a script while it is installed. npm runs on the project's Node, because it
 * leaves out optional packages that are not made for the Node it runs on, such as the bundler's for this platform.
 */
const ownPackageSteps = ({ folder, title, bytes }) => {
  const lockFile = path.join(folder, "package-lock.json");
  const stamp = path.join(folder, "node_modules", ".bootstrap.json");
  const lock = hashOf(lockFile);
  const folders = packageFolders(lockFile);
  if (readStamp(stamp).lock === lock && folders.every(isUnpacked)) return [];
  return [
    {
      title: `Installing ${title}`,
      command: "npm",
      args: ["ci", "--prefix", folder, "--ignore-scripts", "--loglevel=warn", "--no-progress"],
      env: { PATH: [path.dirname(NODE), process.env.PATH ?? ""].join(path.delimiter) },
      isNoise: isAboutOtherNode,
      needed: bytes,
      kept: bytes,
      isFirst: !existsSync(path.dirname(stamp)),
      status: () => `${folders.filter(isUnpacked).length} of ${folders.length} packages`,
      done: () => writeStamp(stamp, { lock }),
    },
  ];
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

/**
 * pip takes only files whose hashes the requirements name, and runs no code of a package: wheels have none. PySpark is
 * published as source alone; the tools that build it are pinned too, instead of fetched by pip as it builds.
 */
const PIP = ["--disable-pip-version-check", "--require-hashes", "--only-binary=:all:", "--no-binary=pyspark"];
const NEEDS_BUILDING = /^pyspark==/m;
const BUILD_TOOLS = "glue/requirements-build.txt";

const needsBuilding = (file) => NEEDS_BUILDING.test(readFileSync(path.resolve(ROOT, file), "utf8"));

const packagesStep = (title, requirements) => {
  const hashes = Object.fromEntries(requirements.map((file) => [file, hashOf(file)]));
  const files = requirements.flatMap((file) => ["-r", file]);
  return {
    title,
    command: VENV_PYTHON,
    args: ["-m", "pip", "install", ...PIP, "--no-build-isolation", ...files],
    needed: 0,
    kept: 0,
    before: () => stampPython({ ...readStamp(PYTHON_STAMP), unfinished: true }),
    done: () => stampPython({ ...readStamp(PYTHON_STAMP), ...hashes, unfinished: undefined }),
  };
};

const pythonSteps = (requirements) => {
  const isWhole = isEnvironmentWhole();
  const stamp = isWhole ? readStamp(PYTHON_STAMP) : {};
  const changed = requirements.filter((file) => stamp[file] !== hashOf(file));
  if (isWhole && stamp.python !== interpreter()) stampPython(stamp);
  const tools = changed.some(needsBuilding) && stamp[BUILD_TOOLS] !== hashOf(BUILD_TOOLS) ? [BUILD_TOOLS] : [];
  return [
    ...(isWhole ? [] : [environmentStep()]),
    ...(tools.length === 0 ? [] : [packagesStep("Installing Python build tools", tools)]),
    ...(changed.length === 0 ? [] : [packagesStep("Installing Python packages", changed)]),
  ];
};

/**
 * @param requirements of the Python environment; undefined where the script needs none
 * @param packages names of OWN_PACKAGES that the script needs
 */
export const stepsFor = ({ requirements, packages = [] }) => [
  ...nodeSteps(),
  ...packages.flatMap((name) => ownPackageSteps(OWN_PACKAGES[name])),
  ...(requirements === undefined ? [] : pythonSteps(requirements)),
];
