import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATEGORIES, PRIORITIES, SENTIMENTS } from "../../../../../functions/shared/contracts/ticket-record.js";
import { answerTicket } from "../../../../../scripts/local/model-server/converse/answer-ticket.js";
import type { TicketToAnswer } from "../../../../../scripts/local/model-server/converse/read-ticket.js";

const aTicket = (changes: Partial<TicketToAnswer> = {}): TicketToAnswer => ({
  subject: "The invoice of March is wrong",
  description: "We were charged twice for the same month and would like a refund of the second payment.",
  sentiment: "NEGATIVE",
  language: "en",
  product: "CloudDesk",
  customerName: "Ada Byron",
  ...changes,
});

describe("a reply", () => {
  it("greets the customer, names subject and product, and announces the next step", () => {
    const { reply } = answerTicket(aTicket());

    expect(reply).toMatch(/^Dear Ada Byron,\n/);
    expect(reply).toContain('"The invoice of March is wrong"');
    expect(reply).toContain("CloudDesk");
    expect(reply).toMatch(/billing team/);
    expect(reply).toMatch(/keep you informed|write to you|happy to help/);
    expect(reply).toMatch(/Kind regards,\nCustomer Support$/);
  });

  it("omits unknown values", () => {
    const { reply } = answerTicket(aTicket({ subject: " ", product: "", customerName: "" }));

    expect(reply).toMatch(/^Hello,\n/);
    expect(reply).toContain("your request");
    expect(reply).toContain("your product");
  });

  it("varies from ticket to ticket", () => {
    const replies = Array.from(
      { length: 30 },
      (_, index) => answerTicket(aTicket({ description: `refund ${index}` })).reply,
    );

    expect(new Set(replies).size).toBeGreaterThan(1);
  });

  it("shortens a long subject, and does not interpret a subject as a template", () => {
    const { reply } = answerTicket(aTicket({ subject: `$& {product} ${"😀".repeat(5_000)}` }));

    expect(reply).toContain('"$& {product} 😀');
    expect(reply.isWellFormed()).toBe(true);
    expect(reply.length).toBeLessThan(1_000);
  });
});

describe("confidence", () => {
  it.each([
    ["an empty ticket", { subject: "", description: "" }],
    ["emoji alone", { subject: "😡", description: "😡😡😡😡😡😡😡😡😡😡😡😡😡😡" }],
    ["a word", { subject: "help", description: "" }],
    ["no known language", { language: "und" }],
  ])("is below a half for %s", (_case, changes) => {
    expect(answerTicket(aTicket(changes)).confidence).toBeLessThan(0.5);
  });

  it("is 0.7 to 0.95 for a clear ticket, and grows with its length", () => {
    const { confidence } = answerTicket(aTicket());
    const longer = answerTicket(aTicket({ description: aTicket().description.repeat(4) }));

    expect(confidence).toBeGreaterThanOrEqual(0.7);
    expect(longer.confidence).toBeGreaterThan(confidence);
    expect(longer.confidence).toBeLessThanOrEqual(0.95);
  });
});

it("answers any ticket, and the same ticket always in the same way", () => {
  const text = fc.string({ unit: "binary" });
  const anyTicket = fc.record({
    subject: text,
    description: text,
    product: text,
    customerName: text,
    language: fc.constantFrom("en", "und", "zh-TW"),
    sentiment: fc.constantFrom(...SENTIMENTS),
  });
  fc.assert(
    fc.property(anyTicket, (ticket) => {
      const answer = answerTicket(ticket);

      expect(PRIORITIES).toContain(answer.priority);
      expect(CATEGORIES).toContain(answer.category);
      expect(answer.reply.length).toBeGreaterThan(50);
      expect(answerTicket({ ...ticket })).toEqual(answer);
    }),
  );
}, 60_000);
