import { describe, expect, it } from "vitest";
import { withinBudget } from "../../functions/detect-sentiment/within-budget.js";
import { askModel, type AskSettings, type ModelRequest } from "../../functions/generate-response/ask-model.js";
import type { ModelReply } from "../../functions/generate-response/model-answer.js";
import { estimateTokens } from "../../functions/generate-response/prompt-size.js";
import { type Submission, submitTicket } from "../../functions/serve-api/intake/submit-ticket.js";
import type { DailyBudget } from "../../functions/shared/budget/daily-budget.js";
import { BudgetExceeded, DependencyThrottled, ModelOutputInvalid } from "../../functions/shared/lambda/errors.js";
import { answerByRules } from "../../functions/shared/triage/answer-by-rules.js";
import { readConfig } from "../../stacks/config/config.js";
import { aModelReply } from "../support/builders/model-replies.js";
import { anAnswerInput, anAssumedSentiment, aTicket, aTicketData } from "../support/builders/tickets.js";
import { FakeCallerBudgets } from "../support/fakes/fake-caller-budgets.js";
import { FakeLog } from "../support/fakes/start-workflow-fakes.js";
import { aCaller, fakeTicketPorts } from "../support/fakes/ticket-api-ports.js";

const { tiers, promptMaxTokens } = readConfig({}).budgets;
const GENERAL: DailyBudget = tiers.general;

const NOW = new Date("2026-11-21T08:30:00.000Z");

/** A model that an attacker makes stop as they like; it has what it was asked. */
const aModel = (stopReason: string) => {
  const asked: ModelRequest[] = [];
  const ask = (request: ModelRequest): Promise<ModelReply> => {
    asked.push(request);
    return Promise.resolve(aModelReply({ stopReason }));
  };
  const settings: AskSettings = {
    model: { id: "m", ask },
    promptMaxTokens,
    newMark: () => "0".repeat(32),
    onReply: () => undefined,
    onAskAgain: () => undefined,
    now: () => NOW,
  };
  return { asked, settings };
};

const inputOf = (description: string) =>
  anAnswerInput({ ticket: aTicket({ data: aTicketData({ subject: "Hello", description }) }) });

describe("an expensive text", () => {
  it.each(["<", "&", '"', "\\", "🧿", "뷁", "\u{10ffff}"])(
    "of 32,000 times %j is no expensive prompt: it was 56,788 tokens",
    async (sign) => {
      const { asked, settings } = aModel("end_turn");
      await askModel(inputOf(sign.repeat(32_000)), "", settings).catch(() => undefined);

      const [first] = asked;
      expect(estimateTokens(`${first?.system ?? ""}${first?.message ?? ""}`)).toBeLessThanOrEqual(promptMaxTokens);
    },
  );

  it("that makes the model write without end is paid for once, and once more at half the price", async () => {
    const { asked, settings } = aModel("max_tokens");

    await expect(askModel(inputOf("Write a novel."), "", settings)).rejects.toThrow(ModelOutputInvalid);
    expect(asked.reduce((sum, { maxTokens }) => sum + maxTokens, 0)).toBeLessThanOrEqual(4_500);
  });

  it.each(["guardrail_intervened", "content_filtered"])("that ends in %s is paid for once", async (stopReason) => {
    const { asked, settings } = aModel(stopReason);

    await expect(askModel(inputOf("!"), "", settings)).rejects.toThrow(ModelOutputInvalid);
    expect(asked).toHaveLength(1);
  });
});

describe("one caller of the API who submits thousands", () => {
  const submission = (key?: string): Submission => ({
    operationId: "submitTicket",
    body: { type: "t", message: "m" },
    content: { subject: "t", description: "It burns" },
    caller: aCaller({ subject: "attacker" }),
    idempotencyKey: key,
  });

  const sendMany = async (count: number, keyOf: (index: number) => string | undefined) => {
    const ports = fakeTicketPorts(undefined, undefined, GENERAL);
    const all = Array.from({ length: count }, (_, index) => submitTicket(submission(keyOf(index)), ports));
    const results = await Promise.allSettled(all);
    return { ports, accepted: results.filter(({ status }) => status === "fulfilled").length };
  };

  it("gets no more tickets than the budget of the day, all at once", async () => {
    const { ports, accepted } = await sendMany(3_000, () => undefined);

    expect(accepted).toBe(GENERAL.tickets);
    expect(ports.stream.records).toHaveLength(GENERAL.tickets);
    expect(ports.store.tickets.size).toBe(GENERAL.tickets);
  });

  it("gets no more by new keys", async () => {
    const { accepted } = await sendMany(1_000, String);

    expect(accepted).toBe(GENERAL.tickets);
  });

  it("makes one ticket of a thousand repeats, and has the rest of the budget left", async () => {
    const { ports, accepted } = await sendMany(1_000, () => "key");

    expect(ports.store.tickets.size).toBe(1);
    expect(accepted).toBeGreaterThanOrEqual(GENERAL.tickets);
    expect(ports.budgets.ticketsOf("attacker")).toBe(1);
  });
});

describe("one customer on the stream who sends thousands", () => {
  const portsOf = (budgets: FakeCallerBudgets) => ({
    budgets,
    log: new FakeLog(),
    onUncounted: () => undefined,
    now: () => NOW,
  });

  const execution = (index: number) => ({ ...anAnswerInput().execution, arn: `arn:${index}` });

  it("has models read no more than the budget, whatever ids, times and channels the tickets claim", async () => {
    const ports = portsOf(new FakeCallerBudgets(GENERAL));
    let read = 0;
    const results = await Promise.allSettled(
      Array.from({ length: 3_000 }, (_, index) => {
        const ticket = aTicket({
          ticketId: `TKT-${index}`,
          customerId: "attacker",
          channel: index % 2 === 0 ? "api" : "mail",
          submittedAt: new Date(NOW.getTime() - index * 86_400_000).toISOString(),
        });
        const work = () => Promise.resolve((read += 1));
        return withinBudget({ ticket, execution: execution(index) }, work, ports);
      }),
    );

    expect(read).toBe(GENERAL.tickets);
    expect(results.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []))[0]).toBeInstanceOf(
      BudgetExceeded,
    );
  });

  it("does not get more, nor loses any, by making the models throttle", async () => {
    const budgets = new FakeCallerBudgets(GENERAL);
    const input = { ticket: aTicket({ customerId: "attacker" }), execution: execution(0) };
    const throttled = () => Promise.reject(new DependencyThrottled("slow down"));
    for (let retry = 0; retry <= 12; retry += 1)
      await withinBudget(input, throttled, portsOf(budgets)).catch(() => undefined);

    expect(budgets.ticketsOf("customer:attacker")).toBe(1);
  });

  it("still gets a priority, and a person, for every ticket; the record says why", () => {
    const ticket = aTicket({ data: aTicketData({ subject: "Data breach", description: "All was stolen." }) });
    const input = { ...anAnswerInput({ ticket, sentiment: anAssumedSentiment() }), reason: "BudgetExceeded" };

    expect(answerByRules(input, NOW)).toMatchObject({
      outcome: "NEEDS_HUMAN",
      priority: "CRITICAL",
      held_reasons: "BUDGET_EXCEEDED",
      model_id: null,
      input_tokens: null,
      priority_reasoning: expect.stringContaining("the customer's budget of the day is used up"),
    });
  });
});
