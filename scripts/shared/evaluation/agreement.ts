import { CRITERIA, type Criterion } from "../../../functions/shared/reply-quality/criteria.js";
import type { Verdict } from "../../../functions/shared/reply-quality/evaluation.js";
import { LABELLED_CRITERIA, type LabelledCriterion, type LabelledReply } from "../golden/reply-labels.js";

/** The label of one reply, and what rules or judge say about it. */
export interface JudgedReply {
  readonly label: LabelledReply;
  /** The verdicts of each run. */
  readonly runs: readonly (readonly Verdict[])[];
}

/** How far verdicts agree with the labels about one criterion. What fails is what is looked for. */
export interface CriterionAgreement {
  readonly criterion: LabelledCriterion;
  /** Replies that are labelled as failing, in all runs. */
  readonly defects: number;
  /** Other replies. */
  readonly others: number;
  /** Share of the defects that get FAIL, from 0 to 1; null if there is none. */
  readonly truePositives: number | null;
  /** Share of the others that get FAIL. */
  readonly falsePositives: number | null;
  /** Cohen's kappa of FAIL and not FAIL: 0 for chance, 1 for full agreement. Null if both never vary. */
  readonly kappa: number | null;
  /** Verdicts whose evidence does not support them. They are in none of the other figures. */
  readonly invalid: number;
  /** Share of replies that get the same verdict in every run. Null for a single run. */
  readonly stability: number | null;
}

interface Pair {
  readonly label: boolean;
  readonly given: boolean;
}

const shareOf = (pairs: readonly Pair[]): number | null =>
  pairs.length === 0 ? null : pairs.filter(({ given }) => given).length / pairs.length;

const kappaOf = (pairs: readonly Pair[]): number | null => {
  const share = (holds: (pair: Pair) => boolean): number => pairs.filter(holds).length / pairs.length;
  const [labelled, given] = [share(({ label }) => label), share((pair) => pair.given)];
  const chance = labelled * given + (1 - labelled) * (1 - given);
  return pairs.length === 0 || chance === 1
    ? null
    : (share((pair) => pair.label === pair.given) - chance) / (1 - chance);
};

const verdictOn = (verdicts: readonly Verdict[], criterion: LabelledCriterion): Verdict["verdict"] | undefined =>
  verdicts.find((verdict) => verdict.criterion === criterion)?.verdict;

const stabilityOf = (replies: readonly JudgedReply[], criterion: LabelledCriterion): number | null => {
  if (replies.every(({ runs }) => runs.length < 2)) return null;
  const isStable = ({ runs }: JudgedReply): boolean =>
    new Set(runs.map((verdicts) => verdictOn(verdicts, criterion))).size === 1;
  return replies.filter(isStable).length / replies.length;
};

interface Given {
  readonly label: boolean;
  readonly verdict: Verdict["verdict"];
}

/** Of verdicts on replies whose labels say whether they fail. */
const figuresOf = (given: readonly Given[]) => {
  const pairs = given
    .filter(({ verdict }) => verdict !== "INVALID")
    .map(({ label, verdict }) => ({ label, given: verdict === "FAIL" }));
  const [defects, others] = [pairs.filter(({ label }) => label), pairs.filter(({ label }) => !label)];
  return {
    defects: defects.length,
    others: others.length,
    truePositives: shareOf(defects),
    falsePositives: shareOf(others),
    kappa: kappaOf(pairs),
    invalid: given.length - pairs.length,
  };
};

/** The agreement on each criterion on which there is any verdict, in the order of the criteria. */
export const agreementOf = (replies: readonly JudgedReply[]): readonly CriterionAgreement[] =>
  LABELLED_CRITERIA.flatMap((criterion) => {
    const given = replies.flatMap(({ label, runs }) =>
      runs.flatMap((verdicts) => {
        const verdict = verdictOn(verdicts, criterion);
        return verdict === undefined ? [] : [{ label: label.fails.includes(criterion), verdict }];
      }),
    );
    if (given.length === 0) return [];
    return [{ criterion, ...figuresOf(given), stability: stabilityOf(replies, criterion) }];
  });

/** A draft that a person has sent or discarded, and the verdicts of rules and judge on it. */
export interface DraftOfPeople {
  /** Whether it was sent as it was. */
  readonly isFit: boolean;
  readonly verdicts: readonly Verdict[];
}

/** How far one criterion, or all of a source, tell which drafts people do not send as they are. */
export interface AgreementWithPeople extends Omit<CriterionAgreement, "criterion" | "stability"> {
  readonly source: Verdict["source"];
  /** `ANY`: a draft fails if it fails any criterion of the source. */
  readonly criterion: Criterion | "ANY";
}

/** FAIL if any of the verdicts is, INVALID if all are. */
const worstOf = (verdicts: readonly Verdict[]): Verdict["verdict"] => {
  if (verdicts.some(({ verdict }) => verdict === "FAIL")) return "FAIL";
  return verdicts.every(({ verdict }) => verdict === "INVALID") ? "INVALID" : "PASS";
};

const ofSource = (drafts: readonly DraftOfPeople[], source: Verdict["source"]): readonly AgreementWithPeople[] => {
  const figures = (criterion: AgreementWithPeople["criterion"]): readonly AgreementWithPeople[] => {
    const given = drafts.flatMap(({ isFit, verdicts }) => {
      const own = verdicts.filter(
        (one) => one.source === source && (criterion === "ANY" || one.criterion === criterion),
      );
      return own.length === 0 ? [] : [{ label: !isFit, verdict: worstOf(own) }];
    });
    return given.length === 0 ? [] : [{ source, criterion, ...figuresOf(given) }];
  };
  return [...figures("ANY"), ...CRITERIA.flatMap(figures)];
};

/** The agreement of rules and judge with what people did with drafts: each source as a whole, then its criteria. */
export const agreementWithPeople = (drafts: readonly DraftOfPeople[]): readonly AgreementWithPeople[] =>
  (["JUDGE", "RULES"] as const).flatMap((source) => ofSource(drafts, source));
