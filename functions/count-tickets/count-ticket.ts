import { DependencyThrottled } from "../shared/lambda/errors.js";
import type { RoutedTicket } from "../shared/contracts/routed-ticket.js";
import { isBlank, truncateText } from "../shared/contracts/text.js";
import { isPlausibleSubmission } from "../shared/contracts/timestamp.js";

/** Longest product in a counter's key, in UTF-16 units. It is customer text, and a key is limited to 1,024 bytes. */
export const PRODUCT_MAX_LENGTH = 100;

/** The product of tickets without one. */
const NO_PRODUCT = "none";

/**
 * Products of a day that get counters of their own: the first ones that are counted. Anyone who may send tickets can
 * make up product names, and each would be an item for good.
 */
export const PRODUCTS_PER_DAY = 100;

/** The product of all others; the day of tickets that were submitted implausibly long before they were processed. */
const OTHER = "other";

/** What one counter counts: the tickets of a day, tier, priority and product. */
export interface Counter extends Pick<RoutedTicket, "tier" | "priority"> {
  /** Day of submission in UTC: `2026-11-21`. `other` for one that is implausible. */
  readonly day: string;
  /** Truncated to PRODUCT_MAX_LENGTH; `none` for a ticket without one, `other` beyond the products of the day. */
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

export interface CountedProducts {
  /**
   * Whether tickets of this product are counted under its name: it is one of the first products of the day.
   * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected
   */
  admit(day: string, product: string): Promise<boolean>;
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

const toDay = ({ submitted_at: submittedAt, processed_at: processedAt }: RoutedTicket): string =>
  isPlausibleSubmission(submittedAt, processedAt) ? submittedAt.slice(0, 10) : OTHER;

/** The counter that a ticket belongs to. The number of a day's counters is bounded, whatever the tickets say. */
export const counterOf = async (ticket: RoutedTicket, products: CountedProducts): Promise<Counter> => {
  const { tier, priority } = ticket;
  const day = toDay(ticket);
  const product = toProduct(ticket.product);
  const isCounted = product === NO_PRODUCT || product === OTHER || (await products.admit(day, product));
  return { day, tier, priority, product: isCounted ? product : OTHER };
};

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
