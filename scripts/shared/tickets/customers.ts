import { createHash } from "node:crypto";
import type { Faker } from "@faker-js/faker";
import type { Tier } from "../../../functions/shared/contracts/ticket-event.js";

export interface Customer {
  /** "CUS-" and eight characters of the e-mail address's hash, so that a person has the same id in every run. */
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly company: string;
  readonly companySlug: string;
  readonly tier: Tier;
}

/** Companies in a run. With up to four people each, a customer writes again after about a hundred tickets. */
const COMPANIES = 120;
const PEOPLE_PER_COMPANY = { min: 1, max: 4 };
const GOLD_SHARE = 0.2;

/** "Müller & Söhne, Inc." as "muller-sohne-inc", which is valid in a domain and a mail address. */
const slug = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f']/g, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

/** The first two words: "smitham-strosin" of Smitham, Strosin and Fritsch-Feest. */
const shortSlug = (company: string): string => slug(company).split("-").slice(0, 2).join("-");

const idOf = (email: string): string =>
  `CUS-${createHash("sha256").update(email).digest("hex").slice(0, 8).toUpperCase()}`;

const hirePerson = (
  faker: Faker,
  employer: Pick<Customer, "company" | "companySlug" | "tier">,
  domain: string,
): Customer => {
  const firstName = faker.person.firstName();
  const lastName = faker.person.lastName();
  const email = `${slug(firstName)}.${slug(lastName)}@${domain}`;
  return { ...employer, id: idOf(email), firstName, lastName, email };
};

const foundCompany = (faker: Faker): readonly Customer[] => {
  const company = faker.company.name();
  const companySlug = shortSlug(company);
  const tier: Tier = faker.datatype.boolean(GOLD_SHARE) ? "gold" : "general";
  // Only domains that RFC 2606 and 6761 reserve, so that no mail can reach anyone.
  const domain = `${companySlug}.${faker.helpers.arrayElement(["example", "test", "example.com", "example.org"])}`;
  return faker.helpers.multiple(() => hirePerson(faker, { company, companySlug, tier }, domain), {
    count: PEOPLE_PER_COMPANY,
  });
};

/** The customers of one run. */
export const createCustomers = (faker: Faker): readonly Customer[] =>
  Array.from({ length: COMPANIES }, () => foundCompany(faker)).flat();
