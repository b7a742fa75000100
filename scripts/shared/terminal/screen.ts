import { SingleBar } from "cli-progress";
import pMap from "p-map";

const LINE_EVERY_MS = 5_000;

/** Where progress is shown: bars on a terminal, plain lines elsewhere. */
export interface Screen {
  readonly isTerminal: boolean;
  write(text: string): void;
}

export const standardError: Screen = {
  isTerminal: process.stderr.isTTY,
  write: (text) => void process.stderr.write(text),
};

interface Progress {
  update(finished: number): void;
  stop(): void;
}

const showBar = (total: number, label: string): Progress => {
  const format = `${label}  [{bar}] {value}/{total}, {duration_formatted}`;
  const bar = new SingleBar({ format, hideCursor: true, stream: process.stderr, barsize: 24 });
  bar.start(total, 0);
  return {
    update: (finished) => {
      bar.update(finished);
    },
    stop: () => {
      bar.stop();
    },
  };
};

const showLines = (screen: Screen, total: number, label: string): Progress => {
  let lastAt = 0;
  return {
    update: (finished) => {
      if (Date.now() - lastAt < LINE_EVERY_MS && finished < total) return;
      lastAt = Date.now();
      screen.write(`  ${finished}/${total} ${label.toLowerCase()} done\n`);
    },
    stop: () => undefined,
  };
};

/** Shows how many tickets (or whatever `label` names) are finished. */
export const showProgress = (screen: Screen, total: number, label = "Tickets"): Progress =>
  screen.isTerminal ? showBar(total, label) : showLines(screen, total, label);

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
  let progress: Progress | undefined;
  let finished = 0;
  const one = async (item: Item): Promise<Result> => {
    const result = await work(item);
    finished += 1;
    if (screen !== undefined && now() - startedAt >= SHOW_PROGRESS_AFTER_MS)
      progress ??= showProgress(screen, items.length, label);
    progress?.update(finished);
    return result;
  };
  return pMap(items, one, { concurrency }).finally(() => progress?.stop());
};
