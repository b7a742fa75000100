import { constants } from "node:os";

/** A second Ctrl-C within this time may be an echo of the first: npm and the terminal both pass it on. */
const ECHO_MS = 1_000;

const PARENT_POLL_MS = 250;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Why a command stops. */
class Interruption extends Error {
  override readonly name = "AbortError";
  /** As in shells. */
  readonly exitCode: number;

  constructor(signal: NodeJS.Signals) {
    super(`interrupted by ${signal}`);
    this.exitCode = 128 + constants.signals[signal];
  }
}

/** Calls `onGone` when the parent has been killed: it could pass no signal on. */
const watchParent = (onGone: () => void): void => {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, PARENT_POLL_MS);
  timer.unref();
};

/**
 * Returns a signal that aborts on Ctrl-C, SIGTERM, a closed terminal and the end of the parent process. On a second one
 * the process, and its children with it, exits immediately.
 */
export const interruption = (): AbortSignal => {
  const controller = new AbortController();
  let interruptedAt: number | undefined;
  const stop = (signal: NodeJS.Signals): void => {
    const reason = new Interruption(signal);
    if (interruptedAt !== undefined && Date.now() - interruptedAt > ECHO_MS) process.exit(reason.exitCode);
    interruptedAt ??= Date.now();
    controller.abort(reason);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  watchParent(() => {
    stop("SIGHUP");
  });
  return controller.signal;
};

/** Exit code of a command that `signal` has interrupted: 130 after Ctrl-C. */
export const interruptedCode = ({ reason }: AbortSignal): number =>
  reason instanceof Interruption ? reason.exitCode : 128 + constants.signals.SIGINT;

/** Runs work that can be interrupted. If it fails because of that, the exit code is 128 plus the signal's number. */
export const interruptible = async (work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
  const signal = interruption();
  try {
    await work(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    process.exitCode = interruptedCode(signal);
  }
};

/** Resolves when the signal aborts. */
export const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    // A timer keeps the process alive; a signal handler alone does not.
    const timer = setInterval(() => undefined, 60_000);
    signal.addEventListener("abort", () => {
      clearInterval(timer);
      resolve();
    });
  });
