import { DependencyThrottled } from "../shared/lambda/errors.js";
import type { RoutedTicket } from "../shared/contracts/routed-ticket.js";
import { isBlank, truncateText } from "../shared/contracts/text.js";

/** Longest product in a counter's key, in UTF-16 units. It is customer text, and a key is limited to 1,024 bytes. */
export const PRODUCT_MAX_LENGTH = 100;

/** The product of tickets without one. */
const NO_PRODUCT = "none";

/** What one counter counts: the tickets of a day, tier, priority and product. */
export interface Counter extends Pick<RoutedTicket, "tier" | "priority"> {
  /** Day of submission in UTC: `2026-11-21`. */
  readonly day: string;
  /** Truncated to PRODUCT_MAX_LENGTH; `none` for a ticket without one. */
  readonly product: string;
}

/** Contended: another ticket is being added to the same counter at this moment. */
export type CountResult = "counted" | "counted-before" | "contended";

export interface TicketCounts {
  /**
   * Adds one to the counter, unless the ticket was counted before.
   * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected
   */
  add(ticketId: string, counter: Counter): Promise<CountResult>;
}

export interface CountPorts {
  readonly counts: TicketCounts;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** 0 or more, below 1. */
  readonly random: () => number;
}

/** Five attempts, with waits of up to 50, 100, 200 and 400 ms between them: a transaction takes tens of ms. */
const ATTEMPTS = 5;
const FIRST_WAIT_MS = 50;

const toProduct = (product: string | null): string =>
  product === null || isBlank(product) ? NO_PRODUCT : truncateText(product.trim(), PRODUCT_MAX_LENGTH);

/** The counter that a ticket belongs to. */
export const counterOf = ({ submitted_at: submittedAt, tier, priority, product }: RoutedTicket): Counter => ({
  day: submittedAt.slice(0, 10),
  tier,
  priority,
  product: toProduct(product),
});

/**
 * Counts a ticket once, however often it is delivered.
 * @returns whether it was counted now
 * @throws DependencyThrottled when the counter stays contended, and what the port throws
 */
export const countTicket = async (ticketId: string, counter: Counter, ports: CountPorts): Promise<boolean> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await ports.sleep(ports.random() * FIRST_WAIT_MS * 2 ** (attempt - 1));
    const result = await ports.counts.add(ticketId, counter);
    if (result !== "contended") return result === "counted";
  }
  throw new DependencyThrottled(`the counter was in use at each of ${ATTEMPTS} attempts`);
};
