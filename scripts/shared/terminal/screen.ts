import cliProgress from "cli-progress";
import pMap from "p-map";
import { StatusLine } from "./status-line.js";

const LINE_EVERY_MS = 5_000;

/** Where progress is shown: in the last line of a terminal, plain lines elsewhere. */
export interface Screen {
  readonly isTerminal: boolean;
  write(text: string): void;
}

export const standardError: Screen = {
  isTerminal: process.stderr.isTTY,
  write: (text) => void process.stderr.write(text),
};

const lastLine = new StatusLine(process.stderr, [process.stdout]);

/**
 * Shows on a terminal what `text` returns, below everything that is written, until `work` is over, however it ends.
 * Shows nothing elsewhere.
 */
export const withStatus = async <Result>(
  { isTerminal }: Pick<Screen, "isTerminal">,
  text: () => string,
  work: () => Promise<Result>,
): Promise<Result> => {
  const hide = isTerminal ? lastLine.show(text) : undefined;
  try {
    return await work();
  } finally {
    hide?.();
  }
};

const BAR_SIZE = 24;

const BAR_OPTIONS = {
  barsize: BAR_SIZE,
  barCompleteString: "=".repeat(BAR_SIZE),
  barIncompleteString: "-".repeat(BAR_SIZE),
  barGlue: "",
  autopaddingChar: "",
};

type BarValues = Readonly<Record<string, string | number>>;

/**
 * A progress bar as text. Its format has `{bar}`, `{value}`, `{total}`, `{duration_formatted}`, `{eta_formatted}` and
 * values of one's own.
 */
export class Bar {
  readonly #startTime = Date.now();
  #value = 0;

  constructor(
    private readonly format: string,
    private readonly total: number,
    private values: BarValues = {},
  ) {}

  update(value: number, values: BarValues = {}): void {
    this.#value = value;
    this.values = { ...this.values, ...values };
  }

  /** The bar as it is now. */
  readonly toText = (): string => {
    const [value, total, startTime] = [this.#value, this.total, this.#startTime];
    const progress = total > 0 ? Math.min(1, value / total) : 1;
    const seconds = (Date.now() - startTime) / 1_000;
    const eta = progress > 0 ? Math.round((seconds / progress) * (1 - progress)) : 0;
    const state = { progress, eta, startTime, stopTime: null, total, value, maxWidth: 0 };
    return cliProgress.Format.Formatter({ ...BAR_OPTIONS, format: this.format }, state, this.values);
  };
}

type OnProgress = (finished: number) => void;

interface ProgressOptions {
  readonly total: number;
  /** Name of what is counted. @default "Tickets" */
  readonly label?: string;
  /** Whether the bar is shown yet. @default from the start */
  readonly isShown?: () => boolean;
}

const withBar = async <Result>(
  screen: Screen,
  { total, label = "Tickets", isShown = () => true }: ProgressOptions,
  work: (onProgress: OnProgress) => Promise<Result>,
): Promise<Result> => {
  const bar = new Bar(`${label}  [{bar}] {value}/{total}, {duration_formatted}`, total);
  const text = (): string => (isShown() ? bar.toText() : "");
  const update = (finished: number): void => {
    bar.update(finished);
  };
  const result = await withStatus(screen, text, () => work(update));
  if (isShown()) screen.write(`${bar.toText()}\n`);
  return result;
};

const toLines = (screen: Screen, { total, label = "Tickets" }: ProgressOptions): OnProgress => {
  let lastAt = 0;
  return (finished) => {
    if (Date.now() - lastAt < LINE_EVERY_MS && finished < total) return;
    lastAt = Date.now();
    screen.write(`  ${finished}/${total} ${label.toLowerCase()} done\n`);
  };
};

/** Shows how many of `total` tickets (or whatever `label` names) are finished, as `work` reports it, until it ends. */
export const withProgress = <Result>(
  screen: Screen,
  options: ProgressOptions,
  work: (onProgress: OnProgress) => Promise<Result>,
): Promise<Result> => (screen.isTerminal ? withBar(screen, options, work) : work(toLines(screen, options)));

/** Work that takes less than this many milliseconds shows no progress. */
const SHOW_PROGRESS_AFTER_MS = 1_000;

export interface MapWithProgressOptions {
  /** Calls in flight. */
  readonly concurrency: number;
  /** Name of the items, for people: "Executions". */
  readonly label: string;
  /** @default nothing is shown */
  readonly screen?: Screen | undefined;
  /** A clock in milliseconds that never goes back. */
  readonly now?: () => number;
}

/** Applies `work` to each item and shows progress if that takes longer than a second. @returns the results in order */
export const mapWithProgress = async <Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  { concurrency, label, screen, now = () => performance.now() }: MapWithProgressOptions,
): Promise<readonly Result[]> => {
  const startedAt = now();
  const takesLong = (): boolean => now() - startedAt >= SHOW_PROGRESS_AFTER_MS;
  let finished = 0;
  const mapAll = (onProgress: OnProgress): Promise<readonly Result[]> => {
    const one = async (item: Item): Promise<Result> => {
      const result = await work(item);
      finished += 1;
      if (takesLong()) onProgress(finished);
      return result;
    };
    return pMap(items, one, { concurrency });
  };
  if (screen === undefined) return mapAll(() => undefined);
  return withProgress(screen, { total: items.length, label, isShown: takesLong }, mapAll);
};
