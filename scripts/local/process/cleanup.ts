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

/** Waits for all promises, so that none is pending when cleanup starts after a failure. @throws the first failure. */
export const waitForAll = async <T extends readonly unknown[] | []>(
  ...all: T
): Promise<{ -readonly [Index in keyof T]: Awaited<T[Index]> }> => {
  await Promise.allSettled(all);
  return await Promise.all(all);
};
