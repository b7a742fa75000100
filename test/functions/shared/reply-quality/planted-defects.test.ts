import { describe, expect, it } from "vitest";
import { RULE_CRITERIA } from "../../../../functions/shared/reply-quality/criteria.js";
import type { Verdict } from "../../../../functions/shared/reply-quality/evaluation.js";
import { REPLY_LANGUAGES } from "../../../../functions/shared/reply-quality/language.js";
import { verdictsOfRules } from "../../../../functions/shared/reply-quality/rules.js";
import { type GoodReply, PLANTED_DEFECTS } from "../../../support/replies/planted-defects.js";
import { goodReplies } from "../../../support/replies/replied-tickets.js";

/** Rules may be fitted to the tuning half only. */
const tuning = await goodReplies("tuning");
const test = await goodReplies("test");

/** The least share of planted defects that is found, in all languages together and in each one. */
const RECALL = 0.95;
const RECALL_PER_LANGUAGE = 0.9;

const describeFailure = ({ ticket }: GoodReply, { criterion, evidence }: Verdict): string =>
  `${ticket.ticketId} ${criterion}: ${evidence ?? ""}`;

const verdictsOf = ({ ticket, text }: GoodReply) => verdictsOfRules(ticket, text);

const changed = (before: readonly Verdict[], after: readonly Verdict[]): readonly Verdict[] =>
  after.filter(({ verdict }, at) => verdict !== before[at]?.verdict);

describe.each([
  ["tuning", tuning],
  ["test", test],
])("good replies to tickets of the %s half", (_half, replies) => {
  it("are at least eight in each language", () => {
    for (const language of REPLY_LANGUAGES)
      expect(replies.filter((reply) => reply.language === language).length, language).toBeGreaterThanOrEqual(8);
  });

  it("fail no criterion of the rules", () => {
    const failures = replies.flatMap((reply) =>
      verdictsOf(reply).flatMap((verdict) => (verdict.verdict === "FAIL" ? [describeFailure(reply, verdict)] : [])),
    );

    expect(failures).toEqual([]);
  });
});

const CASES = [
  ...PLANTED_DEFECTS.map((defect) => ({ ...defect, half: "tuning", replies: tuning })),
  ...PLANTED_DEFECTS.map((defect) => ({ ...defect, half: "test", replies: test })),
];

describe.each(CASES)("$name, planted into good replies of the $half half", ({ criterion, plant, replies }) => {
  const cases = replies.map((reply) => {
    const before = verdictsOf(reply);
    const text = plant(reply);
    return { reply, text, changes: changed(before, verdictsOf({ ...reply, text })) };
  });
  const isFound = ({ changes }: (typeof cases)[number]): boolean =>
    changes.some((verdict) => verdict.criterion === criterion && verdict.verdict === "FAIL");

  it(`is found by ${criterion} in at least ${RECALL * 100}% of them`, () => {
    const missed = cases.filter((one) => !isFound(one)).map(({ reply }) => reply.ticket.ticketId);

    expect(missed.length / cases.length, missed.join(" ")).toBeLessThanOrEqual(1 - RECALL);
  });

  it.each(REPLY_LANGUAGES)(`is found by ${criterion} in nearly all of them in %s`, (language) => {
    const own = cases.filter(({ reply }) => reply.language === language);

    expect(own.filter(isFound).length / own.length).toBeGreaterThanOrEqual(RECALL_PER_LANGUAGE);
  });

  it("changes no other verdict", () => {
    const others = cases.flatMap(({ reply, changes }) =>
      changes.filter((verdict) => verdict.criterion !== criterion).map((verdict) => describeFailure(reply, verdict)),
    );

    expect(others).toEqual([]);
  });

  it("is shown by evidence from the reply, if there is any", () => {
    const fold = (words: string): string => words.normalize("NFKC").replace(/\s+/g, " ");
    for (const { text, changes } of cases)
      for (const { evidence } of changes)
        if (evidence !== null) expect(fold(text)).toContain(fold(evidence).replace(/(?:…|\.\.\.|“).*$/, ""));
  });
});

describe("the planted defects", () => {
  it("cover every criterion of the rules", () => {
    expect(new Set(PLANTED_DEFECTS.map(({ criterion }) => criterion))).toEqual(new Set(RULE_CRITERIA));
  });
});
