import type { Faker } from "@faker-js/faker";
import type { GeneratedRecord } from "../stream/record.js";

const EVENT_NAMES = ["TicketClosed", "TicketCommented", "CustomerUpdated", "SubscriptionRenewed", "InvoicePaid"];

/** An event that other systems put on the same stream: valid JSON, and no business of this pipeline. */
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
