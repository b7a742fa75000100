import pMap from "p-map";
import { showTickets, type Screen, type TicketProgress } from "../terminal/screen.js";

/** Looks that are over sooner than this, in milliseconds, show no bar. */
const SHOW_PROGRESS_AFTER_MS = 1_000;

export interface MapWithProgressOptions {
  /** Looks at once. */
  readonly concurrency: number;
  /** What is looked at, for people: "Executions". */
  readonly label: string;
  /** @default nothing is shown */
  readonly screen?: Screen | undefined;
  /** Milliseconds; only ever grows. */
  readonly now?: () => number;
}

/** Looks at each of many things, and shows how far it has come when that takes its time. @returns what was seen, in order. */
export const mapWithProgress = async <Thing, Sight>(
  things: readonly Thing[],
  look: (thing: Thing) => Promise<Sight>,
  { concurrency, label, screen, now = () => performance.now() }: MapWithProgressOptions,
): Promise<readonly Sight[]> => {
  const start = now();
  let progress: TicketProgress | undefined;
  let looked = 0;
  const one = async (thing: Thing): Promise<Sight> => {
    const sight = await look(thing);
    looked += 1;
    if (screen !== undefined && now() - start >= SHOW_PROGRESS_AFTER_MS)
      progress ??= showTickets(screen, things.length, label);
    progress?.update(looked);
    return sight;
  };
  return pMap(things, one, { concurrency }).finally(() => progress?.stop());
};
