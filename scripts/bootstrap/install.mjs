// Installs what is missing. The leader of its own process group, which npm, pip and what they start belong to:
//   node scripts/bootstrap/install.mjs '{"requirements":["requirements.txt"],"packages":["console"]}'
// It stops when its standard input closes, which also happens when the process that started it is killed.
// Exit code: 0 when everything is installed; 1 if something failed or was stopped; 2 if a tool is missing.
import { spawn } from "node:child_process";
import { statfsSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { clearInterval, setInterval, setTimeout } from "node:timers";
import { lockInstallation, TEMPORARY, unlockInstallation } from "./installation-lock.mjs";
import { Progress } from "./progress.mjs";
import { FAILED, MISSING_TOOL, ROOT } from "./project.mjs";
import { stepsFor } from "./steps.mjs";

/** How long npm and pip may take to end. What they leave behind is removed here and repaired by the next start. */
const GRACE_MS = 1_000;
const STATUS_MS = 500;
const RETRY = "Free some space, then run the command again.";
const FULL_DISK = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/;

/**
 * Packages are no secrets, and PostgreSQL, which root may not run, reads its programs as another user. A command that
 * keeps what it writes to its user (umask 077) may be the one that installs them.
 */
process.umask(0o022);

const progress = new Progress();
let child;
let isStopping = false;

const end = (code, message) => {
  progress.end();
  if (message !== undefined) progress.line(`error: ${message}`);
  unlockInstallation();
  process.exit(code);
};

/** Ends everything that belongs to this installation, itself included. */
const killGroup = () => {
  progress.end();
  unlockInstallation();
  process.kill(-process.pid, "SIGKILL");
};

const stop = () => {
  if (isStopping) return;
  isStopping = true;
  if (child === undefined) killGroup();
  child.on("exit", killGroup);
  process.kill(-process.pid, "SIGTERM");
  setTimeout(killGroup, GRACE_MS);
};

const gigabytes = (bytes) => `${(bytes / 1e9).toFixed(1)} GB`;

/** What fits on the disk for this user. */
const freeSpace = () => {
  const { bavail, bsize } = statfsSync(ROOT);
  return bavail * bsize;
};

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const diskNeed = (steps) => sum(steps.map(({ needed }) => needed));

const introduce = (steps) => {
  const needed = diskNeed(steps);
  const free = freeSpace();
  progress.line("Installing what this project needs, into its folders node_modules and .venv.");
  progress.line("Only the first run takes this time, and the first one after an update.");
  const kept = gigabytes(sum(steps.map((step) => step.kept)));
  if (needed > 0)
    progress.line(`It takes up to ${gigabytes(needed)} of disk, and ${kept} afterwards; ${gigabytes(free)} are free.`);
  // Folders that are there are replaced: how much more they need is not known.
  if (diskNeed(steps.filter(({ isFirst }) => isFirst)) <= free) return;
  end(FAILED, `the disk of ${ROOT} has too little space. ${RETRY}`);
};

const explain = ({ title, command, args }, fullDisk, problem) => {
  if (problem?.code === "ENOENT")
    return [MISSING_TOOL, `missing ${command}: it comes with Node from https://nodejs.org, or apt install ${command}`];
  const what = `${title} failed: ${[command, ...args].join(" ")}`;
  if (!fullDisk) return [FAILED, `${what}. See above for the reason. The next start continues.`];
  return [FAILED, `${what}. The disk is full. ${RETRY}`];
};

/** Runs the command and prints its lines. Resolves to the words for what went wrong, undefined if nothing did. */
const runCommand = (step) =>
  new Promise((resolve) => {
    let fullDisk = false;
    const print = (line) => {
      fullDisk ||= FULL_DISK.test(line);
      if (!step.isNoise?.(line)) progress.line(line);
    };
    const env = { ...process.env, TMPDIR: TEMPORARY, PYTHONUNBUFFERED: "1", ...step.env };
    child = spawn(step.command, step.args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
    for (const output of [child.stdout, child.stderr]) createInterface({ input: output }).on("line", print);
    child.on("error", (problem) => resolve(explain(step, false, problem)));
    child.on("close", (code) => resolve(code === 0 ? undefined : explain(step, fullDisk)));
  });

/** Its output is progress for whoever waits, and standard output is the script's. */
const runStep = async (step, heading) => {
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 1000);
  const showStatus = () => progress.status([`${heading}: ${seconds()} s`, step.status?.()].filter(Boolean).join(", "));
  progress.line(`${heading} ...`);
  step.before?.();
  const timer = setInterval(showStatus, STATUS_MS);
  const problem = await runCommand(step);
  clearInterval(timer);
  child = undefined;
  if (problem !== undefined) end(...problem);
  step.done();
  progress.end();
  progress.line(`${heading}: done in ${seconds()} s`);
};

const install = async (needs) => {
  await lockInstallation((pid) => progress.line(`Another command is installing (process ${pid}). Waiting for it ...`));
  // Only now: the other command may have installed it.
  const steps = stepsFor(needs);
  if (steps.length > 0) introduce(steps);
  for (const [index, step] of steps.entries()) await runStep(step, `[${index + 1}/${steps.length}] ${step.title}`);
  end(0);
};

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
process.stdin.resume().on("end", stop).on("error", stop);
try {
  await install(JSON.parse(process.argv[2]));
} catch (error) {
  end(FAILED, `cannot install into ${ROOT}: ${error.message}`);
}
