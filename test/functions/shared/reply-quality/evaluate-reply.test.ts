import { describe, expect, it } from "vitest";
import { JUDGE_CRITERIA, RULE_CRITERIA } from "../../../../functions/shared/reply-quality/criteria.js";
import { evaluateReply } from "../../../../functions/shared/reply-quality/evaluate-reply.js";
import { ReplyEvaluationSchema } from "../../../../functions/shared/reply-quality/evaluation.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";

const SETTINGS = {
  allowed: { domains: [], addresses: [], numbers: [] },
  now: () => new Date("2026-11-22T08:00:00.000Z"),
};

const SILENT = { stopReason: "end_turn", calls: [], text: "", inputTokens: 700, outputTokens: 5, latencyMs: 1 };

const aJudge = (ask = () => Promise.resolve(SILENT)) => ({ model: { id: "judge", ask }, newMark: () => "k7q2" });

describe("evaluateReply", () => {
  it("has the rules' verdicts alone without a judge", async () => {
    const evaluation = ReplyEvaluationSchema.parse(await evaluateReply(aTicketRecord(), SETTINGS));

    expect(evaluation.verdicts.map(({ criterion }) => criterion)).toEqual(RULE_CRITERIA);
    expect(evaluation).toMatchObject({ judge_model_id: null, judge_prompt_version: null, judge_input_tokens: null });
  });

  it("adds the judge's verdicts with model and tokens, also of an answer that cannot be read", async () => {
    const evaluation = ReplyEvaluationSchema.parse(
      await evaluateReply(aTicketRecord(), { ...SETTINGS, judge: aJudge() }),
    );

    expect(evaluation.verdicts.map(({ criterion }) => criterion)).toEqual([...RULE_CRITERIA, ...JUDGE_CRITERIA]);
    expect(evaluation).toMatchObject({ judge_model_id: "judge", judge_input_tokens: 700, judge_output_tokens: 5 });
  });

  it("fails if the judge is unavailable, so that it is tried again", async () => {
    const judge = aJudge(() => Promise.reject(new Error("unavailable")));

    await expect(evaluateReply(aTicketRecord(), { ...SETTINGS, judge })).rejects.toThrow("unavailable");
  });
});
