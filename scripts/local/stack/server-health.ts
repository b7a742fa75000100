import { setTimeout as sleep } from "node:timers/promises";

/** A call to a server that has died often fails before its process's end is noticed. */
const NOTICE_MS = 1_000;

/** Whether the servers of a stack are running. */
export class ServerHealth {
  readonly #controller = new AbortController();
  readonly #failed = Promise.withResolvers<Error>();

  /** Aborts when a server has died. */
  readonly signal: AbortSignal = this.#controller.signal;

  /** Notes that a server has died. @param what happened, for people */
  readonly report = (what: string): void => {
    const error = new Error(what);
    this.#failed.resolve(error);
    this.#controller.abort(error);
  };

  /**
   * Runs work that uses the servers.
   * @param interrupted aborts when the user interrupts the work
   * @throws the work's error; if a server has died, at once an error that says so
   */
  async during<Result>(work: () => Promise<Result>, interrupted: AbortSignal): Promise<Result> {
    try {
      const result = await Promise.race([work(), this.#failed.promise.then((error) => Promise.reject(error))]);
      // Work that ends when its signal aborts has not succeeded.
      this.signal.throwIfAborted();
      return result;
    } catch (error) {
      throw interrupted.aborted ? error : await this.#causeOf(error);
    }
  }

  async #causeOf(error: unknown): Promise<unknown> {
    const notice = new AbortController();
    const later = sleep(NOTICE_MS, error, { signal: notice.signal }).catch(() => error);
    const cause = await Promise.race([this.#failed.promise, later]);
    notice.abort();
    return cause;
  }
}
