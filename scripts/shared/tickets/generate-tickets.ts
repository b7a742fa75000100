import { randomUUID } from "node:crypto";
import { base, en, Faker } from "@faker-js/faker";
import { seededTime, SEEDED_START, systemTime, type TimeSource } from "./clock.js";
import { composeTicket } from "./compose-ticket.js";
import { createCustomers, type Customer } from "./customers.js";
import { foreignRecord } from "./foreign-record.js";
import { malformedRecord } from "./malformed-record.js";
import { DEFAULT_MIX, type Mix } from "./mix.js";
import { MOODS, type GeneratedRecord, type Mood } from "../stream/record.js";
import { generatedTicketId } from "./ticket-id.js";

export interface GenerateOptions {
  /** Records in all, whatever their kind. */
  readonly count: number;
  /** 0 to 4,294,967,295. The same seed gives the same records, and a larger count the same ones first. @default drawn */
  readonly seed?: number | undefined;
  /** @default angry 40, mixed 20, neutral 25, pleased 15 */
  readonly mix?: Mix | undefined;
  /** Share of records that are not tickets though they should be, 0 to 1. @default 0 */
  readonly malformed?: number | undefined;
  /** Share of events of another name, 0 to 1. With `malformed` at most 1. @default 0 */
  readonly foreign?: number | undefined;
  /** @default the time of day; with a seed, a made-up time that starts at SEEDED_START */
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
  // An instance of its own: faker's shared one has its state changed by whoever else draws from it.
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
 * Makes records one at a time as they are asked for, so that a million take no more memory than one. Two runs with the same
 * options and seed are byte for byte the same; runs without a seed share no ticket id.
 */
export function* generateTickets(options: GenerateOptions): Generator<GeneratedRecord, void, undefined> {
  const run = startRun(options);
  for (let index = 0; index < options.count; index++) yield drawRecord(run, index);
}
