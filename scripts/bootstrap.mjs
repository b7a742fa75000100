// What runs before anything is installed: plain JavaScript, no dependencies, any Node from 20 on.
//   node scripts/bootstrap.mjs [--needs python,terraform,java] [--requirements FILE]... SCRIPT [ARGUMENT]...
// Says which tools are absent, installs node modules and the Python environment if they are missing or out of date, then runs the
// script: TypeScript on the Node of node_modules, Python (.py) in the environment. Exit code: the script's, or 2 when a tool is absent.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
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

/** So that the script can tell how long its user has waited. */
const BOOTSTRAP_STARTED_AT = String(Math.round(performance.timeOrigin));

const PYTHONS = ["python3", "python3.14", "python3.13", "python3.12", "python3.11"];
const PYTHON_CHECK = "import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))";

const succeeds = (command, args) => spawnSync(command, args, { stdio: "ignore" }).status === 0;
const isOnPath = (command) =>
  (process.env.PATH ?? "")
    .split(path.delimiter)
    .some((folder) => folder !== "" && existsSync(path.join(folder, command)));

const findPython = () => PYTHONS.find((python) => isOnPath(python) && succeeds(python, ["-c", PYTHON_CHECK]));
const javaVersion = () => {
  const { stderr, stdout } = spawnSync("java", ["-version"], { encoding: "utf8" });
  return Number(/version "(\d+)/.exec(`${stderr ?? ""}${stdout ?? ""}`)?.[1] ?? 0);
};

const modifiedAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

/** What was done before; nothing when the stamp is absent, or was cut off as it was written. */
const readStamp = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
};

/** The interpreter behind the environment: another one, and the environment's packages are not its own. */
const interpreter = () => `${realpathSync(VENV_PYTHON)} ${modifiedAt(VENV_PYTHON)}`;

/** Whether the environment can install packages. One without a stamp was left half made. pip is slow to ask, so once is enough. */
const isEnvironmentWhole = () => {
  if (!existsSync(VENV_PYTHON) || !existsSync(PYTHON_STAMP)) return false;
  return readStamp(PYTHON_STAMP).python === interpreter() || succeeds(VENV_PYTHON, ["-m", "pip", "--version"]);
};

const TERRAFORM_MINIMUM = [1, 10];

/** The one that the scripts take, and its version: "" when it does not say. Undefined when there is none. */
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
  return `Terraform or OpenTofu ${TERRAFORM_MINIMUM.join(".")} or later${note}: https://developer.hashicorp.com/terraform/install or https://opentofu.org/docs/intro/install`;
};

/** What each need checks, and how to get what is absent. */
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
    present: () => javaVersion() >= 17,
    help: () => "Java 17 or later: https://adoptium.net, or apt install openjdk-17-jre-headless",
  },
};

const fail = (code, message) => {
  process.stderr.write(`${message}\n`);
  process.exit(code);
};

/** Takes the options up to the first word that is none: the script. */
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
  const absent = needs.filter((need) => !TOOLS[need].present());
  if (absent.length > 0) fail(MISSING_TOOL, `Missing: ${absent.map((need) => TOOLS[need].help()).join("; ")}`);
};

const run = (what, command, args) => {
  process.stderr.write(`${what} ...\n`);
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });
  if (error !== undefined || status !== 0) fail(1, `${what} failed: ${command} ${args.join(" ")}`);
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

const ensureNodeModules = () => {
  const hash = hashOf(LOCK);
  if (existsSync(NODE) && readStamp(NODE_STAMP).lock === hash) return;
  if (!existsSync(NODE) || !npmIsNewer()) run("Installing node modules", "npm", ["ci", "--loglevel=error"]);
  writeFileSync(NODE_STAMP, JSON.stringify({ lock: hash }));
};

const ensureEnvironment = () => {
  if (!isEnvironmentWhole()) {
    const python = findPython();
    if (python === undefined) fail(MISSING_TOOL, `Missing: ${TOOLS.python.help()}`);
    mkdirSync(VENV, { recursive: true });
    run("Creating the Python environment", python, ["-m", "venv", "--clear", VENV]);
  }
  const stamp = readStamp(PYTHON_STAMP);
  if (stamp.python === interpreter()) return stamp;
  const marked = { ...stamp, python: interpreter() };
  writeFileSync(PYTHON_STAMP, JSON.stringify(marked));
  return marked;
};

const ensurePython = (requirements) => {
  const stamp = ensureEnvironment();
  const changed = requirements.filter((file) => stamp[file] !== hashOf(file));
  if (changed.length === 0) return;
  const install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
  run("Installing Python packages", VENV_PYTHON, [...install, ...requirements.flatMap((file) => ["-r", file])]);
  const hashes = Object.fromEntries(requirements.map((file) => [file, hashOf(file)]));
  writeFileSync(PYTHON_STAMP, JSON.stringify({ ...stamp, ...hashes }));
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

const { needs, requirements, script, args } = readArguments(process.argv.slice(2));
checkTools(needs);
ensureNodeModules();
if (needs.includes("python")) ensurePython(requirements);
runScript(script, args);
