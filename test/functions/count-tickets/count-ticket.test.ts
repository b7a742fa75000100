import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CountedProducts,
  counterOf as makeCounter,
  countTicket,
  PRODUCT_MAX_LENGTH,
  type CountResult,
  type TicketCounts,
} from "../../../functions/count-tickets/count-ticket.js";
import type { RoutedTicket } from "../../../functions/shared/contracts/routed-ticket.js";
import { DependencyThrottled } from "../../../functions/shared/lambda/errors.js";
import { aRoutedTicket } from "../../support/builders/queue-messages.js";

/** Counts each ticket once, as the table does. Before that it returns the given results. */
class FakeCounts implements TicketCounts {
  readonly counted = new Map<string, number>();
  private readonly marks = new Set<string>();

  constructor(private readonly before: CountResult[] = []) {}

  add(ticketId: string, counter: object): Promise<CountResult> {
    const answer = this.before.shift();
    if (answer !== undefined) return Promise.resolve(answer);
    if (this.marks.has(ticketId)) return Promise.resolve("counted-before");
    this.marks.add(ticketId);
    const key = JSON.stringify(counter);
    this.counted.set(key, (this.counted.get(key) ?? 0) + 1);
    return Promise.resolve("counted");
  }
}

const portsOf = (counts: FakeCounts) => {
  const waits: number[] = [];
  const sleep = (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  return { counts, sleep, waits, random: () => 0.5 };
};

/** Admits every product but one. */
const products: CountedProducts = { admit: (_day, product) => Promise.resolve(product !== "Made up") };
const counterOf = (ticket: RoutedTicket) => makeCounter(ticket, products);
const counter = await counterOf(aRoutedTicket());

describe("counterOf", () => {
  it("contains the day of submission in UTC, the tier, the priority and the product", async () => {
    expect(await counterOf(aRoutedTicket({ submitted_at: "2026-11-20T23:59:59.999Z" }))).toEqual({
      day: "2026-11-20",
      tier: "general",
      priority: "MEDIUM",
      product: "LaserPrint 400",
    });
  });

  it.each([null, "", " \n", "\u200b"])("has the product none for %j", async (product) => {
    expect((await counterOf(aRoutedTicket({ product }))).product).toBe("none");
  });

  it("truncates a long product between characters", async () => {
    const product = `${"x".repeat(PRODUCT_MAX_LENGTH - 1)}😡`;

    expect((await counterOf(aRoutedTicket({ product }))).product).toBe("x".repeat(PRODUCT_MAX_LENGTH - 1));
  });

  it("has the product other for one that is not among the day's", async () => {
    expect(await counterOf(aRoutedTicket({ product: "Made up" }))).toMatchObject({ product: "other" });
  });

  it.each([null, "other"])("asks for no place among the day's products for %j", async (product) => {
    const full: CountedProducts = { admit: () => Promise.reject(new Error("asked")) };

    expect((await makeCounter(aRoutedTicket({ product }), full)).product).toBe(product ?? "none");
  });

  it.each([
    ["2026-11-21T08:30:00.000Z", "2026-11-21"],
    ["2025-11-21T08:30:00.000Z", "2025-11-21"],
    ["2026-11-22T08:30:00.000Z", "2026-11-22"],
    ["2025-11-19T08:30:00.000Z", "other"],
    ["1970-01-01T00:00:00.000Z", "other"],
    ["2026-11-23T08:30:00.000Z", "other"],
    ["9999-12-31T23:59:59.999Z", "other"],
  ])("of a ticket submitted at %s and processed on 2026-11-21 has the day %s", async (submitted_at, day) => {
    expect((await counterOf(aRoutedTicket({ submitted_at }))).day).toBe(day);
  });

  it("makes a key that DynamoDB accepts from any product", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 300 }), async (text) => {
        const { product } = await counterOf(aRoutedTicket({ product: text }));
        expect(Buffer.byteLength(`general#CRITICAL#${product}`)).toBeLessThanOrEqual(1024);
        expect(product.isWellFormed()).toBe(true);
        expect(product).not.toBe("");
      }),
    );
  });
});

describe("countTicket", () => {
  it("counts a ticket once, however often it is delivered", async () => {
    const ports = portsOf(new FakeCounts());

    expect(await countTicket("TKT-1", counter, ports)).toBe(true);
    expect(await countTicket("TKT-1", counter, ports)).toBe(false);
    expect([...ports.counts.counted.values()]).toEqual([1]);
    expect(ports.waits).toEqual([]);
  });

  it("retries while the counter is in use, with doubling waits and jitter", async () => {
    const ports = portsOf(new FakeCounts(["contended", "contended", "contended"]));

    expect(await countTicket("TKT-1", counter, ports)).toBe(true);
    expect(ports.waits).toEqual([25, 50, 100]);
  });

  it("hands the ticket back when the counter stays in use", async () => {
    const ports = portsOf(new FakeCounts(Array.from({ length: 5 }, () => "contended" as const)));

    await expect(countTicket("TKT-1", counter, ports)).rejects.toThrow(DependencyThrottled);
    expect([...ports.counts.counted.values()]).toEqual([]);
  });
});
