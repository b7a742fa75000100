/** Steps that undo what was done, taken in reverse. */
export class Cleanup {
  private readonly steps: (() => Promise<unknown>)[] = [];

  add(step: () => Promise<unknown>): void {
    this.steps.unshift(step);
  }

  /** Takes every step once; a second call has nothing left to do. */
  async runAll(): Promise<void> {
    for (const step of this.steps.splice(0)) await step();
  }
}

/** Waits for all, so that nothing is still being done when the first failure is undone. @throws the first failure. */
export const waitForAll = async <T extends readonly unknown[] | []>(
  ...all: T
): Promise<{ -readonly [Index in keyof T]: Awaited<T[Index]> }> => {
  await Promise.allSettled(all);
  return await Promise.all(all);
};
