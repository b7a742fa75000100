import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOURS_TO_ANSWER } from "../../../../functions/shared/desk/sla-policy.js";
import { DEFAULT_RULES } from "../../../../functions/shared/desk/desk-rules.js";
import { answerBy as answerByRules } from "../../../../functions/shared/lanes/sla.js";
import { TIERS } from "../../../../functions/shared/contracts/ticket-event.js";
import { PRIORITIES } from "../../../../functions/shared/contracts/ticket-record.js";

const answerBy = (ticket: Parameters<typeof answerByRules>[0]) => answerByRules(ticket, DEFAULT_RULES);

const HOUR_MS = 60 * 60 * 1000;
const aPriority = fc.constantFrom(...PRIORITIES);
const aTier = fc.constantFrom(...TIERS);
const submitted = { submitted_at: "2026-11-21T08:30:00.000Z" };

describe("answerBy", () => {
  it("counts from the submission, around the clock", () => {
    const saturday = { tier: "general", priority: "NORMAL", submitted_at: "2026-11-21T08:30:00.000Z" } as const;

    expect(answerBy(saturday)).toBe("2026-11-24T08:30:00.000Z");
  });

  it("ignores daylight saving time: an hour is an hour", () => {
    const night = { tier: "gold", priority: "HIGH", submitted_at: "2026-03-29T00:30:00.000Z" } as const;

    expect(answerBy(night)).toBe("2026-03-29T04:30:00.000Z");
  });

  it("is at most the last instant of the year 9999, which still sorts by time", () => {
    const last = { tier: "general", priority: "NORMAL", submitted_at: "9999-12-30T08:30:00.000Z" } as const;

    expect(answerBy(last)).toBe("9999-12-31T23:59:59.999Z");
  });

  it("never gives a more urgent ticket more time, nor gold more than general", () => {
    fc.assert(
      fc.property(aTier, aPriority, aPriority, (tier, one, other) => {
        const [urgent, lesser] = PRIORITIES.indexOf(one) <= PRIORITIES.indexOf(other) ? [one, other] : [other, one];
        const at = (priority: typeof urgent, of = tier) => answerBy({ ...submitted, tier: of, priority });
        expect(at(urgent) <= at(lesser)).toBe(true);
        expect(at(urgent, "gold") < at(urgent, "general")).toBe(true);
      }),
    );
  });

  it("has the format of the table's other times, whenever the ticket was submitted", () => {
    const anInstant = fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-01"), noInvalidDate: true });
    fc.assert(
      fc.property(aTier, aPriority, anInstant, (tier, priority, instant) => {
        const until = answerBy({ tier, priority, submitted_at: instant.toISOString() });
        expect(Date.parse(until) - instant.getTime()).toBe(HOURS_TO_ANSWER[tier][priority] * HOUR_MS);
        expect(until).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
      }),
    );
  });
});

it.each(TIERS)("docs/routing.md has the hours of tier %s", (tier) => {
  const row = PRIORITIES.map((priority) => `${HOURS_TO_ANSWER[tier][priority]} h`).join(" | ");
  const page = readFileSync("docs/routing.md", "utf8").replaceAll(/ +/g, " ");

  expect(page).toContain(`| ${tier} | ${row} |`);
});
