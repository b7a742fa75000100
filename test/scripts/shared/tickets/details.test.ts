import { base, en, Faker } from "@faker-js/faker";
import { expect, it } from "vitest";
import { detailsOf, PLACEHOLDERS } from "../../../../scripts/shared/tickets/details.js";

const fill = () =>
  detailsOf({
    faker: new Faker({ locale: [en, base], seed: 1 }),
    at: new Date("2026-11-21T08:30:00.000Z"),
    productName: "Meridian Drive",
    productCode: "DRV",
    companySlug: "acme",
  });

it("uses one value for a placeholder throughout a ticket", () => {
  const details = fill();
  expect(details("{orderNumber}")).toMatch(/^SO-\d{6}$/);
  expect(details("{orderNumber}")).toBe(details("{orderNumber}"));
});

it.each([
  ["{product}", /^Meridian Drive$/],
  ["{errorCode}", /^DRV-[1-9]\d{3}$/],
  ["{workspace}", /^acme-/],
  ["{invoiceNumber}", /^INV-2026-\d{5}$/],
  ["{date}", /^([1-9]|1\d|20|31) (November|October)$|^(2[0-9]|30) (November|October)$/],
  ["{time}", /^0[3-8]:\d\d UTC$/],
])("replaces %s with a value that fits the ticket", (placeholder, expected) => {
  expect(fill()(placeholder)).toMatch(expected);
});

it("can replace every placeholder", () => {
  for (const name of PLACEHOLDERS) expect(fill()(`<{${name}}>`)).toMatch(/^<[^{}<>]+>$/);
});

it("refuses an unknown placeholder, by name", () => {
  expect(() => fill()("{colour}")).toThrow("Unknown placeholder {colour}");
});
