import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  evaluateResponse,
  type EvaluateSettings,
  isSampled,
} from "../../../functions/evaluate-response/evaluate-response.js";
import { DependencyThrottled, ModelOutputInvalid } from "../../../functions/shared/lambda/errors.js";
import type { ToolReply } from "../../../functions/shared/model/tool-model.js";
import { JUDGE_CRITERIA, RULE_CRITERIA } from "../../../functions/shared/reply-quality/criteria.js";
import { EvaluationLineSchema } from "../../../functions/shared/reply-quality/evaluation.js";
import { aTicketRecord } from "../../support/builders/tickets.js";
import { FakeCallerBudgets } from "../../support/fakes/fake-caller-budgets.js";
import { FakeEvaluationArchive, FakeEvaluations } from "../../support/fakes/fake-evaluations.js";

const KEY = "evaluations/2026/11/21/evaluation_TKT-20261121-0001.json";
const EVERY = { priority: 1, general: 1 };
const NONE = { priority: 0, general: 0 };
const SILENT: ToolReply = {
  stopReason: "end_turn",
  calls: [],
  text: "",
  inputTokens: 700,
  outputTokens: 5,
  latencyMs: 1,
};

let evaluations = new FakeEvaluations();
let archive = new FakeEvaluationArchive();
let budgets = new FakeCallerBudgets();
const ask = vi.fn<() => Promise<ToolReply>>();
const onNotJudged = vi.fn();

beforeEach(() => {
  vi.resetAllMocks();
  ask.mockResolvedValue(SILENT);
  evaluations = new FakeEvaluations();
  archive = new FakeEvaluationArchive();
  budgets = new FakeCallerBudgets({ tickets: 2, characters: 1 });
});

const settings = (changes: Partial<EvaluateSettings> = {}): EvaluateSettings => ({
  shares: EVERY,
  allowed: { domains: [], addresses: [], numbers: [] },
  evaluations,
  archive,
  onNotJudged,
  now: () => new Date("2026-11-22T08:00:00.000Z"),
  ...changes,
});

const aJudge = () => ({
  model: { id: "judge", ask },
  newMark: () => "k7q2",
  budget: { budgets, log: { warn: () => undefined }, onUncounted: () => undefined },
});
const sourcesOf = (result: Awaited<ReturnType<typeof evaluateResponse>>) =>
  typeof result === "string" ? result : [...new Set(result.verdicts.map(({ source }) => source))];

/** The rows of the object. */
const linesOf = (body = "") => body.split("\n").slice(0, -1);

describe("isSampled", () => {
  it("takes every ticket at 1 and none at 0", () => {
    fc.assert(fc.property(fc.string(), (id) => isSampled(id, 1) && !isSampled(id, 0)));
  });

  it("keeps a ticket of a smaller sample in every larger one", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.string(), share, share, (id, one, other) => {
        const isInSmaller = isSampled(id, Math.min(one, other));
        return !isInSmaller || isSampled(id, Math.max(one, other));
      }),
    );
  });

  it("takes about the share of tickets whose ids follow each other", () => {
    const ids = Array.from({ length: 10_000 }, (_, number) => `TKT-20261121-${number}`);
    const taken = ids.filter((id) => isSampled(id, 0.1)).length;

    expect(taken).toBeGreaterThan(900);
    expect(taken).toBeLessThan(1_100);
  });
});

describe("evaluateResponse", () => {
  it("stores the verdicts of the rules in the table, and one row for each as an object", async () => {
    const record = aTicketRecord();
    const result = await evaluateResponse(record, settings());

    expect(sourcesOf(result)).toEqual(["RULES"]);
    expect(evaluations.stored.get(record.ticket_id)).toEqual({ evaluation: result, answeredAt: record.processed_at });
    expect([...archive.objects.keys()]).toEqual([KEY]);
    const rows = linesOf(archive.objects.get(KEY)).map((line) => EvaluationLineSchema.parse(JSON.parse(line)));
    expect(rows.map(({ criterion }) => criterion)).toEqual(RULE_CRITERIA);
  });

  it("writes nothing for a ticket outside of the sample", async () => {
    expect(await evaluateResponse(aTicketRecord(), settings({ shares: NONE, judge: aJudge() }))).toBe("not-sampled");
    expect(ask).not.toHaveBeenCalled();
    expect([evaluations.stored.size, archive.objects.size]).toEqual([0, 0]);
  });

  it("takes the share of the lane that the ticket is routed to", async () => {
    const run = (tier: "gold" | "general", priority: "HIGH" | "NORMAL", shares: EvaluateSettings["shares"]) =>
      evaluateResponse(aTicketRecord({ tier, priority }), settings({ shares }));

    for (const [tier, priority] of [
      ["gold", "NORMAL"],
      ["general", "HIGH"],
    ] as const) {
      expect(await run(tier, priority, { priority: 0, general: 1 })).toBe("not-sampled");
      expect(await run(tier, priority, { priority: 1, general: 0 })).toMatchObject({ ticket_id: "TKT-20261121-0001" });
    }
    expect(await run("general", "NORMAL", { priority: 1, general: 0 })).toBe("not-sampled");
    expect(await run("general", "NORMAL", { priority: 0, general: 1 })).toMatchObject({ language: "en" });
  });

  it("writes nothing for a reply of the rules", async () => {
    const record = aTicketRecord({ model_id: null, prompt_version: null });

    expect(await evaluateResponse(record, settings({ judge: aJudge() }))).toBe("not-of-a-model");
    expect([evaluations.stored.size, archive.objects.size]).toEqual([0, 0]);
  });

  it("adds the judge's verdicts, and keeps an answer that cannot be read as INVALID", async () => {
    const result = await evaluateResponse(aTicketRecord(), settings({ judge: aJudge() }));

    expect(sourcesOf(result)).toEqual(["RULES", "JUDGE"]);
    expect(result).toMatchObject({ judge_model_id: "judge", judge_input_tokens: 700 });
    expect(linesOf(archive.objects.get(KEY))).toHaveLength(RULE_CRITERIA.length + JUDGE_CRITERIA.length);
    expect(archive.objects.get(KEY)).toContain('"verdict":"INVALID"');
  });

  it("keeps a call that the service cannot read as INVALID, and does not ask for it again", async () => {
    ask.mockRejectedValue(new ModelOutputInvalid("toolUse: broken"));
    const result = await evaluateResponse(aTicketRecord(), settings({ judge: aJudge() }));

    expect(ask).toHaveBeenCalledTimes(1);
    expect(result).toMatchObject({ judge_input_tokens: 0 });
    expect(archive.objects.get(KEY)).toContain("the judge stopped with toolUse: broken");
  });

  it("writes nothing when the judge is throttled, so that the message comes again, and counts the ticket once", async () => {
    ask.mockRejectedValueOnce(new DependencyThrottled("slow down"));

    await expect(evaluateResponse(aTicketRecord(), settings({ judge: aJudge() }))).rejects.toThrow(DependencyThrottled);
    expect([evaluations.stored.size, archive.objects.size]).toEqual([0, 0]);
    expect(sourcesOf(await evaluateResponse(aTicketRecord(), settings({ judge: aJudge() })))).toEqual([
      "RULES",
      "JUDGE",
    ]);
    expect([...budgets.counters.values()]).toMatchObject([{ tickets: 1 }]);
  });

  it("leaves replies to the rules alone when the judge's budget of the day is used up", async () => {
    const evaluate = (number: number) => {
      const id = `TKT-${number}`;
      return evaluateResponse(
        aTicketRecord({ ticket_id: id, execution_arn: `arn:${id}` }),
        settings({ judge: aJudge() }),
      );
    };
    const results = [await evaluate(1), await evaluate(2), await evaluate(3)];

    expect(results.map(sourcesOf)).toEqual([["RULES", "JUDGE"], ["RULES", "JUDGE"], ["RULES"]]);
    expect(onNotJudged).toHaveBeenCalledTimes(1);
    expect(results[2]).toMatchObject({ judge_model_id: null });
  });

  it("judges replies while the budget cannot be counted", async () => {
    budgets.failsWith = new Error("the table is unavailable");

    expect(sourcesOf(await evaluateResponse(aTicketRecord(), settings({ judge: aJudge() })))).toEqual([
      "RULES",
      "JUDGE",
    ]);
  });

  it("leaves item and object to a later answer of the same ticket", async () => {
    const later = aTicketRecord({ processed_at: "2026-11-23T00:00:00.000Z", response_text: "We look into it." });
    await evaluateResponse(later, settings());
    const written = archive.objects.get(KEY);

    expect(await evaluateResponse(aTicketRecord(), settings())).toBe("superseded");
    expect(archive.objects.get(KEY)).toBe(written);
  });

  it("writes the object with the next delivery if it could not be written", async () => {
    archive.failsWith = new DependencyThrottled("slow down");

    await expect(evaluateResponse(aTicketRecord(), settings())).rejects.toThrow(DependencyThrottled);
    await evaluateResponse(aTicketRecord(), settings());
    expect([...archive.objects.keys()]).toEqual([KEY]);
  });
});
