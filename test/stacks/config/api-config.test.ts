import { describe, expect, it } from "vitest";
import { readConfig } from "../../../stacks/config/config.js";
import { configIssuesOf } from "../../support/aws/config-issues.js";

describe("the API's configuration", () => {
  it("allows no browser origin by default, has no WAF, and reserves half of the API for gold", () => {
    const { api } = readConfig({});

    expect(api).toEqual({
      allowedOrigins: [],
      selfRegistration: false,
      stage: { rate: 200, burst: 400 },
      tiers: { general: { rate: 100, burst: 200, quota: 500_000 }, gold: { rate: 200, burst: 400, quota: 1_000_000 } },
      wafRate: undefined,
    });
  });

  it.each(["https://desk.example.com", "https://desk.example.com:8443", "http://localhost:3000", "http://127.0.0.1"])(
    "accepts %s as an origin",
    (origin) => {
      expect(readConfig({ API_ALLOWED_ORIGINS: origin }).api.allowedOrigins).toEqual([origin]);
    },
  );

  it("accepts several origins, with or without spaces, and drops duplicates", () => {
    const { api } = readConfig({
      API_ALLOWED_ORIGINS: "https://a.example.com, https://b.example.com,https://a.example.com",
    });

    expect(api.allowedOrigins).toEqual(["https://a.example.com", "https://b.example.com"]);
  });

  it.each([
    ["*", "any page"],
    ["http://desk.example.com", "a page that anyone on the network can change"],
    ["https://desk.example.com/", "a URL with a path instead of an origin"],
    ["https://*.example.com", "a pattern"],
    ["https://Desk.example.com", "upper case, which no browser sends"],
    ["null", "the origin of a sandboxed page"],
    ["https://a.example.com,", "an empty origin"],
    ["https://a.example.com'", "a quote, which would end the header's value"],
  ])("rejects %s as an origin: %s", (origins) => {
    expect(configIssuesOf({ API_ALLOWED_ORIGINS: origins })).toEqual([
      expect.stringContaining(
        `API_ALLOWED_ORIGINS is ${JSON.stringify(origins)}: expected origins separated by commas`,
      ),
    ]);
  });

  it("derives the tiers' limits from the limit of all callers", () => {
    expect(readConfig({ API_THROTTLE_RATE: "51", API_THROTTLE_BURST: "1", API_GOLD_BURST: "1" }).api.tiers).toEqual({
      general: { rate: 26, burst: 1, quota: 500_000 },
      gold: { rate: 51, burst: 1, quota: 1_000_000 },
    });
  });

  it("limits requests per address only with WAF", () => {
    expect(readConfig({ API_WAF: "true" }).api.wafRate).toBe(3000);
    expect(readConfig({ API_WAF: "true", API_WAF_RATE: "10" }).api.wafRate).toBe(10);
    expect(readConfig({ API_WAF_RATE: "10" }).api.wafRate).toBeUndefined();
  });

  it.each([
    ["API_GENERAL_RATE", "API_THROTTLE_RATE", 200],
    ["API_GENERAL_BURST", "API_THROTTLE_BURST", 400],
    ["API_GOLD_RATE", "API_THROTTLE_RATE", 200],
    ["API_GOLD_BURST", "API_THROTTLE_BURST", 400],
  ])("rejects a %s above %s, which no request would ever reach", (tier, stage, limit) => {
    expect(configIssuesOf({ [tier]: String(limit) })).toEqual([]);
    expect(configIssuesOf({ [tier]: String(limit + 1) })).toEqual([
      expect.stringContaining(`${tier} is "${limit + 1}": expected at most ${stage}, which is ${limit}`),
    ]);
  });

  it.each([
    ["API_THROTTLE_RATE", "0", "a whole number from 1 to 10000"],
    ["API_GOLD_BURST", "many", "a whole number from 1 to 10000"],
    ["API_WAF", "yes", "true or false"],
    ["API_WAF_RATE", "9", "a whole number from 10 to 2000000"],
    ["ALARM_API_ERROR_PERCENT", "100", "a whole number from 1 to 99"],
    ["ALARM_API_LATENCY_MILLISECONDS", "29001", "a whole number from 1 to 29000"],
    ["ALARM_API_THROTTLES", "-1", "a whole number from 0 to 1000000"],
  ])("rejects %s=%s and names the variable", (variable, value, expected) => {
    expect(configIssuesOf({ [variable]: value })).toEqual([
      expect.stringContaining(`${variable} is ${JSON.stringify(value)}: expected ${expected}`),
    ]);
  });
});
