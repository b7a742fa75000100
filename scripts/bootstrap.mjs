// Runs before anything is installed: plain JavaScript, no dependencies, any Node from 20 on.
//   node scripts/bootstrap.mjs [--needs NEED,NEED...] [--requirements FILE]... SCRIPT [ARGUMENT]...
// Reports missing tools, installs Node modules and the Python environment if they are missing, half done or out of
// date, then runs the script: TypeScript on the Node of node_modules, Python (.py) in the environment. The needs are
// python, terraform, java, console and lighthouse. Java is missing only where none can be installed into that
// environment; the last two are packages of their own. With --help it prints the script's help and does no more.
// Exit code: the script's; 1 if an installation fails; 2 if a tool is missing; 128 plus the signal that stopped it.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers";
import { helpFor } from "./bootstrap/help.mjs";
import { watchParents } from "./bootstrap/parents.mjs";
import {
  fail,
  FAILED,
  MISSING_TOOL,
  NODE,
  NODE_MODULES,
  OWN_PACKAGES,
  ROOT,
  VENV_PYTHON,
} from "./bootstrap/project.mjs";
import { stepsFor } from "./bootstrap/steps.mjs";
import { checkTools, hasFittingJava, TOOLS } from "./bootstrap/tools.mjs";

/** So that the script can report how long its user has waited. */
const BOOTSTRAP_STARTED_AT = String(Math.round(performance.timeOrigin));

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const INSTALL = path.join(ROOT, "scripts", "bootstrap", "install.mjs");
/** Brings a Java that fits into the Python environment, on the platforms for which it is published. */
const JAVA_REQUIREMENTS = "glue/requirements-java.txt";

/** Whether a need is no tool, but packages of their own. */
const isOwnPackage = (need) => Object.hasOwn(OWN_PACKAGES, need);

/** After an interruption the installation ends by itself; it is killed if it takes longer than this. */
const STOP_MS = 4_000;

/** Reads the options before the script, which is the first word that is not an option. */
const readArguments = (words) => {
  const options = { needs: ["node"], requirements: [] };
  let rest = words;
  while (rest[0]?.startsWith("--")) {
    const [option, value, ...more] = rest;
    if (option === "--needs") options.needs.push(...(value ?? "").split(","));
    else if (option === "--requirements") options.requirements.push(value ?? "");
    else fail(MISSING_TOOL, `unknown option ${option}; expected --needs or --requirements`);
    rest = more;
  }
  const known = [...Object.keys(TOOLS), ...Object.keys(OWN_PACKAGES)];
  const unknown = options.needs.filter((need) => !known.includes(need));
  if (unknown.length > 0) fail(MISSING_TOOL, `--needs has ${unknown.join(", ")}; expected ${known.join(", ")}`);
  if (rest.length === 0) fail(MISSING_TOOL, "expected the script to run");
  return { ...options, script: rest[0], args: rest.slice(1) };
};

const codeOf = (signal) => 128 + constants.signals[signal];

const killGroup = ({ pid }) => {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // No process is left.
  }
};

/**
 * Runs the installation in its own process group, so that nothing of it outlives this process: it stops when its
 * standard input closes. Resolves when all of it has ended.
 */
const install = (needs) => {
  const args = [INSTALL, JSON.stringify(needs)];
  const installation = spawn(process.execPath, args, { cwd: ROOT, detached: true, stdio: ["pipe", 2, 2] });
  let stopCode;
  const stop = (signal) => {
    stopCode ??= codeOf(signal);
    installation.stdin.end();
    setTimeout(killGroup, STOP_MS, installation).unref();
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return new Promise((resolve) => {
    installation.on("exit", (code) => {
      for (const signal of SIGNALS) process.off(signal, stop);
      killGroup(installation);
      resolve({ code: code ?? FAILED, stopCode });
    });
  });
};

const installWhatIsMissing = async (needs) => {
  if (stepsFor(needs).length === 0) return;
  const { code, stopCode } = await install(needs);
  if (stopCode !== undefined) {
    process.stderr.write("\nerror: stopped while installing. The next start repairs what is half done.\n");
    process.exit(stopCode);
  }
  if (code !== 0) process.exit(code);
};

/** Runs the script in this process's place: its terminal, its signals, its exit code. */
const runScript = (script, args) => {
  const PATH = [path.join(NODE_MODULES, ".bin"), process.env.PATH ?? ""].join(path.delimiter);
  const [command, ...before] = script.endsWith(".py") ? [VENV_PYTHON] : [NODE, "--import", "tsx"];
  const child = spawn(command, [...before, script, ...args], {
    stdio: "inherit",
    env: { ...process.env, PATH, BOOTSTRAP_STARTED_AT },
  });
  for (const signal of SIGNALS) {
    // A terminal's Ctrl-C reaches the script by itself.
    process.on(signal, () => (signal === "SIGINT" && process.stdin.isTTY ? undefined : child.kill(signal)));
  }
  child.on("exit", (code, signal) => process.exit(signal === null ? code : codeOf(signal)));
};

/** The requirements, with those that bring a Java if one is needed and the user's own does not fit. */
const allRequirements = (needs, requirements) => {
  if (!needs.includes("java") || hasFittingJava()) return requirements;
  return [...requirements, JAVA_REQUIREMENTS];
};

/** Ends this process. A reader that has seen enough (`| head`) is not an error. */
const printHelp = (help) => {
  process.stdout.on("error", () => process.exit(0));
  process.stdout.write(`${help}\n`, () => process.exit(0));
};

const installAndRun = async ({ needs, requirements, script, args }) => {
  checkTools(needs.filter((need) => !isOwnPackage(need)));
  watchParents(() => process.emit("SIGHUP", "SIGHUP"));
  await installWhatIsMissing({
    ...(needs.includes("python") && { requirements: allRequirements(needs, requirements) }),
    packages: needs.filter(isOwnPackage),
  });
  runScript(script, args);
};

const command = readArguments(process.argv.slice(2));
const help = helpFor(command.script, command.args);
if (help === undefined) await installAndRun(command);
else printHelp(help);
