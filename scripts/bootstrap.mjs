// Runs before anything is installed: plain JavaScript, no dependencies, any Node from 20 on.
//   node scripts/bootstrap.mjs [--needs python,terraform,java] [--requirements FILE]... SCRIPT [ARGUMENT]...
// Reports missing tools, installs Node modules and the Python environment if they are missing or out of date, then runs
// the script: TypeScript on the Node of node_modules, Python (.py) in the environment. Java is missing only where none
// can be installed into that environment.
// Exit code: the script's; 1 if an installation fails; 2 if a tool is missing.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const NODE_MODULES = path.join(ROOT, "node_modules");
const NODE = path.join(NODE_MODULES, ".bin", "node");
const VENV = path.join(ROOT, ".venv");
const VENV_PYTHON = path.join(VENV, "bin", "python");
const PYTHON_STAMP = path.join(VENV, ".bootstrap.json");
const MISSING_TOOL = 2;

/** So that the script can report how long its user has waited. */
const BOOTSTRAP_STARTED_AT = String(Math.round(performance.timeOrigin));

const PYTHONS = ["python3", "python3.14", "python3.13", "python3.12", "python3.11"];
const PYTHON_CHECK = "import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))";

const succeeds = (command, args) => spawnSync(command, args, { stdio: "ignore" }).status === 0;
const pathTo = (command) =>
  (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => path.join(folder, command))
    .find((file) => existsSync(file));
const isOnPath = (command) => pathTo(command) !== undefined;

const findPython = () => PYTHONS.find((python) => isOnPath(python) && succeeds(python, ["-c", PYTHON_CHECK]));
/** Spark 3.5.4 fails on 21 and later; Glue 5.0 has 17, and the tests run on it. As in glue/ticket_etl/java.py. */
const JAVA_VERSION = 17;

/** Brings a Java of that version into the Python environment, on the platforms for which it is published. */
const JAVA_REQUIREMENTS = "glue/requirements-java.txt";
const PACKAGED_JAVA = ["linux-x64", "darwin-x64", "darwin-arm64"];

/** The feature version in `openjdk version "17.0.9"` or `java version "1.8.0_392"`; undefined when it says none. */
const javaVersion = (command) => {
  const { status, stderr, stdout } = spawnSync(command, ["-version"], { encoding: "utf8", timeout: 60_000 });
  const version = /\bversion "(?:1\.)?(\d+)/.exec(`${stderr ?? ""}${stdout ?? ""}`)?.[1];
  return status === 0 && version !== undefined ? Number(version) : undefined;
};

const lookForJava = () => {
  const { JAVA_HOME = "" } = process.env;
  const onPath = pathTo("java");
  const places = [
    ...(JAVA_HOME === "" ? [] : [{ place: `JAVA_HOME (${JAVA_HOME})`, command: path.join(JAVA_HOME, "bin", "java") }]),
    ...(onPath === undefined ? [] : [{ place: `PATH (${onPath})`, command: onPath }]),
  ];
  return places.map(({ place, command }) => ({ place, version: javaVersion(command) }));
};

let foundJava;
/** What is where Spark looks, in its order: JAVA_HOME, then PATH. */
const findJava = () => (foundJava ??= lookForJava());

const hasFittingJava = () => findJava().some(({ version }) => version === JAVA_VERSION);

/** glibc is what the packaged Java is built for; Alpine Linux has another library. */
const canInstallJava = () =>
  PACKAGED_JAVA.includes(`${process.platform}-${process.arch}`) &&
  (process.platform !== "linux" || process.report.getReport().header.glibcVersionRuntime !== undefined);

const javaHelp = () => {
  const found = findJava().map(({ place, version }) => `${place}: ${version ? `Java ${version}` : "no Java"}`);
  const note = found.length === 0 ? "" : ` (found ${found.join(", ")})`;
  return `Java ${JAVA_VERSION}${note}: https://adoptium.net/temurin/releases?version=${JAVA_VERSION}, or apt install openjdk-${JAVA_VERSION}-jre-headless, then set JAVA_HOME to it`;
};

const modifiedAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

/** What was installed before. Empty if the stamp is missing or incomplete. */
const readStamp = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
};

/** The interpreter of the environment. If it changes, the environment's packages belong to another one. */
const interpreter = () => `${realpathSync(VENV_PYTHON)} ${modifiedAt(VENV_PYTHON)}`;

/** Whether the environment can install packages. Without a stamp it is incomplete. pip is slow and runs only once. */
const isEnvironmentWhole = () => {
  if (!existsSync(VENV_PYTHON) || !existsSync(PYTHON_STAMP)) return false;
  return readStamp(PYTHON_STAMP).python === interpreter() || succeeds(VENV_PYTHON, ["-m", "pip", "--version"]);
};

const TERRAFORM_MINIMUM = [1, 10];

/** The program that the scripts use, and its version, "" if it prints none. Undefined if neither is installed. */
const findTerraform = () => {
  const command = ["terraform", "tofu"].find(isOnPath);
  if (command === undefined) return undefined;
  const env = { ...process.env, CHECKPOINT_DISABLE: "1" };
  const { stdout } = spawnSync(command, ["version", "-json"], { encoding: "utf8", env });
  return { command, version: /"terraform_version":\s*"([^"]+)"/.exec(stdout ?? "")?.[1] ?? "" };
};

const isRecent = (version) => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > TERRAFORM_MINIMUM[0] || (major === TERRAFORM_MINIMUM[0] && minor >= TERRAFORM_MINIMUM[1]);
};

const terraformHelp = () => {
  const found = findTerraform();
  const note = found === undefined ? "" : ` (${found.command} is ${found.version || "of no known version"})`;
  const pages = "https://developer.hashicorp.com/terraform/install or https://opentofu.org/docs/intro/install";
  return `Terraform or OpenTofu ${TERRAFORM_MINIMUM.join(".")} or later${note}: ${pages}`;
};

/** What each need checks, given all needs, and how to get what is absent. */
const TOOLS = {
  node: {
    present: () => Number(process.versions.node.split(".")[0]) >= 20,
    help: () => `Node 20 or later (this is ${process.versions.node}): https://nodejs.org`,
  },
  python: {
    present: () => existsSync(VENV_PYTHON) || findPython() !== undefined,
    help: () => "Python 3.11 or later with venv: https://www.python.org/downloads, or apt install python3-venv",
  },
  terraform: {
    present: () => isRecent(findTerraform()?.version ?? ""),
    help: terraformHelp,
  },
  java: {
    // Without one, the Python environment gets its own.
    present: (needs) => hasFittingJava() || (needs.includes("python") && canInstallJava()),
    help: javaHelp,
  },
};

const fail = (code, message) => {
  process.stderr.write(`${message}\n`);
  process.exit(code);
};

/** Reads the options before the script, which is the first word that is not an option. */
const readArguments = (words) => {
  const options = { needs: ["node"], requirements: [] };
  let rest = words;
  while (rest[0]?.startsWith("--")) {
    const [option, value, ...more] = rest;
    if (option === "--needs") options.needs.push(...(value ?? "").split(","));
    else if (option === "--requirements") options.requirements.push(value ?? "");
    else fail(MISSING_TOOL, `error: unknown option ${option}; expected --needs or --requirements`);
    rest = more;
  }
  const unknown = options.needs.filter((need) => !(need in TOOLS));
  if (unknown.length > 0)
    fail(MISSING_TOOL, `error: --needs has ${unknown.join(", ")}; expected ${Object.keys(TOOLS).join(", ")}`);
  if (rest.length === 0) fail(MISSING_TOOL, "error: expected the script to run");
  return { ...options, script: rest[0], args: rest.slice(1) };
};

const checkTools = (needs) => {
  const absent = needs.filter((need) => !TOOLS[need].present(needs));
  if (absent.length > 0) fail(MISSING_TOOL, `Missing: ${absent.map((need) => TOOLS[need].help()).join("; ")}`);
};

const hashOf = (file) =>
  createHash("sha256")
    .update(readFileSync(path.join(ROOT, file)))
    .digest("hex");

const LOCK = "package-lock.json";
const NODE_STAMP = path.join(NODE_MODULES, ".bootstrap.json");

/** Whether npm itself installed after the lock file changed, in a tree that this script did not install. */
const npmIsNewer = () =>
  modifiedAt(path.join(NODE_MODULES, ".package-lock.json")) >= modifiedAt(path.join(ROOT, LOCK)) - 5_000;

/**
 * What to install, in order: a title, the command that installs it, and `done`, which writes a stamp so that the next
 * run skips it.
 */
const nodeSteps = () => {
  const hash = hashOf(LOCK);
  if (existsSync(NODE) && readStamp(NODE_STAMP).lock === hash) return [];
  const done = () => writeFileSync(NODE_STAMP, JSON.stringify({ lock: hash }));
  if (!existsSync(NODE) || !npmIsNewer())
    return [{ title: "Installing Node modules", command: "npm", args: ["ci", "--loglevel=error"], done }];
  done();
  return [];
};

/** Notes the environment's interpreter, and the requirements that are installed in it. */
const stampPython = (stamp) => writeFileSync(PYTHON_STAMP, JSON.stringify({ ...stamp, python: interpreter() }));

const environmentStep = () => {
  const python = findPython();
  if (python === undefined) fail(MISSING_TOOL, `Missing: ${TOOLS.python.help()}`);
  const args = ["-m", "venv", "--clear", VENV];
  return { title: "Creating the Python environment", command: python, args, done: () => stampPython({}) };
};

const packagesStep = (stamp, requirements) => {
  const hashes = Object.fromEntries(requirements.map((file) => [file, hashOf(file)]));
  const files = requirements.flatMap((file) => ["-r", file]);
  const args = ["-m", "pip", "install", "--disable-pip-version-check", ...files];
  const done = () => stampPython({ ...stamp, ...hashes });
  return { title: "Installing Python packages", command: VENV_PYTHON, args, done };
};

const pythonSteps = (requirements) => {
  const isWhole = isEnvironmentWhole();
  const stamp = isWhole ? readStamp(PYTHON_STAMP) : {};
  const changed = requirements.filter((file) => stamp[file] !== hashOf(file));
  if (isWhole && stamp.python !== interpreter()) stampPython(stamp);
  return [...(isWhole ? [] : [environmentStep()]), ...(changed.length === 0 ? [] : [packagesStep(stamp, changed)])];
};

const INTRODUCTION =
  "Installing what this project needs, into its folders node_modules and .venv.\n" +
  "Only the first run takes this time, and the first one after an update.\n";

/** Runs a step. Its output is progress for whoever waits, and standard output is the script's. */
const runStep = ({ title, command, args, done }, index, steps) => {
  const heading = `[${index + 1}/${steps.length}] ${title}`;
  process.stderr.write(`${heading} ...\n`);
  const startedAt = performance.now();
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: ["ignore", 2, 2] });
  if (error !== undefined || status !== 0) fail(1, `${title} failed: ${command} ${args.join(" ")}`);
  done();
  process.stderr.write(`${heading}: done in ${Math.round((performance.now() - startedAt) / 1000)} s\n`);
};

const install = (steps) => {
  if (steps.length > 0) process.stderr.write(INTRODUCTION);
  steps.forEach(runStep);
};

/** Runs the script in this process's place: its terminal, its signals, its exit code. */
const runScript = (script, args) => {
  const PATH = [path.join(NODE_MODULES, ".bin"), process.env.PATH ?? ""].join(path.delimiter);
  const [command, ...before] = script.endsWith(".py") ? [VENV_PYTHON] : [NODE, "--import", "tsx"];
  const child = spawn(command, [...before, script, ...args], {
    stdio: "inherit",
    env: { ...process.env, PATH, BOOTSTRAP_STARTED_AT },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    // A terminal's Ctrl-C reaches the script by itself.
    process.on(signal, () => (signal === "SIGINT" && process.stdin.isTTY ? undefined : child.kill(signal)));
  }
  child.on("exit", (code, signal) => process.exit(signal === null ? code : 128 + constants.signals[signal]));
};

/** The requirements, with those that bring a Java if one is needed and the user's own does not fit. */
const allRequirements = (needs, requirements) => {
  if (!needs.includes("java") || hasFittingJava()) return requirements;
  return [...requirements, JAVA_REQUIREMENTS];
};

const { needs, requirements, script, args } = readArguments(process.argv.slice(2));
checkTools(needs);
install([...nodeSteps(), ...(needs.includes("python") ? pythonSteps(allRequirements(needs, requirements)) : [])]);
runScript(script, args);
