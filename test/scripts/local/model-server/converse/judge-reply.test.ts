import { describe, expect, it } from "vitest";
import { judgeByRules } from "../../../../../scripts/local/model-server/converse/judge-reply.js";
import { ruleModel } from "../../../../../scripts/local/model-server/converse/converse.js";
import { JUDGE_CRITERIA } from "../../../../../functions/shared/reply-quality/criteria.js";
import { JUDGE_TOOL, readJudgement } from "../../../../../functions/shared/reply-quality/judge.js";
import { judgeMessage } from "../../../../../functions/shared/reply-quality/judge-prompt.js";

const TEXTS = {
  subject: "Printer crashes",
  description: "My LaserPrint 400 crashes with an error message since the last update. It is broken.",
  product: "LaserPrint 400",
  reply:
    "Thank you for your report about the LaserPrint 400 that crashes with an error message. Please restart the " +
    "printer, then install the latest update and print a test page. We will look into what you find.",
};

/** The verdicts that the product makes of the judge's call. */
const verdictsOn = (texts: typeof TEXTS) => {
  const input = judgeByRules(judgeMessage(texts, "k7q2"));
  const reply = { stopReason: "tool_use", text: "", inputTokens: 1, outputTokens: 1, latencyMs: 1 };
  const verdicts = readJudgement({ ...reply, calls: [{ name: JUDGE_TOOL.name, input }] }, texts);
  return Object.fromEntries(verdicts.map(({ criterion, verdict }) => [criterion, verdict]));
};
const allPass = Object.fromEntries(JUDGE_CRITERIA.map((criterion) => [criterion, "PASS"]));

describe("judgeByRules", () => {
  it("passes a good reply, with quotes that the product accepts", () => {
    expect(verdictsOn(TEXTS)).toEqual(allPass);
  });

  it.each([
    ["PROFESSIONAL_TONE", `${TEXTS.reply} We're on it!`],
    ["TECHNICAL_ACCURACY", `${TEXTS.reply} Your order is 4711-0815-99.`],
    ["ACTIONABLE_GUIDANCE", "Thank you for your report about the LaserPrint 400 that crashes with an error message."],
  ])("fails %s alone for a defect of its kind", (criterion, reply) => {
    expect(verdictsOn({ ...TEXTS, reply })).toEqual({ ...allPass, [criterion]: "FAIL" });
  });

  it("says nothing about a message without ticket and reply", () => {
    expect(judgeByRules("Hello")).toEqual({});
  });
});

describe("the built-in model", () => {
  it("calls the judge's tool when that is what it has", async () => {
    const { name, description, schema } = JUDGE_TOOL;
    const request = {
      messages: [{ role: "user" as const, content: [{ text: judgeMessage(TEXTS, "k7q2") }] }],
      toolConfig: {
        tools: [{ toolSpec: { name, description, inputSchema: { json: schema as Record<string, unknown> } } }],
      },
    };
    const { content } = await ruleModel(request, "any");

    expect(content).toMatchObject([{ toolUse: { name, input: { PROFESSIONAL_TONE: { verdict: "PASS" } } } }]);
  });
});
