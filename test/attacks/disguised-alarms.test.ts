import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PRIORITIES, type Priority } from "../../functions/shared/contracts/ticket-record.js";
import { TicketEventSchema } from "../../functions/shared/contracts/ticket-event-schema.js";
import { planExecution } from "../../functions/shared/intake/plan-execution.js";
import { FLOOR_RULES, priorityFloor } from "../../functions/shared/triage/priority-floor.js";
import { reportedTexts, ticketFloor } from "../../functions/shared/triage/ticket-floor.js";
import { aTicket, aTicketData, aTicketEvent } from "../support/builders/tickets.js";
import { DISGUISED_ALARMS } from "./disguised-alarms.js";

const rank = (priority: Priority | undefined): number =>
  priority === undefined ? PRIORITIES.length : PRIORITIES.indexOf(priority);

/** Words of Latin letters that set a floor by themselves, with it. */
const ALARMS = FLOOR_RULES.filter(({ allOf, category }) => allOf.length === 1 && category !== undefined)
  .flatMap(({ allOf, priority }) => (allOf[0] ?? []).map((word) => ({ word: word.replace("*", ""), priority })))
  .filter(({ word }) => /^[a-z ]{6,}$/.test(word) && !word.startsWith("s "));

/** Letters that look like the ones that they replace. */
const LIKE: Readonly<Record<string, readonly string[]>> = {
  a: ["а", "α", "4", "@", "ａ", "á", "ⓐ"],
  c: ["с", "ϲ", "ⅽ"],
  e: ["е", "3", "℮", "ｅ", "ё"],
  i: ["і", "1", "!", "ι", "ı"],
  l: ["1", "|", "ⅼ", "I"],
  o: ["о", "ο", "0", "օ", "ø"],
  p: ["р", "ρ"],
  s: ["ѕ", "5", "$", "ꜱ"],
  t: ["т", "7", "ᴛ", "+"],
  u: ["υ", "ս", "ᴜ"],
  x: ["х"],
  y: ["у", "ү"],
};

const lookAlike = (word: string): fc.Arbitrary<string> =>
  fc
    .tuple(...Array.from(word, (letter) => fc.constantFrom(letter, ...(LIKE[letter] ?? []))))
    .map((letters) => letters.join(""));

const takenApart = (word: string): fc.Arbitrary<string> =>
  fc.constantFrom("-", ".", "*", "_", "·", "~", "\u200b", "\u00ad", " ").map((mark) => {
    const parts = word.split(" ").map((part) => part.split("").join(mark));
    return parts.join(mark === " " ? "  " : " ");
  });

describe("the priority floor, evaded by writing", () => {
  it.each(DISGUISED_ALARMS)("is kept for: %s", (text) => {
    expect(rank(priorityFloor(text)?.priority)).toBeLessThanOrEqual(rank("HIGH"));
  });

  const disguises = (make: (word: string) => fc.Arbitrary<string>) =>
    fc
      .constantFrom(...ALARMS)
      .chain(({ word, priority }) => fc.record({ text: make(word), priority: fc.constant(priority) }));

  it.each([
    ["letters that look alike", lookAlike],
    ["marks between letters", takenApart],
  ])("is that of the plain words, whatever the %s", (_what, make) => {
    fc.assert(
      fc.property(disguises(make), ({ text, priority }) => {
        expect(rank(priorityFloor(`We report: ${text} since eight`)?.priority)).toBeLessThanOrEqual(rank(priority));
      }),
      { numRuns: 500 },
    );
  });
});

describe("the priority floor, evaded by place", () => {
  const ALARM = "production is down for everyone";

  it.each([
    ["issue_type", { product_issue_information: { product: "Drive", issue_type: ALARM } }],
    ["product", { product_issue_information: { product: ALARM, issue_type: "Other" } }],
    ["full_name", { customer_contact_information: { full_name: ALARM } }],
  ])("is kept for an alarm in %s", (_field, data) => {
    const ticket = aTicket({ data: aTicketData({ subject: "Hello", description: "See the form.", ...data }) });

    expect(ticketFloor(reportedTexts(ticket))?.priority).toBe("CRITICAL");
  });

  const FILLER = "We would like to know more about the reports. ";

  it.each([
    ["just beyond the cut", 33],
    ["in the middle of a long text", 300],
    ["at the end of a megabyte", 950],
  ])("is kept for an alarm %s", (_where, kilobytes) => {
    const before = FILLER.repeat(Math.ceil((kilobytes * 1024) / FILLER.length));
    const description = `${before}${ALARM}. ${FILLER.repeat(400)}`;
    const json = JSON.stringify(aTicketEvent({ data: aTicketData({ subject: "Reports", description }) }));
    const { input } = planExecution({ event: TicketEventSchema.parse(JSON.parse(json)), json });

    expect(input.ticket.data.description).not.toContain(ALARM);
    expect(ticketFloor(reportedTexts(input.ticket))).toMatchObject({
      priority: "CRITICAL",
      reason: expect.stringMatching(/ in text that was cut\.$/),
    });
  });
});
