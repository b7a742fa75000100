import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { PYTHON } from "../../../scripts/shared/load/load-job.js";

export const ON_TERMINAL = fileURLToPath(new URL("on_terminal.py", import.meta.url));

/** An environment variable that every process of one session inherits, so that a process left behind is found. */
export const MARK = "TICKET_PIPELINE_TEST_SESSION";

const POLL_MS = 20;

interface Process {
  readonly pid: number;
  readonly command: string;
}

const readProcess = async (pid: string, mark: string): Promise<Process | undefined> => {
  // Neither for a process that has ended: it has no environment.
  const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
  if (!environment.split("\0").includes(`${MARK}=${mark}`)) return undefined;
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return { pid: Number(pid), command: command.replaceAll("\0", " ").trim() };
};

export interface SessionOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Longest wait for anything. @default 60,000 */
  readonly timeoutMs?: number;
}

const open = new Set<TerminalSession>();

// A test that failed may have left one. When the tests are killed, on_terminal.py sees its input end, and acts alike.
afterAll(async () => {
  await Promise.all([...open].map((session) => session.abandon()));
});

/** A command on a terminal of its own, as a user starts it. It ends with the tests of the file, however these end. */
export class TerminalSession {
  /** What the terminal has shown. */
  output = "";
  /** Resolves with the command's exit code when the last program has left the terminal. */
  readonly ended: Promise<number | null>;
  readonly #mark: string = randomUUID();
  readonly #terminal: ChildProcess;

  constructor(
    command: readonly string[],
    private readonly options: SessionOptions,
  ) {
    const env = { ...process.env, ...options.env, [MARK]: this.#mark };
    this.#terminal = spawn(PYTHON, [ON_TERMINAL, ...command], { cwd: options.cwd, env });
    for (const stream of [this.#terminal.stdout, this.#terminal.stderr])
      stream?.on("data", (data: Buffer) => (this.output += data.toString()));
    this.ended = once(this.#terminal, "close").then(() => this.#terminal.exitCode);
    open.add(this);
  }

  type(text: string): void {
    this.#terminal.stdin?.write(text);
  }

  pressCtrlC(): void {
    this.type("\u0003");
  }

  /** Closes the terminal as a user closes its window. */
  close(): void {
    this.#terminal.kill("SIGKILL");
  }

  /** Ends the command and all that it started. */
  async abandon(): Promise<void> {
    open.delete(this);
    this.#terminal.stdin?.end();
    await this.ended;
  }

  /** Waits until the terminal shows a text. @throws Error with what it shows instead */
  async shows(text: string): Promise<void> {
    const isOver = (): boolean => this.output.includes(text) || this.#terminal.exitCode !== null;
    await this.#until(() => Promise.resolve(isOver()), `"${text}" was not shown`);
    if (!this.output.includes(text)) throw new Error(await this.#describe(`ended before "${text}" was shown`));
  }

  /** The running processes of the session whose command line contains `part`; without the terminal itself. */
  async processes(part = ""): Promise<readonly Process[]> {
    const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
    const found = await Promise.all(pids.map((pid) => readProcess(pid, this.#mark)));
    return found
      .filter((process) => process !== undefined)
      .filter(({ pid, command }) => pid !== this.#terminal.pid && command.includes(part));
  }

  /** Kills the only process whose command line contains `part`. */
  async kill(part: string, signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    let found: readonly Process[] = [];
    // A process that is just starting another one has its command line twice.
    await this.#until(async () => (found = await this.processes(part)).length === 1, `not one process has "${part}"`);
    for (const { pid } of found) process.kill(pid, signal);
  }

  /** Waits until no process of the session is left. */
  async leavesNoProcess(): Promise<void> {
    await this.#until(async () => (await this.processes()).length === 0, "processes are left");
  }

  async #until(condition: () => Promise<boolean>, problem: string): Promise<void> {
    const deadline = Date.now() + (this.options.timeoutMs ?? 60_000);
    while (!(await condition())) {
      if (Date.now() > deadline) throw new Error(await this.#describe(problem));
      await sleep(POLL_MS);
    }
  }

  async #describe(problem: string): Promise<string> {
    const commands = (await this.processes()).map(({ pid, command }) => `  ${pid} ${command}`);
    return [`${problem}. Processes:`, ...commands, "The terminal:", this.output].join("\n");
  }
}
