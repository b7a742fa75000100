import { describe, expect, it } from "vitest";
import {
  JUDGE_CRITERIA,
  type JudgeCriterion,
  type RuleCriterion,
} from "../../../../../functions/shared/reply-quality/criteria.js";
import type { Verdict } from "../../../../../functions/shared/reply-quality/evaluation.js";
import { JUDGE_TOOL, type JudgeModel, judgeReply } from "../../../../../functions/shared/reply-quality/judge.js";
import { judgeByRules } from "../../../../../scripts/local/model-server/converse/judge-reply.js";
import { REPLY_LANGUAGES } from "../../../../../functions/shared/reply-quality/language.js";
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

/** Of each language, from all kinds of tickets. */
const REPLIES_PER_LANGUAGE = 5;

const tuning = await goodReplies("tuning");
const replies = REPLY_LANGUAGES.flatMap((language) => {
  const own = tuning.filter((reply) => reply.language === language);
  const step = Math.floor(own.length / REPLIES_PER_LANGUAGE);
  return own.filter((_, at) => at % step === 0).slice(0, REPLIES_PER_LANGUAGE);
});
const before = await Promise.all(replies.map((reply) => judge(reply, reply.text)));

/** Replies with a defect, and the verdicts that it changes: none, or those that are not what they were. */
const planted = await Promise.all(
  PLANTED_DEFECTS.map(async ({ name, criterion, plant }) => {
    const changes = replies.map(async (reply, at) =>
      (await judge(reply, plant(reply))).filter(({ verdict }, place) => verdict !== before[at]?.[place]?.verdict),
    );
    return { name, concerned: CONCERNED[criterion], changes: await Promise.all(changes) };
  }),
);

/** The least share of defects that the criterion finds that they concern: of all, and of each. */
const RECALL = 0.95;
const RECALL_OF_EACH = 0.85;

const recallOf = (defects: typeof planted): number => {
  const changes = defects.flatMap((one) => one.changes);
  return changes.filter(({ length }) => length > 0).length / changes.length;
};

describe("the local judge", () => {
  it("gives a valid verdict on each criterion of a good reply, and fails none", () => {
    for (const verdicts of before)
      expect(verdicts.map(({ criterion, verdict }) => [criterion, verdict])).toEqual(
        JUDGE_CRITERIA.map((criterion) => [criterion, "PASS"]),
      );
  });

  describe.each(planted)("of $name, in eight languages,", ({ name, concerned, changes }) => {
    it(`changes ${concerned === undefined ? "no verdict" : `no verdict but that on ${concerned}`}`, () => {
      for (const one of changes)
        if (one.length > 0)
          expect(one.map(({ criterion, verdict }) => [criterion, verdict])).toEqual([[concerned, "FAIL"]]);
      const defects = planted.filter((one) => one.name === name);
      expect(recallOf(defects)).toBeGreaterThanOrEqual(concerned === undefined ? 0 : RECALL_OF_EACH);
    });
  });

  it("finds at least 95% of the defects that concern one of its criteria", () => {
    expect(recallOf(planted.filter(({ concerned }) => concerned !== undefined))).toBeGreaterThanOrEqual(RECALL);
  });
});
