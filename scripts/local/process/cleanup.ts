/** Steps that undo what was done, run in reverse order. */
export class Cleanup {
  private readonly steps: (() => Promise<unknown>)[] = [];

  add(step: () => Promise<unknown>): void {
    this.steps.unshift(step);
  }

  /** Runs every step once, even if others fail; a second call does nothing. @throws the first failure */
  async runAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const step of this.steps.splice(0)) await step().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }
}

/**
 * Runs steps side by side. When one fails, the signal of all aborts with its error; none is pending when the error is
 * thrown, so that cleanup can start.
 * @param signal aborts the steps, too
 * @throws the failure that came first
 */
export const runTogether = async <T extends readonly unknown[] | []>(
  signal: AbortSignal,
  start: (signal: AbortSignal) => T,
): Promise<{ -readonly [Index in keyof T]: Awaited<T[Index]> }> => {
  const failure = new AbortController();
  const steps = start(AbortSignal.any([signal, failure.signal]));
  const results = Promise.all(steps);
  results.catch((error: unknown) => {
    failure.abort(error);
  });
  await Promise.allSettled(steps);
  return await results;
};
