// Notices that the processes that started this one were killed: they could pass no signal on.
import { readFileSync } from "node:fs";
import { clearInterval, setInterval } from "node:timers";

const INTERVAL_MS = 250;

const read = (file) => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};

/** npm starts scripts with `sh -c`. Some shells stay in between, and outlive an npm that is killed. */
const isBetween = (pid) => read(`/proc/${pid}/cmdline`).split("\0")[1] === "-c";
const parentOf = (pid) => /\) \S (\d+) [^)]*$/.exec(read(`/proc/${pid}/stat`))?.[1];

/** Calls `onGone` once, when the parent has ended, or the npm above its shell. */
export const watchParents = (onGone) => {
  const parent = process.ppid;
  const aboveShell = isBetween(parent) ? parentOf(parent) : undefined;
  const hasParents = () => process.ppid === parent && (aboveShell === undefined || parentOf(parent) === aboveShell);
  const timer = setInterval(() => {
    if (hasParents()) return;
    clearInterval(timer);
    onGone();
  }, INTERVAL_MS);
  timer.unref();
};
