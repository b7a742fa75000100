import fc from "fast-check";
import { expect, it } from "vitest";
import { compactJson, indentJson } from "../../../../scripts/shared/tickets/json-layout.js";
import { jsonValues } from "../../../support/builders/arbitraries.js";

it("lays out any JSON as JSON.stringify does", () => {
  fc.assert(
    fc.property(jsonValues(), fc.constantFrom(0, 1, 2, 4), (value, spaces) => {
      const json = JSON.stringify(value, undefined, spaces);
      expect(compactJson(json)).toBe(JSON.stringify(value));
      expect(indentJson(json)).toBe(JSON.stringify(value, undefined, 2));
    }),
  );
});

it("keeps every token", () => {
  const json = '{"n":738529527931269425,"e":1.50E+10,"s":"\\/ \\u00e9 \\" : , {"}';
  expect(compactJson(indentJson(json))).toBe(json);
});

it("takes a moment for a mebibyte of anything", () => {
  const startedAt = performance.now();
  for (const piece of ['\\"', '"', "[", ",", " ", "x"]) compactJson(`"${piece.repeat(1_048_576 / piece.length)}`);
  expect(performance.now() - startedAt).toBeLessThan(60_000);
});
