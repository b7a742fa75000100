import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { base, en, Faker } from "@faker-js/faker";
import { readEvent } from "../../../../functions/shared/intake/read-event.js";
import { PRODUCTS } from "../../../../scripts/shared/tickets/catalogue.js";
import {
  eventOf,
  type GenerateOptions,
  generateTickets,
  SEEDED_START,
  seededTime,
} from "../../../../scripts/shared/tickets/generate-tickets.js";
import type { GeneratedRecord } from "../../../../scripts/shared/stream/record.js";

const all = (options: GenerateOptions): GeneratedRecord[] => [...generateTickets(options)];
const first = (options: Omit<GenerateOptions, "count">): GeneratedRecord => {
  const [record] = generateTickets({ ...options, count: 1 });
  if (record === undefined) throw new Error("No record was made.");
  return record;
};
const seeds = fc.integer({ min: 0, max: 4_294_967_295 });
const bytesOf = ({ data }: GeneratedRecord): Uint8Array => Buffer.from(data);

describe("tickets", () => {
  it("are valid events of the contract, with the id that the record names", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const record of generateTickets({ count: 20, seed })) {
          expect(eventOf(record).ticketId).toBe(record.ticketId);
          expect(record.partitionKey).toBe(record.ticketId);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("mention known products in several sentences without remaining placeholders", () => {
    const products = PRODUCTS.map(({ name }) => name);
    for (const record of all({ count: 300, seed: 5 })) {
      const { data } = eventOf(record);
      expect(products).toContain(data.product_issue_information?.product);
      expect(data.description.split(/[.!?](?:\s|$)/).length).toBeGreaterThan(4);
      expect(data.subject + data.description).not.toMatch(/[{}]|undefined/);
    }
  });

  it("come from customers at reserved domains, some of whom write again", () => {
    const tickets = all({ count: 300, seed: 5 }).map(eventOf);
    for (const { data } of tickets) {
      expect(data.customer_contact_information?.email).toMatch(
        /^[a-z0-9.-]+@[a-z0-9-]+\.(example|test|example\.(com|org))$/,
      );
    }
    expect(new Set(tickets.map(({ customerId }) => customerId)).size).toBeLessThan(250);
  });

  it("have subjects and descriptions that vary", () => {
    const texts = all({ count: 300, seed: 5 }).map(eventOf);
    expect(new Set(texts.map(({ data }) => data.description)).size).toBe(300);
    expect(new Set(texts.map(({ data }) => data.subject)).size).toBeGreaterThan(200);
  });

  it("are sometimes urgent", () => {
    const urgent = new Set(["Outage", "Data loss", "Security incident"]);
    const types = all({ count: 500, seed: 5 }).map(
      (record) => eventOf(record).data.product_issue_information?.issue_type,
    );
    const share = types.filter((type) => urgent.has(type ?? "")).length / 500;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.3);
    expect(new Set(types)).toEqual(new Set([...types, ...urgent]));
  });
});

describe("a seed", () => {
  it("generates the same records byte for byte, including malformed and foreign ones", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const options = { count: 20, seed, malformed: 0.3, foreign: 0.2 };
        expect(all(options)).toEqual(all(options));
      }),
      { numRuns: 20 },
    );
  });

  it("generates other records than another seed", () => {
    expect(all({ count: 1, seed: 1 })).not.toEqual(all({ count: 1, seed: 2 }));
  });

  it("generates the same first records with a larger count", () => {
    expect(all({ count: 40, seed: 3 }).slice(0, 15)).toEqual(all({ count: 15, seed: 3 }));
  });

  it("starts at a fixed time unless it gets a clock", () => {
    const noon = new Date("2026-06-01T12:00:00.000Z");
    expect(eventOf(first({ seed: 1 })).submittedAt).toBe("2026-01-05T08:00:00.000Z");
    const record = first({ seed: 1, clock: () => noon });
    expect(eventOf(record).submittedAt).toBe(noon.toISOString());
    expect(record.ticketId).toMatch(/^TKT-20260601-[0-9A-Z]{12}$/);
  });

  it("never reuses an id for another ticket, whatever other options differ", () => {
    const runs = [
      all({ count: 30, seed: 1 }),
      all({ count: 30, seed: 1, mix: { angry: 1, mixed: 0, neutral: 0, pleased: 0 } }),
      all({ count: 30, seed: 1, malformed: 0.5 }),
      all({ count: 30, seed: 1, clock: () => new Date("2026-01-05T09:00:00.000Z") }),
    ].flat();
    const dataById = new Map(runs.map((record) => [record.ticketId, record.data]));
    for (const { ticketId, data } of runs) if (ticketId !== undefined) expect(dataById.get(ticketId)).toBe(data);
  });
});

describe("without a seed", () => {
  it("no two runs share a ticket id", () => {
    const clock = () => new Date("2026-06-01T12:00:00.000Z");
    const ids = [...all({ count: 500, clock }), ...all({ count: 500, clock })].map(({ ticketId }) => ticketId);
    expect(new Set(ids).size).toBe(1_000);
  });

  it("tickets are submitted when they are generated", () => {
    const before = Date.now();
    expect(Date.parse(eventOf(first({})).submittedAt)).toBeGreaterThanOrEqual(before);
  });
});

describe("shares", () => {
  it("decide how many records of each kind there are", () => {
    const records = all({ count: 4_000, seed: 9, malformed: 0.1, foreign: 0.05 });
    const shareOf = (kind: string): number => records.filter((record) => record.kind === kind).length / records.length;
    expect(shareOf("malformed")).toBeCloseTo(0.1, 1);
    expect(shareOf("foreign")).toBeGreaterThan(0.03);
    expect(shareOf("foreign")).toBeLessThan(0.07);
  });

  it("of 1 make every record malformed, or foreign", () => {
    expect(new Set(all({ count: 50, seed: 1, malformed: 1 }).map(({ kind }) => kind))).toEqual(new Set(["malformed"]));
    expect(new Set(all({ count: 50, seed: 1, foreign: 1 }).map(({ kind }) => kind))).toEqual(new Set(["foreign"]));
  });

  it("follow the mix of moods in proportion, and a mood of weight 0 never occurs", () => {
    const mix = { angry: 3, mixed: 0, neutral: 0, pleased: 1 };
    const moods = all({ count: 2_000, seed: 2, mix }).map(({ sentiment }) => sentiment);
    expect(new Set(moods)).toEqual(new Set(["angry", "pleased"]));
    expect(moods.filter((mood) => mood === "angry").length / 2_000).toBeCloseTo(0.75, 1);
  });
});

const MALFORMATIONS = [
  "not-json",
  "truncated-json",
  "not-an-object",
  "missing-field",
  "wrong-type",
  "bad-date",
  "bad-id",
  "unknown-tier",
  "no-event-name",
  "not-utf8",
  "lone-surrogate",
];

describe("malformed records", () => {
  it("are never read as a ticket or as a foreign event by the pipeline", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const record of generateTickets({ count: 30, seed, malformed: 1 })) {
          expect(readEvent(bytesOf(record)), record.malformation).toMatchObject({ kind: "invalid" });
        }
      }),
      { numRuns: 50 },
    );
  });

  it("cover every malformation, each on one line", () => {
    const records = all({ count: 400, seed: 1, malformed: 1 });
    expect(new Set(records.map(({ malformation }) => malformation))).toEqual(new Set(MALFORMATIONS));
    for (const record of records) expect(Buffer.from(bytesOf(record)).includes("\n")).toBe(false);
  });

  it.each([
    ["not-json", "not-json"],
    ["truncated-json", "not-json"],
    ["not-an-object", "not-an-object"],
    ["missing-field", "invalid-ticket"],
    ["bad-date", "invalid-ticket"],
    ["lone-surrogate", "lone-surrogate"],
    ["not-utf8", "not-utf8"],
  ])("with the malformation %s are quarantined as %s", (malformation, reason) => {
    const records = all({ count: 200, seed: 1, malformed: 1 }).filter((record) => record.malformation === malformation);
    expect(records.length).toBeGreaterThan(0);
    for (const record of records) expect(readEvent(bytesOf(record))).toMatchObject({ invalid: { reason } });
  });
});

describe("foreign records", () => {
  it("are events that the pipeline ignores", () => {
    for (const record of generateTickets({ count: 100, seed: 1, foreign: 1 })) {
      expect(readEvent(bytesOf(record))).toEqual({ kind: "foreign" });
    }
  });
});

it("generates records only as they are read", () => {
  let made = 0;
  const clock = () => new Date(made++);
  const records = generateTickets({ count: 1_000_000, seed: 1, clock });
  records.next();
  records.next();
  expect(made).toBe(2);
});

const read = (seed: number): number[] => {
  const clock = seededTime(new Faker({ locale: [en, base], seed }), SEEDED_START);
  return Array.from({ length: 50 }, () => clock().getTime());
};

it("starts at the given time and advances by up to 30 seconds at each call", () => {
  const times = read(1);
  expect(times[0]).toBe(SEEDED_START.getTime());
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(200);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(30_000);
});

it("advances in the same way for the same seed", () => {
  expect(read(1)).toEqual(read(1));
  expect(read(1)).not.toEqual(read(2));
});
