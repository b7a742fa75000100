interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Time that passes only when everything waits for it. Whatever runs under it may wait for promises and for nothing else. */
export class VirtualClock {
  #sleepers: Sleeper[] = [];

  /** @param time milliseconds since the epoch. */
  constructor(private time: number) {}

  now = (): number => this.time;

  sleep = (ms: number): Promise<void> =>
    new Promise((wake) => {
      this.#sleepers.push({ at: this.time + ms, wake });
    });

  /** Lets time pass until `work` has ended, and gives what it gave. @throws Error when it waits for something that time does not bring. */
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
    if (first === undefined) throw new Error("Nothing is asleep, and yet nothing goes on.");
    this.#sleepers = this.#sleepers.filter((sleeper) => sleeper !== first);
    this.time = Math.max(this.time, first.at);
    first.wake();
  }
}

/** Resolves when no promise has anything left to do. */
const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
