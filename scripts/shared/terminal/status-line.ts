import { writeUnguarded } from "./guarded-output.js";
import { forTerminal } from "./sanitize.js";

const ERASE = "\r\u001B[2K";
const ERASE_TO_THE_RIGHT = "\u001B[K";
const REDRAW_MS = 200;
const DEFAULT_COLUMNS = 80;
const LINE_FEED = 10;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A stream to a terminal. */
type Terminal = Pick<NodeJS.WriteStream, "write" | "columns" | "isTTY">;

/** Ends the process as `signal` would have, had nobody listened. */
const dieOf = (signal: NodeJS.Signals): void => {
  process.kill(process.pid, signal);
};

const endsLine = (text: unknown): boolean | undefined => {
  if (typeof text === "string") return text === "" ? undefined : text.endsWith("\n");
  return text instanceof Uint8Array && text.length > 0 ? text.at(-1) === LINE_FEED : undefined;
};

/**
 * The one owner of a terminal's last line, which says what is going on. While it shows something, whatever anyone
 * writes appears above it, errors and warnings included. It never hides the cursor or changes another setting of the
 * terminal, so that there is nothing to restore after a SIGKILL; and nothing in it keeps the process alive.
 */
export class StatusLine {
  /** The newest one is shown. */
  readonly #texts = new Set<() => string>();
  readonly #writes = new Map<Terminal, Terminal["write"]>();
  #shown = "";
  #isAtLineStart = true;
  #timer: NodeJS.Timeout | undefined;

  /** @param terminal shows the line @param others may write to the same terminal */
  constructor(
    private readonly terminal: Terminal,
    private readonly others: readonly Terminal[] = [],
  ) {}

  /** Shows what `text` returns, again and again, until the returned function is called. */
  show(text: () => string): () => void {
    if (this.#texts.size === 0) this.#start();
    this.#texts.add(text);
    this.#draw();
    return () => {
      if (!this.#texts.delete(text)) return;
      if (this.#texts.size === 0) this.#stop();
      else this.#draw();
    };
  }

  #start(): void {
    for (const stream of [this.terminal, ...this.others]) if (stream.isTTY) this.#takeOver(stream);
    this.#timer = setInterval(this.#draw, REDRAW_MS).unref();
    process.on("exit", this.#stop).on("uncaughtExceptionMonitor", this.#stop);
    for (const signal of SIGNALS) process.on(signal, this.#onSignal);
  }

  /** Also called when the process ends without having called the functions of `show`. */
  readonly #stop = (): void => {
    this.#texts.clear();
    clearInterval(this.#timer);
    this.#erase();
    for (const [stream, write] of this.#writes) stream.write = write;
    this.#writes.clear();
    process.off("exit", this.#stop).off("uncaughtExceptionMonitor", this.#stop);
    for (const signal of SIGNALS) process.off(signal, this.#onSignal);
  };

  /** A command that does not handle the signal ends now, as it would without this listener. */
  readonly #onSignal = (signal: NodeJS.Signals): void => {
    if (process.listenerCount(signal) > 1) return;
    this.#stop();
    dieOf(signal);
  };

  #takeOver(stream: Terminal): void {
    this.#writes.set(stream, stream.write);
    const around = (write: Terminal["write"], self: unknown, args: unknown[]): unknown => {
      this.#erase();
      const result: unknown = Reflect.apply(write, self, args);
      this.#isAtLineStart = endsLine(args[0]) ?? this.#isAtLineStart;
      this.#draw();
      return result;
    };
    stream.write = new Proxy(stream.write, { apply: around });
  }

  readonly #draw = (): void => {
    if (!this.#isAtLineStart) return;
    const text = [...this.#texts].at(-1)?.() ?? "";
    const line = forTerminal(text).slice(0, (this.terminal.columns || DEFAULT_COLUMNS) - 1);
    if (line === this.#shown) return;
    this.#write(`\r${line}${ERASE_TO_THE_RIGHT}`);
    this.#shown = line;
  };

  #erase(): void {
    if (this.#shown !== "") this.#write(ERASE);
    this.#shown = "";
  }

  #write(text: string): void {
    const write = this.#writes.get(this.terminal);
    if (write !== undefined) writeUnguarded(this.terminal, text, write);
  }
}
