import fc from "fast-check";
import { RESERVED_TICKET_IDS } from "../../../functions/shared/contracts/ticket-event-schema.js";
import { TIERS } from "../../../functions/shared/contracts/ticket-event.js";
import type { TicketRecord } from "../../../functions/shared/contracts/ticket-record-schema.js";
import {
  CATEGORIES,
  OUTCOMES,
  PRIORITIES,
  SCHEMA_VERSION,
  SENTIMENTS,
} from "../../../functions/shared/contracts/ticket-record.js";
import type { SentTicketEvent } from "./tickets.js";

/** Any Unicode text without lone surrogates: control characters, quotes, emoji and every script. */
export const texts = (maxLength = 200): fc.Arbitrary<string> => fc.string({ unit: "binary", maxLength });

/** Every id that the contract allows. */
export const ticketIds = (): fc.Arbitrary<string> =>
  fc.stringMatching(/^[A-Za-z0-9_-]{1,63}$/).filter((id) => !RESERVED_TICKET_IDS.includes(id));

/** Instants of the years 0001 to 9999, except the first and last day, so that an offset stays in this range. */
export const instants = (): fc.Arbitrary<Date> =>
  fc.date({ min: new Date("1970-01-02T00:00:00Z"), max: new Date("9999-12-30T00:00:00Z"), noInvalidDate: true });

const offsets = (): fc.Arbitrary<{ text: string; minutes: number }> =>
  fc.record({ minutes: fc.integer({ min: -14 * 60, max: 14 * 60 }), colon: fc.constantFrom(":", "") }).map((offset) => {
    const size = Math.abs(offset.minutes);
    const digits = [Math.trunc(size / 60), size % 60].map((part) => String(part).padStart(2, "0"));
    return { text: `${offset.minutes < 0 ? "-" : "+"}${digits.join(offset.colon)}`, minutes: offset.minutes };
  });

/** An instant in one of the accepted formats, and in its normal format. */
export const writtenInstants = (): fc.Arbitrary<{ text: string; normal: string }> =>
  fc
    .record({
      instant: instants(),
      zone: fc.oneof(
        fc.constantFrom("Z", "").map((text) => ({ text, minutes: 0 })),
        offsets(),
      ),
      separator: fc.constantFrom("T", " "),
      microseconds: fc.constantFrom("", "000", "999", "524355"),
    })
    .map(({ instant, zone, separator, microseconds }) => {
      const local = new Date(instant.getTime() + zone.minutes * 60_000).toISOString().slice(0, -1);
      return { text: local.replace("T", separator) + microseconds + zone.text, normal: instant.toISOString() };
    });

/** JSON values after a round trip through text (-0 becomes 0). */
export const jsonValues = (): fc.Arbitrary<unknown> =>
  fc.jsonValue({ maxDepth: 4, stringUnit: "binary" }).map((value): unknown => JSON.parse(JSON.stringify(value)));

const KNOWN_FIELDS = new Set([
  "eventName",
  "ticketId",
  "submittedAt",
  "data",
  "channel",
  "customerId",
  "tier",
  "company",
  "originalKey",
  "subject",
  "description",
  "customer_contact_information",
  "product_issue_information",
  "first_name",
  "last_name",
  "full_name",
  "email",
  "product",
  "issue_type",
  "__proto__",
]);

/** Fields that no contract names. All are kept, except `__proto__`, which is not generated here. */
const unknownFields = (): fc.Arbitrary<Record<string, unknown>> =>
  fc.dictionary(
    texts(12).filter((key) => !KNOWN_FIELDS.has(key)),
    jsonValues(),
    { maxKeys: 3, noNullPrototype: true },
  );

type Arbitraries = Record<string, fc.Arbitrary<unknown>>;
type Generated<A extends Arbitraries> = { [K in keyof A]: A[K] extends fc.Arbitrary<infer T> ? T : never };

/** An object with `required`, `optional` and unknown fields. */
const parts = <R extends Arbitraries, O extends Arbitraries>(required: R, optional: O) =>
  fc
    .tuple(unknownFields(), fc.record(required), fc.record(optional, { requiredKeys: [] }))
    .map(
      ([extra, needed, some]) => ({ ...extra, ...needed, ...some }) as unknown as Generated<R> & Partial<Generated<O>>,
    );

/** Their full name is not blank: a blank one is filled from the others. */
const contacts = () =>
  parts(
    { first_name: texts(), last_name: texts(), full_name: texts().map((text) => `${text}!`), email: texts() },
    { company: texts() },
  );

const products = () => parts({ product: texts(), issue_type: texts() }, {});

const optionalFields = {
  customerId: texts(256).filter((id) => id.length >= 1 && id.length <= 256),
  tier: fc.constantFrom(...TIERS),
  company: texts(),
};

/** Valid events of producers other than the API, as sent, with every part. */
export const producerEvents = (): fc.Arbitrary<SentTicketEvent> =>
  parts(
    {
      eventName: fc.constant("TicketSubmitted" as const),
      ticketId: ticketIds(),
      submittedAt: writtenInstants().map(({ text }) => text),
      data: parts(
        {
          subject: texts(),
          description: texts(),
          customer_contact_information: contacts(),
          product_issue_information: products(),
        },
        {},
      ),
    },
    { ...optionalFields, channel: fc.constantFrom("generator", "email", "web") },
  );

const apiEvents = (): fc.Arbitrary<SentTicketEvent> =>
  parts(
    {
      eventName: fc.constant("TicketSubmitted" as const),
      ticketId: ticketIds(),
      submittedAt: writtenInstants().map(({ text }) => text),
      channel: fc.constant("api"),
      data: parts(
        { subject: texts(), description: texts() },
        { customer_contact_information: contacts(), product_issue_information: products() },
      ),
    },
    optionalFields,
  );

/** Every valid ticket event as sent: of other producers, with every part, and of the API, with some. */
export const ticketEvents = (): fc.Arbitrary<SentTicketEvent> => fc.oneof(producerEvents(), apiEvents());

const scores = (): fc.Arbitrary<number> => fc.double({ min: 0, max: 1, noNaN: true }).map((score) => score + 0);
const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
const isoInstants = (): fc.Arbitrary<string> => instants().map((instant) => instant.toISOString());

/** Every valid ticket record. */
export const ticketRecords = (): fc.Arbitrary<TicketRecord> =>
  fc.record({
    ticket_id: ticketIds(),
    submitted_at: isoInstants(),
    customer_first_name: orNull(texts()),
    customer_last_name: orNull(texts()),
    customer_full_name: orNull(texts()),
    customer_email: orNull(texts()),
    product: orNull(texts()),
    issue_type: orNull(texts()),
    subject: texts(),
    description: texts(),
    response_text: texts(),
    sentiment: fc.constantFrom(...SENTIMENTS),
    sentiment_score_mixed: scores(),
    sentiment_score_negative: scores(),
    sentiment_score_neutral: scores(),
    sentiment_score_positive: scores(),
    priority: fc.constantFrom(...PRIORITIES),
    priority_reasoning: texts(),
    processed_at: isoInstants(),
    customer_company: orNull(texts()),
    customer_id: orNull(texts()),
    tier: fc.constantFrom(...TIERS),
    channel: orNull(texts()),
    language: fc.constantFrom("en", "de", "zh-TW", "und"),
    category: fc.constantFrom(...CATEGORIES),
    confidence: scores(),
    outcome: fc.constantFrom(...OUTCOMES),
    model_id: orNull(texts()),
    prompt_version: orNull(texts()),
    input_tokens: orNull(fc.nat()),
    output_tokens: orNull(fc.nat()),
    execution_arn: texts(),
    original_key: orNull(texts()),
    schema_version: fc.constant(SCHEMA_VERSION),
    set_apart: orNull(texts()),
    held_reasons: orNull(texts()),
    customer_email_check: fc.constantFrom("VALID", "INVALID", null),
  });
