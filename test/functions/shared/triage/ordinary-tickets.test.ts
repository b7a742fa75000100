import { describe, expect, it } from "vitest";
import type { Priority } from "../../../../functions/shared/contracts/ticket-record.js";
import { RULES } from "../../../../scripts/commands/evaluate/rules-system.js";
import { SystemAnswerSchema } from "../../../../scripts/shared/evaluation/evaluation.js";
import { eventOf, generateTickets } from "../../../../scripts/shared/tickets/generate-tickets.js";

/** Issue types of the generator. All others are problems with a way around them, or of one customer. */
const INCIDENTS = ["Outage", "Data loss", "Security incident"];
const CALM = ["How-to question", "Feature request", "Feedback"];

type Kind = "incident" | "calm" | "problem";

const kindOf = (issueType: string): Kind => {
  if (INCIDENTS.includes(issueType)) return "incident";
  return CALM.includes(issueType) ? "calm" : "problem";
};

/** Tickets of a seed to which nothing is fitted, as angry and as friendly as the generator makes them. */
const triaged = async (): Promise<readonly { readonly kind: Kind; readonly priority: Priority }[]> => {
  const events = [...generateTickets({ count: 500, seed: 7 })].map(eventOf);
  const results = [];
  for (const event of events) {
    const { priority } = SystemAnswerSchema.parse(await RULES.triage(event));
    results.push({ kind: kindOf(event.data.product_issue_information?.issue_type ?? ""), priority });
  }
  return results;
};

/** The golden set has mostly hard tickets. These are what a support team gets all day. */
describe("triage by rules of ordinary tickets", async () => {
  const tickets = await triaged();
  const share = (kind: Kind, ...priorities: readonly Priority[]): number => {
    const ofKind = tickets.filter((ticket) => ticket.kind === kind);
    return ofKind.filter(({ priority }) => priorities.includes(priority)).length / ofKind.length;
  };

  it("takes an incident for one", () => {
    expect(share("incident", "CRITICAL", "HIGH")).toBeGreaterThan(0.95);
  });

  it("takes no more than one in fifty of other faults for CRITICAL, however angry their customers are", () => {
    expect(share("problem", "CRITICAL")).toBeLessThanOrEqual(0.02);
  });

  it("keeps questions, wishes and praise from those who wait for help", () => {
    expect(share("calm", "CRITICAL")).toBe(0);
    expect(share("calm", "HIGH")).toBeLessThanOrEqual(0.05);
  });
});
