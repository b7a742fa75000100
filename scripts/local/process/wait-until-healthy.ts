import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { ManagedProcess } from "./managed-process.js";

const POLL_MS = 50;
const LOG_LINES = 5;

const responds = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
};

const endOfLog = async (file: string): Promise<string> => {
  const log = await readFile(file, "utf8").catch(() => "");
  return log.trimEnd().split("\n").slice(-LOG_LINES).join("\n");
};

interface HealthOptions {
  /** @default 30,000 */
  readonly timeoutMs?: number;
  /** Cancels the wait when aborted. */
  readonly signal?: AbortSignal | undefined;
}

const untilHealthy = async (server: ManagedProcess, url: string, options: HealthOptions): Promise<void> => {
  const { timeoutMs = 30_000, signal } = options;
  const deadline = Date.now() + timeoutMs;
  while (!(await responds(url))) {
    signal?.throwIfAborted();
    if (!server.isRunning()) throw new Error(`${server.name} did not start:\n${await endOfLog(server.logFile)}`);
    if (Date.now() > deadline) {
      throw new Error(
        `${server.name} did not respond within ${timeoutMs / 1000} s:\n${await endOfLog(server.logFile)}`,
      );
    }
    await sleep(POLL_MS);
  }
};

/**
 * Waits until a server responds at `url` with a success, and stops it if it does not.
 * @throws Error when its process ends first or the timeout expires, with the end of its log in the message.
 */
export const waitUntilHealthy = async (
  server: ManagedProcess,
  url: string,
  options: HealthOptions = {},
): Promise<void> => {
  try {
    await untilHealthy(server, url, options);
  } catch (error) {
    await server.stop();
    throw error;
  }
};
