import type { Faker } from "@faker-js/faker";

/** The source of a ticket's details. */
export interface DetailSource {
  readonly faker: Faker;
  /** When the ticket is written. Dates and times in it are earlier. */
  readonly at: Date;
  readonly productName: string;
  readonly productCode: string;
  readonly companySlug: string;
}

const REGIONS = [
  "us-east-1",
  "us-west-2",
  "eu-west-1",
  "eu-central-1",
  "ap-southeast-2",
  "ap-northeast-1",
  "sa-east-1",
];
const DESKTOPS = ["Windows 11 24H2", "Windows 10 22H2", "macOS 15.7", "macOS 26.1", "Ubuntu 24.04"];
const MOBILES = ["iOS 26.1", "iPadOS 26.1", "Android 16", "Android 15"];
const BROWSERS = ["Chrome 141", "Firefox 144", "Safari 26", "Edge 141"];
const FILES = ["forecast.xlsx", "contracts.pdf", "price-list.csv", "board-deck.pptx", "floor-plan.dwg", "payroll.xlsx"];
const TEAMS = ["finance", "operations", "sales", "support", "logistics", "marketing"];
const ORDINALS = ["second", "third", "fourth", "fifth"];

const DAY_MS = 86_400_000;
const before = (at: Date, ms: number): Date => new Date(at.getTime() - ms);

type Draw = (source: DetailSource) => string;
const oneOf =
  (values: readonly string[]): Draw =>
  ({ faker }) =>
    faker.helpers.arrayElement(values);
const between =
  (min: number, max: number): Draw =>
  ({ faker }) =>
    String(faker.number.int({ min, max }));

const DRAWS: Readonly<Record<string, Draw>> = {
  amount: ({ faker }) =>
    faker.finance.amount({ min: 19, max: 4_900, symbol: faker.helpers.arrayElement(["$", "€", "£"]) }),
  browser: oneOf(BROWSERS),
  cardDigits: ({ faker }) => faker.string.numeric(4),
  colleague: ({ faker }) => faker.person.firstName(),
  count: between(110, 990),
  date: ({ faker, at }) =>
    before(at, faker.number.int({ min: 1, max: 20 }) * DAY_MS).toLocaleDateString("en-GB", {
      day: "numeric",
      month: "long",
      timeZone: "UTC",
    }),
  errorCode: ({ faker, productCode }) =>
    `${productCode}-${faker.string.numeric({ length: 4, allowLeadingZeros: false })}`,
  fileName: oneOf(FILES),
  httpStatus: oneOf(["500", "502", "503", "504"]),
  invoiceNumber: ({ faker, at }) => `INV-${at.getUTCFullYear()}-${faker.string.numeric(5)}`,
  minutes: between(5, 55),
  orderNumber: ({ faker }) => `SO-${faker.string.numeric(6)}`,
  ordinal: oneOf(ORDINALS),
  mobileOs: oneOf(MOBILES),
  os: oneOf(DESKTOPS),
  percent: between(12, 94),
  plan: oneOf(["Team", "Business", "Enterprise"]),
  product: ({ productName }) => productName,
  region: oneOf(REGIONS),
  requestId: ({ faker }) => `req_${faker.string.hexadecimal({ length: 12, prefix: "", casing: "lower" })}`,
  smallCount: between(3, 9),
  team: oneOf(TEAMS),
  time: ({ faker, at }) =>
    `${before(at, faker.number.int({ min: 20, max: 300 }) * 60_000)
      .toISOString()
      .slice(11, 16)} UTC`,
  users: between(12, 400),
  version: ({ faker }) => faker.system.semver(),
  workspace: ({ faker, companySlug }) => `${companySlug}-${faker.helpers.arrayElement(["prod", "main", "eu", "hq"])}`,
};

/** Names that a text may contain in braces. `{subject}` is only for tones. */
export const PLACEHOLDERS: readonly string[] = Object.keys(DRAWS);

/** Replaces the placeholders in one ticket's texts. */
export type Fill = (text: string) => string;

/**
 * Returns a function that replaces the placeholders of one ticket. A value is drawn at its first use and then stays.
 * @throws Error if a text contains an unknown placeholder
 */
export const detailsOf = (source: DetailSource): Fill => {
  const drawn = new Map<string, string>();
  const valueOf = (name: string): string => {
    const draw = DRAWS[name];
    if (draw === undefined)
      throw new Error(`Unknown placeholder {${name}}; expected one of ${PLACEHOLDERS.join(", ")}.`);
    const value = drawn.get(name) ?? draw(source);
    drawn.set(name, value);
    return value;
  };
  return (text) => text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => valueOf(name));
};
