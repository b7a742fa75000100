import { describe, expect, it } from "vitest";
import { PRODUCTS } from "../../../../scripts/shared/tickets/catalogue.js";
import { PLACEHOLDERS } from "../../../../scripts/shared/tickets/details.js";
import { KINDS_BY_MOOD } from "../../../../scripts/shared/tickets/compose-ticket.js";
import { MOODS } from "../../../../scripts/shared/stream/record.js";
import { TONES } from "../../../../scripts/shared/tickets/tones.js";

const placeholdersIn = (value: unknown): string[] =>
  [...JSON.stringify(value).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");

describe.each(PRODUCTS)("$name", (product) => {
  it("has an urgent scenario, and scenarios for every mood", () => {
    const kinds = new Set(product.scenarios.map(({ kind }) => kind));
    expect(kinds).toContain("incident");
    for (const mood of MOODS)
      expect(Object.keys(KINDS_BY_MOOD[mood]).some((kind) => kinds.has(kind as never))).toBe(true);
  });

  it("has at least two facts in every scenario", () => {
    for (const scenario of product.scenarios) {
      expect(scenario.subjects.length).toBeGreaterThanOrEqual(2);
      expect(scenario.facts.length).toBeGreaterThanOrEqual(2);
    }
  });

  it("uses only placeholders that exist", () => {
    expect(PLACEHOLDERS).toEqual(expect.arrayContaining(placeholdersIn(product)));
  });
});

it("has tones that use only placeholders that exist, and subjects that contain the scenario's", () => {
  expect([...PLACEHOLDERS, "subject"]).toEqual(expect.arrayContaining(placeholdersIn(TONES)));
  for (const mood of MOODS) for (const subject of TONES[mood].subjects) expect(subject).toContain("{subject}");
});
