import type { Faker } from "@faker-js/faker";
import type { ComposedTicket } from "./compose-ticket.js";
import type { GeneratedRecord } from "../stream/record.js";

type Malformation = (ticket: ComposedTicket, faker: Faker) => string | Uint8Array;

const { stringify } = JSON;
const withData = (ticket: ComposedTicket, data: object): string =>
  stringify({ ...ticket, data: { ...ticket.data, ...data } });

/** The ticket without one of the required fields. JSON leaves out fields that are `undefined`. */
const dropField: Malformation = (ticket, faker) =>
  faker.helpers.arrayElement([
    stringify({ ...ticket, ticketId: undefined }),
    stringify({ ...ticket, submittedAt: undefined }),
    stringify({ ...ticket, data: undefined }),
    withData(ticket, { subject: undefined }),
    withData(ticket, { description: undefined }),
    withData(ticket, { customer_contact_information: undefined }),
    withData(ticket, { product_issue_information: { product: ticket.data.product_issue_information.product } }),
  ]);

const changeType: Malformation = (ticket, faker) =>
  faker.helpers.arrayElement([
    stringify({ ...ticket, ticketId: faker.number.int() }),
    stringify({ ...ticket, submittedAt: Date.parse(ticket.submittedAt) }),
    stringify({ ...ticket, data: [ticket.data] }),
    stringify({ ...ticket, data: stringify(ticket.data) }),
    withData(ticket, { subject: null }),
    withData(ticket, { description: { text: ticket.data.description } }),
    withData(ticket, { customer_contact_information: ticket.data.customer_contact_information.email }),
  ]);

const INVALID_DATES = [
  "yesterday",
  "21/11/2026 08:30",
  "2026-02-30T08:30:00Z",
  "2026-11-21T25:00:00Z",
  "2026-13-01T00:00:00Z",
  "",
];
const INVALID_IDS = ["", "TKT/2026/11/21#1", "TKT 20261121 1", "TKT-ÄÖÜ-1", `TKT-${"9".repeat(80)}`];

const MALFORMED_BY = {
  "not-json": (ticket) => `Subject: ${ticket.data.subject} / From: ${ticket.data.customer_contact_information.email}`,
  "truncated-json": (ticket, faker) => {
    const text = stringify(ticket);
    return text.slice(0, faker.number.int({ min: 1, max: text.length - 1 }));
  },
  "not-an-object": (ticket, faker) =>
    stringify(faker.helpers.arrayElement([[ticket], ticket.ticketId, faker.number.int(), null, true])),
  "missing-field": dropField,
  "wrong-type": changeType,
  "bad-date": (ticket, faker) => stringify({ ...ticket, submittedAt: faker.helpers.arrayElement(INVALID_DATES) }),
  "bad-id": (ticket, faker) => stringify({ ...ticket, ticketId: faker.helpers.arrayElement(INVALID_IDS) }),
  "unknown-tier": (ticket) => stringify({ ...ticket, tier: "platinum" }),
  "no-event-name": (ticket) => stringify({ ...ticket, eventName: undefined }),
  // 0xe4 is "ä" in Latin-1. In UTF-8 it starts a character, and the rest of that character is missing.
  "not-utf8": (ticket) => Buffer.from(withData(ticket, { subject: "Gr\u00e4tzel" }), "latin1"),
  // Half of an emoji in the name of a field: valid in JSON, not in UTF-8. In a text, it would be replaced.
  "lone-surrogate": (ticket) => withData(ticket, { "\ud83d": "half of an emoji" }),
} satisfies Record<string, Malformation>;

/** A malformed record, made from a ticket. Its partition key is random, since its ticket id may be wrong. */
export const malformedRecord = (faker: Faker, ticket: ComposedTicket): GeneratedRecord => {
  const [malformation, malform] = faker.helpers.objectEntry<Record<string, Malformation>>(MALFORMED_BY);
  return { kind: "malformed", partitionKey: faker.string.uuid(), data: malform(ticket, faker), malformation };
};

const EVENT_NAMES = ["TicketClosed", "TicketCommented", "CustomerUpdated", "SubscriptionRenewed", "InvoicePaid"];

/** An event that other systems put on the same stream: valid JSON that the pipeline ignores. */
export const foreignRecord = (faker: Faker, at: Date): GeneratedRecord => {
  const eventId = faker.string.uuid();
  const event = {
    eventName: faker.helpers.arrayElement(EVENT_NAMES),
    eventId,
    occurredAt: at.toISOString(),
    data: { reference: `REF-${faker.string.numeric(6)}`, actor: faker.internet.username() },
  };
  return { kind: "foreign", partitionKey: eventId, data: JSON.stringify(event) };
};
