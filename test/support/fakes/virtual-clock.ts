interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Time that passes only when everything waits for it. Code under test may wait for promises, but not for real I/O. */
export class VirtualClock {
  #sleepers: Sleeper[] = [];

  /** @param time milliseconds since the epoch */
  constructor(private time: number) {}

  now = (): number => this.time;

  sleep = (ms: number): Promise<void> =>
    new Promise((wake) => {
      this.#sleepers.push({ at: this.time + ms, wake });
    });

  /**
   * Lets time pass until `work` has ended. @returns its result
   * @throws Error when it waits for something other than time
   */
  async run<T>(work: Promise<T>): Promise<T> {
    const state = { open: true };
    const ended = work.finally(() => {
      state.open = false;
    });
    // A failure before the end is thrown below.
    ended.catch(() => undefined);
    await settled();
    while (state.open) {
      this.#wakeNext();
      await settled();
    }
    return ended;
  }

  #wakeNext(): void {
    const [first] = this.#sleepers.toSorted((a, b) => a.at - b.at);
    if (first === undefined) throw new Error("The work waits, but not for time to pass.");
    this.#sleepers = this.#sleepers.filter((sleeper) => sleeper !== first);
    this.time = Math.max(this.time, first.at);
    first.wake();
  }
}

/** Resolves when no promise has work left. */
const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
