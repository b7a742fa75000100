/** A second Ctrl-C within this time may be an echo of the first: npm and the terminal both pass it on. */
const ECHO_MS = 1_000;

/** Exit code of a command that was interrupted. */
export const INTERRUPTED = 130;

/**
 * Returns a signal that aborts on Ctrl-C, SIGTERM and a closed terminal. On a second one the process, and its children
 * with it, exits immediately.
 */
export const interruption = (): AbortSignal => {
  const controller = new AbortController();
  let interruptedAt: number | undefined;
  const stop = (): void => {
    if (interruptedAt !== undefined && Date.now() - interruptedAt > ECHO_MS) process.exit(INTERRUPTED);
    interruptedAt ??= Date.now();
    controller.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  return controller.signal;
};

/** Runs work that can be interrupted. If it fails because of an interruption, the exit code is 130. */
export const interruptible = async (work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
  const signal = interruption();
  try {
    await work(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    process.exitCode = INTERRUPTED;
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
