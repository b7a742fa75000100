import type { Faker } from "@faker-js/faker";
import { TICKET_SUBMITTED } from "../../../functions/shared/contracts/ticket-event-schema.js";
import { PRODUCTS } from "./catalogue.js";
import type { Customer } from "./customers.js";
import { detailsOf, type Fill } from "./details.js";
import type { Product, Scenario, ScenarioKind } from "./product.js";
import type { Mood } from "../stream/record.js";
import { TONES } from "./tones.js";

/** Who writes a ticket, when, and in which mood. */
export interface TicketBrief {
  readonly mood: Mood;
  readonly customer: Customer;
  readonly at: Date;
}

const GREETINGS = ["Hello,", "Hi,", "Hi support team,", "Good morning,", "Dear support team,", "To whom it concerns,"];

/** Relative weights of the kinds of scenario for each mood. A kind that is not named does not occur. */
export const KINDS_BY_MOOD: Readonly<Record<Mood, Partial<Record<ScenarioKind, number>>>> = {
  angry: { problem: 4, incident: 1 },
  mixed: { problem: 5, incident: 1 },
  neutral: { problem: 3, question: 3, incident: 1 },
  pleased: { praise: 3, question: 1 },
};

const pickScenario = (faker: Faker, product: Product, mood: Mood): Scenario => {
  const weights = KINDS_BY_MOOD[mood];
  return faker.helpers.weightedArrayElement(
    product.scenarios.flatMap((value) => {
      const weight = weights[value.kind];
      return weight === undefined ? [] : [{ value, weight }];
    }),
  );
};

const composeSubject = (faker: Faker, scenario: Scenario, mood: Mood, fill: Fill): string => {
  const { helpers } = faker;
  const frame = helpers.arrayElement(TONES[mood].subjects);
  return fill(frame.replace("{subject}", () => helpers.arrayElement(scenario.subjects)));
};

const composeDescription = (faker: Faker, scenario: Scenario, { mood, customer }: TicketBrief, fill: Fill): string => {
  const { helpers } = faker;
  const tone = TONES[mood];
  const opening = helpers.arrayElement(tone.openings);
  const facts = helpers.arrayElements(scenario.facts, 2);
  const paragraphs = [
    helpers.arrayElement(GREETINGS),
    helpers.arrayElement([[opening, ...facts].join(" "), `${opening}\n\n${facts.join(" ")}`]),
    [...helpers.arrayElements(scenario.details, { min: 1, max: 2 }), helpers.arrayElement(tone.impacts)].join(" "),
    helpers.arrayElement(tone.asks),
    [helpers.arrayElement(tone.closings), `${customer.firstName} ${customer.lastName}`, customer.company].join("\n"),
  ];
  return fill(paragraphs.join("\n\n"));
};

const contactOf = (customer: Customer) => ({
  first_name: customer.firstName,
  last_name: customer.lastName,
  full_name: `${customer.firstName} ${customer.lastName}`,
  email: customer.email,
  company: customer.company,
});

/** Writes one ticket event, without its id. */
export const composeTicket = (faker: Faker, brief: TicketBrief) => {
  const { customer, at, mood } = brief;
  const product = faker.helpers.arrayElement(PRODUCTS);
  const scenario = pickScenario(faker, product, mood);
  const fill = detailsOf({
    faker,
    at,
    productName: product.name,
    productCode: product.code,
    companySlug: customer.companySlug,
  });
  return {
    eventName: TICKET_SUBMITTED,
    submittedAt: at.toISOString(),
    data: {
      subject: composeSubject(faker, scenario, mood, fill),
      description: composeDescription(faker, scenario, brief, fill),
      customer_contact_information: contactOf(customer),
      product_issue_information: { product: product.name, issue_type: scenario.issueType },
    },
    channel: "generator",
    customerId: customer.id,
    tier: customer.tier,
  };
};
export type ComposedTicket = ReturnType<typeof composeTicket> & { readonly ticketId: string };
