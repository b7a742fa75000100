import { describe, expect, it } from "vitest";
import {
  JUDGE_CRITERIA,
  type JudgeCriterion,
  type RuleCriterion,
} from "../../../../../functions/shared/reply-quality/criteria.js";
import type { Verdict } from "../../../../../functions/shared/reply-quality/evaluation.js";
import { JUDGE_TOOL, type JudgeModel, judgeReply } from "../../../../../functions/shared/reply-quality/judge.js";
import { judgeByRules } from "../../../../../scripts/local/model-server/converse/judge-reply.js";
import { type GoodReply, PLANTED_DEFECTS } from "../../../../support/replies/planted-defects.js";
import { goodReplies } from "../../../../support/replies/replied-tickets.js";

/** The local stand-in for a judge, as the model server has it answer. */
const STAND_IN: JudgeModel = {
  id: "stand-in",
  ask: ({ message }) =>
    Promise.resolve({
      ...{ stopReason: "tool_use", text: "", inputTokens: 1, outputTokens: 1, latencyMs: 1 },
      calls: [{ name: JUDGE_TOOL.name, input: judgeByRules(message) }],
    }),
};

/** Which criterion of the judge a defect concerns. A defect of any other criterion concerns none. */
const CONCERNED: Readonly<Partial<Record<RuleCriterion, JudgeCriterion>>> = {
  NAMES_PROBLEM: "CONTEXTUAL_RELEVANCE",
  TICKET_LANGUAGE: "CONTEXTUAL_RELEVANCE",
  NO_INVENTED_ID: "TECHNICAL_ACCURACY",
  NO_INVENTED_DATE: "TECHNICAL_ACCURACY",
  NO_INVENTED_PRICE: "TECHNICAL_ACCURACY",
  NO_INVENTED_LINK: "TECHNICAL_ACCURACY",
  FORMAL_TONE: "PROFESSIONAL_TONE",
  CONCRETE_STEPS: "ACTIONABLE_GUIDANCE",
};

const judge = async ({ ticket }: GoodReply, text: string): Promise<readonly Verdict[]> =>
  (await judgeReply(ticket, text, { model: STAND_IN, newMark: () => "k7q2" })).verdicts;

const replies = (await goodReplies("tuning")).filter(({ language }) => language === "en").slice(0, 12);
const before = await Promise.all(replies.map((reply) => judge(reply, reply.text)));

describe("the local judge", () => {
  it("gives a valid verdict on each criterion of a good reply", () => {
    for (const verdicts of before) {
      expect(verdicts.map(({ criterion }) => criterion)).toEqual(JUDGE_CRITERIA);
      expect(verdicts.filter(({ verdict }) => verdict === "INVALID")).toEqual([]);
    }
  });

  it.each(PLANTED_DEFECTS)("changes no other verdict than that concerned: $name", async ({ criterion, plant }) => {
    const after = await Promise.all(replies.map((reply) => judge(reply, plant(reply))));
    const changed = after.map((verdicts, reply) =>
      verdicts.flatMap((one, at) =>
        one.verdict === before[reply]?.[at]?.verdict ? [] : [[one.criterion, one.verdict]],
      ),
    );
    const concerned = CONCERNED[criterion];

    for (const one of changed) if (one.length > 0) expect(one).toEqual([[concerned, "FAIL"]]);
    expect(changed.some((one) => one.length > 0)).toBe(concerned !== undefined);
  });
});
