import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CATEGORIES,
  PRIORITIES,
  SENTIMENTS,
  type Category,
  type Priority,
  type Sentiment,
} from "../../../../functions/shared/contracts/ticket-record.js";
import { priorityFloor } from "../../../../functions/shared/triage/priority-floor.js";
import { triageByRules } from "../../../../functions/shared/triage/triage-by-rules.js";
import { texts } from "../../../support/builders/arbitraries.js";

const triage = (text: string, sentiment: Sentiment = "NEUTRAL", subject = "") =>
  triageByRules({ subject, description: text, sentiment });

describe("the priority of the rules", () => {
  it.each<[Sentiment, Priority, Priority]>([
    ["NEGATIVE", "MEDIUM", "HIGH"],
    ["MIXED", "MEDIUM", "HIGH"],
    ["NEUTRAL", "NORMAL", "MEDIUM"],
    ["POSITIVE", "NORMAL", "NORMAL"],
  ])("is for a %s ticket %s, with urgent words %s", (sentiment, calm, urgent) => {
    expect(triage("The blue lamp blinks", sentiment).priority).toBe(calm);
    expect(triage("The blue lamp blinks, this is urgent", sentiment).priority).toBe(urgent);
  });

  it("is raised to the priority floor, however friendly the ticket sounds", () => {
    expect(triage("Thank you so much! By the way, we were hacked.", "POSITIVE").priority).toBe("CRITICAL");
  });

  it("reads the subject like the description", () => {
    expect(triage("See subject", "POSITIVE", "Data breach").priority).toBe("CRITICAL");
  });

  it("is never below the floor, and always has reasons and a category", () => {
    const input = fc.record({
      subject: texts(),
      description: fc.oneof(texts(), fc.constantFrom("outage", "data loss", "security", "hacked", "urgent")),
      sentiment: fc.constantFrom(...SENTIMENTS),
    });
    fc.assert(
      fc.property(input, (ticket) => {
        const { priority, reasoning, category } = triageByRules(ticket);
        const floor = priorityFloor(`${ticket.subject}\n${ticket.description}`)?.priority ?? "NORMAL";
        expect(PRIORITIES.indexOf(priority)).toBeLessThanOrEqual(PRIORITIES.indexOf(floor));
        expect(reasoning).toContain(ticket.sentiment);
        expect(CATEGORIES).toContain(category);
      }),
    );
  });
});

describe("the reasoning of the rules", () => {
  it("names the sentiment, the urgent words and the words of the floor", () => {
    expect(triage("URGENT: total outage", "NEGATIVE").reasoning).toBe(
      'Rules: the sentiment is NEGATIVE, with urgent words ("urgent"). The ticket mentions a wide outage ("total outage").',
    );
  });

  it("quotes only words of the lists", () => {
    expect(triage("My PIN is 1234 and the invoice is wrong", "NEGATIVE").reasoning).toBe(
      "Rules: the sentiment is NEGATIVE.",
    );
  });
});

describe("the category of the rules", () => {
  it.each<[Category, string]>([
    ["BILLING", "I was charged twice and want a refund for the invoice"],
    ["ACCOUNT", "I forgot my password and cannot log in"],
    ["PERFORMANCE", "Every page is slow and times out"],
    ["BUG", "The app crashes with an error when I press save"],
    ["FEATURE_REQUEST", "It would be great to have a dark mode, please add it"],
    ["HOW_TO", "How do I export my contacts?"],
    ["SECURITY", "Tell me about your security"],
    ["SECURITY", "We were hacked and lost our password"],
    ["DATA_LOSS", "After the invoice was paid all files disappeared"],
    ["OUTAGE", "The website is down"],
    ["OTHER", "The sky is blue"],
    ["OTHER", ""],
  ])("is %s for: %s", (category, text) => {
    expect(triage(text).category).toBe(category);
  });

  it("follows the subject when the description mentions more", () => {
    expect(triage("There was an error with my card", "NEUTRAL", "Refund of my payment").category).toBe("BILLING");
  });
});
