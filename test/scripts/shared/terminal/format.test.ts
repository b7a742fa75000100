import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PROJECT_ROOT } from "../../../../scripts/shared/deployment/project.js";
import {
  formatColumn,
  formatFigure,
  formatRate,
  formatSeconds,
  formatShare,
  formatSize,
  plural,
  shareOf,
} from "../../../../scripts/shared/terminal/format.js";

it.each([
  [0, "0 days"],
  [1, "1 day"],
  [2, "2 days"],
  [1_432, "1,432 days"],
])("%d of a thing is %s", (count, text) => {
  expect(plural(count, "day")).toBe(text);
});

it("takes the plural of an irregular noun", () => {
  expect([plural(1, "retry", "retries"), plural(2, "retry", "retries")]).toEqual(["1 retry", "2 retries"]);
});

it("is the only place that chooses between one and several, or rounds for people", () => {
  const files = readdirSync(path.join(PROJECT_ROOT, "scripts"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.includes("model-server") && !file.endsWith("terminal/format.ts"))
    .filter((file) => {
      const source = readFileSync(path.join(PROJECT_ROOT, "scripts", file), "utf8");
      return /=== 1 \? "\w+" : "\w+s"|\.toFixed\(|\.toLocaleString\(|Intl\.NumberFormat/.test(source);
    });

  expect(files).toEqual([]);
});

describe("a share", () => {
  it.each([
    [1, 3, "33.33%"],
    [2, 3, "66.67%"],
    [1, 8_000, "0.01%"],
    [1, 800, "0.13%"],
    [0, 5, "0.00%"],
    [5, 5, "100.00%"],
    [0, 0, "–"],
  ])("of %d in %d is %s", (part, whole, text) => {
    expect(formatShare(shareOf(part, whole))).toBe(text);
  });

  it("is rounded as the warehouse rounds to DECIMAL(5, 4), so that writing it rounds no more", () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }), (part, whole) => {
        const share = shareOf(part, whole) ?? 0;
        expect(formatShare(share)).toBe(`${(Math.round(share * 10_000) / 100).toFixed(2)}%`);
      }),
    );
  });

  it("is known by the name of its column", () => {
    expect([formatColumn(0.1235, "share_of_seven_days"), formatColumn(0.5, "rate")]).toEqual(["12.35%", "50.00%"]);
    expect([formatColumn(1_432, "tickets"), formatColumn(1.55, "p95_seconds")]).toEqual(["1,432", "1.6"]);
  });
});

it.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [980, "980 bytes"],
  [1_024, "1 KiB"],
  [1_536, "1.5 KiB"],
  [123_456, "121 KiB"],
  [3_365_000, "3.21 MiB"],
  [5 * 1024 ** 3, "5 GiB"],
])("%d bytes are %s", (bytes, text) => {
  expect(formatSize(bytes)).toBe(text);
});

it.each([
  [undefined, ""],
  [0, "0 ms"],
  [0.0004, "under 1 ms"],
  [0.0042, "4 ms"],
  [1.5, "1.50 s"],
  [59.999, "1 min 0 s"],
  [119.7, "2 min 0 s"],
  [3_700, "1 h 1 min"],
])("%s seconds are %s", (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});

it.each([
  [1_432, 0.0002, "under 1 ms"],
  [1_432, 0.34, "340 ms, 4,212 records/s"],
  [1, 20, "20.00 s, 0.05 records/s"],
])("%d records in %d s are %s", (count, seconds, text) => {
  expect(formatRate(count, seconds, "records")).toBe(text);
});

it("never shows as 0 what is more than 0", () => {
  const positive = fc.double({ min: 1e-9, max: 1e15, noNaN: true });
  fc.assert(
    fc.property(positive, (value) => {
      expect(formatFigure(value)).not.toMatch(/^0$/);
      expect(formatSize(Math.ceil(value))).not.toMatch(/^0 /);
      expect(formatSeconds(value)).not.toMatch(/^0 /);
    }),
  );
});
