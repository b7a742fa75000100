import { createHash, randomUUID } from "node:crypto";
import { base, en, Faker } from "@faker-js/faker";
import { type TicketEvent, TicketEventSchema } from "../../../functions/shared/contracts/ticket-event-schema.js";
import { composeTicket } from "./compose-ticket.js";
import { createCustomers, type Customer } from "./customers.js";
import { foreignRecord, malformedRecord } from "./non-ticket-records.js";
import { DEFAULT_MIX, type Mix } from "./mix.js";
import { type GeneratedRecord, type Mood, MOODS } from "../stream/record.js";

/** Returns when the next ticket is submitted. Called once per ticket. */
export type TimeSource = () => Date;

/** Submission time of the first ticket of a seeded run. Fixed, since the run must be the same on any day. */
export const SEEDED_START = new Date("2026-01-05T08:00:00.000Z");

/** Time between two tickets of a seeded run: at most 30 s, so that 5,000 tickets fill about a day. */
const GAP_MS = { min: 200, max: 30_000 };

const systemTime: TimeSource = () => new Date();

/** Starts at `start` and advances by a random gap at each call. */
export const seededTime = (faker: Faker, start: Date): TimeSource => {
  let now = start.getTime();
  return () => {
    const current = new Date(now);
    now += faker.number.int(GAP_MS);
    return current;
  };
};

const DIGITS = 12;

/**
 * "TKT-20261121-0K3QX9B7T2MF": the day of submission in UTC, and 60 bits of a hash of the ticket's content, its index
 * in the run and the run's salt. So a seeded ticket, whose salt is the seed, has the same id only if it is the same
 * ticket, and no id is used for two contents. With 60 bits, the chance of one collision in a million tickets is below
 * one in a million.
 */
const generatedTicketId = (ticket: { readonly submittedAt: string }, index: number, salt: string): string => {
  const digest = createHash("sha256")
    .update(JSON.stringify([salt, index, ticket]))
    .digest("hex");
  const unique = BigInt(`0x${digest.slice(0, 15)}`)
    .toString(36)
    .toUpperCase()
    .padStart(DIGITS, "0");
  return `TKT-${ticket.submittedAt.slice(0, 10).replaceAll("-", "")}-${unique}`;
};

export interface GenerateOptions {
  /** Records in total, of all kinds. */
  readonly count: number;
  /** 0 to 4,294,967,295. The same seed generates the same records; a larger count adds to them. @default random */
  readonly seed?: number | undefined;
  /** @default angry 40, mixed 20, neutral 25, pleased 15 */
  readonly mix?: Mix | undefined;
  /** Share of malformed records, 0 to 1. @default 0 */
  readonly malformed?: number | undefined;
  /** Share of foreign events, 0 to 1; together with `malformed` at most 1. @default 0 */
  readonly foreign?: number | undefined;
  /** @default the current time; with a seed, a made-up time that starts at SEEDED_START */
  readonly clock?: TimeSource | undefined;
}

interface Run {
  readonly faker: Faker;
  readonly customers: readonly Customer[];
  readonly clock: TimeSource;
  readonly salt: string;
  readonly mix: Mix;
  readonly malformed: number;
  readonly foreign: number;
}

const startRun = (options: GenerateOptions): Run => {
  const { seed, mix = DEFAULT_MIX, malformed = 0, foreign = 0 } = options;
  // A separate instance: other callers change the state of faker's shared one.
  const faker = new Faker({ locale: [en, base], ...(seed === undefined ? {} : { seed }) });
  const clock = options.clock ?? (seed === undefined ? systemTime : seededTime(faker, SEEDED_START));
  const salt = seed === undefined ? randomUUID() : `seed ${seed}`;
  return { faker, customers: createCustomers(faker), clock, salt, mix, malformed, foreign };
};

const drawMood = ({ faker, mix }: Run): Mood => {
  const weights = MOODS.map((value) => ({ value, weight: mix[value] })).filter(({ weight }) => weight > 0);
  return faker.helpers.weightedArrayElement(weights);
};

const drawTicket = (run: Run, index: number, at: Date) => {
  const mood = drawMood(run);
  const composed = composeTicket(run.faker, { mood, at, customer: run.faker.helpers.arrayElement(run.customers) });
  const { eventName, ...rest } = composed;
  return { mood, ticket: { eventName, ticketId: generatedTicketId(composed, index, run.salt), ...rest } };
};

const drawRecord = (run: Run, index: number): GeneratedRecord => {
  const at = run.clock();
  const lot = run.faker.number.float();
  if (lot < run.foreign) return foreignRecord(run.faker, at);
  const { mood, ticket } = drawTicket(run, index, at);
  if (lot < run.foreign + run.malformed) return malformedRecord(run.faker, ticket);
  const { ticketId } = ticket;
  return { kind: "ticket", ticketId, partitionKey: ticketId, data: JSON.stringify(ticket), sentiment: mood };
};

/**
 * Generates records one at a time, as they are read, so that a million take no more memory than one. Two runs with the
 * same options and seed return the same bytes; runs without a seed have no ticket id in common.
 */
export function* generateTickets(options: GenerateOptions): Generator<GeneratedRecord, void, undefined> {
  const run = startRun(options);
  for (let index = 0; index < options.count; index++) yield drawRecord(run, index);
}

/** The event of a generated ticket. @throws ZodError for a record that is none */
export const eventOf = ({ data }: GeneratedRecord): TicketEvent => TicketEventSchema.parse(JSON.parse(String(data)));
