/** How long a second Ctrl-C may still be an echo of the first: npm and a terminal both pass it on. */
const ECHO_MS = 1_000;

const INTERRUPTED = 130;

/**
 * A signal that aborts on Ctrl-C, SIGTERM and a closed terminal. Asked a second time, the process ends at once, and its
 * children with it.
 */
export const interruption = (): AbortSignal => {
  const controller = new AbortController();
  let askedAt: number | undefined;
  const stop = (): void => {
    if (askedAt !== undefined && Date.now() - askedAt > ECHO_MS) process.exit(INTERRUPTED);
    askedAt ??= Date.now();
    controller.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  return controller.signal;
};

/** Does something that can be interrupted; when it was, and ended with an error for that, the exit code is 130. */
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
    // A timer keeps the process alive: a signal handler alone does not.
    const timer = setInterval(() => undefined, 60_000);
    signal.addEventListener("abort", () => {
      clearInterval(timer);
      resolve();
    });
  });

export { INTERRUPTED };
