import { describe, expect, it } from "vitest";
import { CRITERIA, DEFINITIONS } from "../../../../functions/shared/reply-quality/criteria.js";
import {
  EVALUATION_VERSION,
  EVIDENCE_MAX_LENGTH,
  EvaluationLineSchema,
  evaluationObjectKey,
  isBadReply,
  type ReplyEvaluation,
  ReplyEvaluationSchema,
  toEvaluationLines,
  toEvidence,
  type Verdict,
  VerdictSchema,
} from "../../../../functions/shared/reply-quality/evaluation.js";

const aVerdict = (changes: Partial<Verdict> = {}): Verdict => ({
  source: "RULES",
  criterion: "FORMAL_TONE",
  verdict: "FAIL",
  evidence: "We can't",
  ...changes,
});

const judged = (criterion: "PROFESSIONAL_TONE" | "TECHNICAL_ACCURACY"): Verdict =>
  aVerdict({ source: "JUDGE", criterion, critique: "It is curt." });

const anEvaluation = (changes: Partial<ReplyEvaluation> = {}): ReplyEvaluation => ({
  ticket_id: "TKT-1",
  submitted_at: "2026-11-21T08:30:00.000Z",
  evaluated_at: "2026-11-21T08:31:00.000Z",
  product: "LaserPrint 400",
  language: "en",
  category: "BUG",
  model_id: "writer",
  prompt_version: "6",
  rules_version: "1",
  judge_model_id: "judge",
  judge_prompt_version: "1",
  judge_input_tokens: 900,
  judge_output_tokens: 200,
  schema_version: EVALUATION_VERSION,
  verdicts: [aVerdict(), judged("TECHNICAL_ACCURACY"), judged("PROFESSIONAL_TONE")],
  ...changes,
});

/** Fields that the schema does not accept. */
const refused = (evaluation: unknown): readonly string[] =>
  (ReplyEvaluationSchema.safeParse(evaluation).error?.issues ?? []).map(({ path }) => path.join("."));

describe("an evaluation", () => {
  it("keeps the verdicts of rules, judge and people apart", () => {
    const person = aVerdict({ source: "PERSON", verdict: "PASS" });

    expect(refused(anEvaluation({ verdicts: [aVerdict(), person] }))).toEqual([]);
    expect(refused(anEvaluation({ verdicts: [aVerdict(), aVerdict({ verdict: "PASS" })] }))).toEqual(["verdicts"]);
  });

  it("of an earlier version is read as it is", () => {
    expect(ReplyEvaluationSchema.parse(anEvaluation({ schema_version: 1 }))).toEqual(
      anEvaluation({ schema_version: 1 }),
    );
    expect(refused(anEvaluation({ schema_version: EVALUATION_VERSION + 1 }))).toEqual(["schema_version"]);
  });

  it("has only verdicts on what their source decides; people decide on everything", () => {
    const accepts = (changes: Partial<Verdict>) => VerdictSchema.safeParse(aVerdict(changes)).success;

    expect(accepts({ source: "RULES", criterion: "TECHNICAL_ACCURACY" })).toBe(false);
    expect(accepts({ source: "JUDGE", criterion: "FORMAL_TONE" })).toBe(false);
    expect(accepts({ source: "JUDGE", criterion: "FIT_TO_SEND" })).toBe(false);
    for (const criterion of CRITERIA) expect(accepts({ source: "PERSON", criterion }), criterion).toBe(true);
  });

  it("names the field of a bad verdict, such as evidence that is too long", () => {
    const verdicts = [aVerdict({ evidence: "x".repeat(EVIDENCE_MAX_LENGTH + 1) })];

    expect(refused(anEvaluation({ verdicts }))).toEqual(["verdicts.0.evidence"]);
    expect(refused({ ...anEvaluation(), tokens: 1 })).toEqual([""]);
    expect(refused(anEvaluation({ verdicts: [aVerdict({ edit_share: 1.01 })] }))).toEqual(["verdicts.0.edit_share"]);
  });
});

describe("toEvaluationLines", () => {
  it("makes a row of every verdict, each with the columns of the reply", () => {
    const lines = toEvaluationLines(anEvaluation());

    for (const line of lines) expect(EvaluationLineSchema.parse(line)).toMatchObject({ ticket_id: "TKT-1" });
    expect(lines.map(({ source, criterion, critique }) => [source, criterion, critique])).toEqual([
      ["RULES", "FORMAL_TONE", null],
      ["JUDGE", "TECHNICAL_ACCURACY", "It is curt."],
      ["JUDGE", "PROFESSIONAL_TONE", "It is curt."],
    ]);
  });

  it("has what a person did with a draft, and how much of it they changed", () => {
    const person = aVerdict({ source: "PERSON", criterion: "FIT_TO_SEND", evidence: null });
    const verdicts = [aVerdict(), { ...person, draft_use: "EDITED" as const, edit_share: 0.125 }];
    const lines = toEvaluationLines(anEvaluation({ rules_version: null, verdicts }));

    for (const line of lines) expect(EvaluationLineSchema.safeParse(line).error).toBeUndefined();
    expect(lines.map(({ draft_use, edit_share }) => [draft_use, edit_share])).toEqual([
      [null, null],
      ["EDITED", 0.125],
    ]);
  });

  it("counts the judge's tokens once", () => {
    const tokens = toEvaluationLines(anEvaluation()).map(
      ({ judge_input_tokens: input, judge_output_tokens: output }) => [input, output],
    );

    expect(tokens).toEqual([
      [null, null],
      [900, 200],
      [null, null],
    ]);
  });
});

describe("a bad reply", () => {
  it.each([
    ["a FAIL of the rules", aVerdict(), true],
    ["a FAIL of the judge", aVerdict({ source: "JUDGE", criterion: "TECHNICAL_ACCURACY" }), true],
    ["an invalid verdict", aVerdict({ source: "JUDGE", criterion: "TECHNICAL_ACCURACY", verdict: "INVALID" }), false],
    ["a criterion that is not applicable", aVerdict({ verdict: "NOT_APPLICABLE" }), false],
    ["what a person did with it", aVerdict({ source: "PERSON", criterion: "FIT_TO_SEND" }), false],
  ])("by %s: %j, %s", (_, verdict, isBad) => {
    expect(isBadReply({ verdicts: [aVerdict({ criterion: "LENGTH", verdict: "PASS" }), verdict] })).toBe(isBad);
  });
});

describe("the object of an evaluation", () => {
  it("is dated by its ticket's submission", () => {
    expect(evaluationObjectKey(anEvaluation())).toBe("evaluations/2026/11/21/evaluation_TKT-1.json");
  });
});

describe("toEvidence", () => {
  it("is one line of at most the greatest length, with whole characters", () => {
    expect(toEvidence(" two\n lines ")).toBe("two lines");
    expect(toEvidence(" \n")).toBeNull();
    const long = toEvidence("𝒶".repeat(EVIDENCE_MAX_LENGTH)) ?? "";
    expect(long.length).toBeLessThanOrEqual(EVIDENCE_MAX_LENGTH);
    expect(long.isWellFormed()).toBe(true);
  });
});

describe("the criteria", () => {
  it("have a definition each, in sentences", () => {
    for (const criterion of CRITERIA) expect(DEFINITIONS[criterion], criterion).toMatch(/^[A-Z].*\.$/);
  });
});
