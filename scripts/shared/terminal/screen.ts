import { SingleBar } from "cli-progress";

const LINE_EVERY_MS = 5_000;

/** Where progress goes: bars on a terminal, plain lines elsewhere. */
export interface Screen {
  readonly isTerminal: boolean;
  write(text: string): void;
}

export const standardError: Screen = {
  isTerminal: process.stderr.isTTY,
  write: (text) => void process.stderr.write(text),
};

export interface TicketProgress {
  update(finished: number): void;
  stop(): void;
}

/** Shows how many tickets, or whatever `label` says, have ended. */
export const showTickets = (screen: Screen, total: number, label = "Tickets"): TicketProgress => {
  if (screen.isTerminal) {
    const bar = new SingleBar({
      format: `${label}  [{bar}] {value}/{total}, {duration_formatted}`,
      hideCursor: true,
      stream: process.stderr,
      barsize: 24,
    });
    bar.start(total, 0);
    return {
      update: (finished) => {
        bar.update(finished);
      },
      stop: () => {
        bar.stop();
      },
    };
  }
  let last = 0;
  return {
    update: (finished) => {
      if (Date.now() - last < LINE_EVERY_MS && finished < total) return;
      last = Date.now();
      screen.write(`  ${finished}/${total} ${label.toLowerCase()} done\n`);
    },
    stop: () => undefined,
  };
};
