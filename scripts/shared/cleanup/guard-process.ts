// The guard of one command, which it outlives: it ends and removes what a command that was killed has left behind.
//   node guard-process.ts
// Reads lines from standard input, whose other end belongs to the command: "add group 123", "remove folder /tmp/x".
// At its end it ends the process groups and removes the folders that are still on the list. Only Node's own type
// stripping, no loader: it must be running before the command can be killed.
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

/** How long processes may take to end by themselves: PostgreSQL, for example, releases its shared memory. */
const GRACE_MS = 2_000;
const POLL_MS = 50;
const LINE = /^(add|remove) (group|folder) (.+)$/;

const left = { group: new Set<string>(), folder: new Set<string>() };

/** Whether the group had a process. */
const signalGroup = (group: string, signal: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(-Number(group), signal);
  } catch {
    return false;
  }
};

const endGroups = async (): Promise<void> => {
  const deadline = Date.now() + GRACE_MS;
  let running = [...left.group].filter((group) => signalGroup(group, "SIGTERM"));
  while (running.length > 0 && Date.now() < deadline) {
    await sleep(POLL_MS);
    running = running.filter((group) => signalGroup(group, 0));
  }
  for (const group of running) signalGroup(group, "SIGKILL");
};

const note = (line: string): void => {
  const [, action, kind, value] = LINE.exec(line) ?? [];
  if ((kind !== "group" && kind !== "folder") || value === undefined) return;
  if (action === "add") left[kind].add(value);
  else left[kind].delete(value);
};

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
for await (const line of createInterface({ input: process.stdin })) note(line);
await endGroups();
for (const folder of left.folder) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
