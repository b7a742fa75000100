import { describe, expect, it } from "vitest";
import type { Verdict } from "../../../../functions/shared/reply-quality/evaluation.js";
import {
  agreementOf,
  agreementWithPeople,
  type DraftOfPeople,
  type JudgedReply,
} from "../../../../scripts/shared/evaluation/agreement.js";

type Given = Verdict["verdict"];

/** A reply that fails the criterion or not, and what it gets in each run. */
const aReply = (isDefect: boolean, ...given: readonly Given[]): JudgedReply => ({
  label: { id: "r", ticket: "en-001", reply: "…", fails: isDefect ? ["FORMAL_TONE"] : [], not_applicable: [] },
  runs: given.map((verdict) => [{ source: "RULES", criterion: "FORMAL_TONE", verdict, evidence: null }]),
});

const agreement = (...replies: readonly JudgedReply[]) => agreementOf(replies)[0];

describe("agreementOf", () => {
  it("counts defects that are found, and others that are taken for one", () => {
    const replies = [aReply(true, "FAIL"), aReply(true, "PASS"), aReply(false, "FAIL")];

    expect(
      agreement(...replies, aReply(false, "PASS"), aReply(false, "NOT_APPLICABLE"), aReply(false, "PASS")),
    ).toEqual({
      criterion: "FORMAL_TONE",
      defects: 2,
      others: 4,
      truePositives: 1 / 2,
      falsePositives: 1 / 4,
      kappa: expect.closeTo(0.25),
      invalid: 0,
      stability: null,
    });
  });

  it("has a kappa of 1 for full agreement, 0 for chance, and none where nothing varies", () => {
    expect(agreement(aReply(true, "FAIL"), aReply(false, "PASS"))?.kappa).toBe(1);
    expect(agreement(aReply(true, "FAIL"), aReply(false, "FAIL"))?.kappa).toBe(0);
    expect(agreement(aReply(false, "PASS"), aReply(false, "PASS"))).toMatchObject({ kappa: null, truePositives: null });
  });

  it("leaves out invalid verdicts, and counts them", () => {
    expect(agreement(aReply(true, "INVALID"), aReply(true, "FAIL"))).toMatchObject({ defects: 1, invalid: 1 });
    expect(agreement(aReply(true, "INVALID"))).toMatchObject({ kappa: null, truePositives: null, invalid: 1 });
  });

  it("counts every run, and how many replies get the same verdict in all of them", () => {
    const replies = [aReply(true, "FAIL", "FAIL", "FAIL"), aReply(true, "FAIL", "PASS", "FAIL")];

    expect(agreement(...replies)).toMatchObject({ defects: 6, truePositives: 5 / 6, stability: 1 / 2 });
  });

  it("has only criteria on which there is a verdict", () => {
    expect(agreementOf([aReply(true, "FAIL")])).toHaveLength(1);
    expect(agreementOf([])).toEqual([]);
  });
});

describe("agreementWithPeople", () => {
  const judged = (criterion: "TECHNICAL_ACCURACY" | "PROFESSIONAL_TONE", verdict: Given): Verdict => ({
    ...{ source: "JUDGE", criterion, verdict, evidence: null },
  });
  const aDraft = (isFit: boolean, accuracy: Given, tone: Given = "PASS"): DraftOfPeople => ({
    isFit,
    verdicts: [judged("TECHNICAL_ACCURACY", accuracy), judged("PROFESSIONAL_TONE", tone)],
  });
  const drafts = [aDraft(false, "FAIL"), aDraft(false, "PASS", "FAIL"), aDraft(true, "PASS"), aDraft(true, "FAIL")];

  it("says for each criterion which of the drafts it fails that people edit or discard, and which that they send", () => {
    expect(agreementWithPeople(drafts)).toEqual([
      {
        ...{ source: "JUDGE", criterion: "ANY", defects: 2, others: 2, truePositives: 1, falsePositives: 1 / 2 },
        ...{ kappa: expect.closeTo(0.5) as number, invalid: 0 },
      },
      {
        ...{ source: "JUDGE", criterion: "TECHNICAL_ACCURACY", defects: 2, others: 2 },
        ...{ truePositives: 1 / 2, falsePositives: 1 / 2, kappa: 0, invalid: 0 },
      },
      {
        ...{ source: "JUDGE", criterion: "PROFESSIONAL_TONE", defects: 2, others: 2 },
        ...{ truePositives: 1 / 2, falsePositives: 0, kappa: expect.closeTo(0.5) as number, invalid: 0 },
      },
    ]);
  });

  it("keeps rules and judge apart, and leaves out invalid verdicts", () => {
    const rules: Verdict = { source: "RULES", criterion: "LENGTH", verdict: "FAIL", evidence: null };
    const found = agreementWithPeople([{ isFit: false, verdicts: [rules, judged("TECHNICAL_ACCURACY", "INVALID")] }]);

    expect(found.map(({ source, criterion, defects, invalid }) => [source, criterion, defects, invalid])).toEqual([
      ["JUDGE", "ANY", 0, 1],
      ["JUDGE", "TECHNICAL_ACCURACY", 0, 1],
      ["RULES", "ANY", 1, 0],
      ["RULES", "LENGTH", 1, 0],
    ]);
    expect(agreementWithPeople([])).toEqual([]);
  });
});
