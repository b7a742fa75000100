import path from "node:path";
import pMap from "p-map";
import type { Verdict } from "../../../functions/shared/reply-quality/evaluation.js";
import { verdictsOfRules } from "../../../functions/shared/reply-quality/rules.js";
import { agreementOf, type CriterionAgreement, type JudgedReply } from "../../shared/evaluation/agreement.js";
import { readGoldenSet } from "../../shared/golden/read-golden-set.js";
import { type ReadReplies, readReplies, readReplyFiles, type ReplyToCheck } from "../../shared/golden/reply-labels.js";
import { formatCoefficient, formatShare, plural } from "../../shared/terminal/format.js";
import { readTextFile } from "../../shared/terminal/output.js";
import { describeError } from "../../shared/terminal/system-errors.js";
import { renderTable } from "../../shared/terminal/table.js";

/** What gives verdicts on a reply. @param run from 1: the judge is asked again in each */
export type Assessor = (reply: ReplyToCheck, run: number) => Promise<readonly Verdict[]>;

/** The rules, which say the same in every run. */
export const rulesAssess: Assessor = ({ ticket, label }) => Promise.resolve(verdictsOfRules(ticket, label.reply));

/**
 * Reads labelled replies.
 * @param files in place of this project's own
 * @throws UsageError if a file cannot be read
 */
export const readLabelledReplies = async (files: readonly string[]): Promise<ReadReplies> => {
  const golden = await readGoldenSet();
  if (files.length === 0) return readReplies(await readReplyFiles(), golden);
  const texts = new Map<string, string>();
  for (const file of files) texts.set(path.basename(file), await readTextFile("--replies", file));
  return readReplies(texts, golden);
};

/** Verdicts on labelled replies, and the replies without any. */
interface AssessedReplies {
  readonly judged: readonly JudgedReply[];
  /** "en-r01: the model is unavailable" */
  readonly problems: readonly string[];
}

/** Has every reply assessed in each run. A reply that fails stops nothing. */
export const assessReplies = async (
  replies: readonly ReplyToCheck[],
  assess: Assessor,
  { runs, concurrency = 1 }: { readonly runs: number; readonly concurrency?: number },
): Promise<AssessedReplies> => {
  const problems: string[] = [];
  const assessAll = async (reply: ReplyToCheck): Promise<readonly JudgedReply[]> => {
    try {
      const verdicts = await pMap(Array.from({ length: runs }), (_, at) => assess(reply, at + 1), { concurrency: 1 });
      return [{ label: reply.label, runs: verdicts }];
    } catch (error) {
      problems.push(`${reply.label.id}: ${describeError(error)}`);
      return [];
    }
  };
  const judged = await pMap(replies, assessAll, { concurrency });
  return { judged: judged.flat(), problems };
};

export const COMPARED_HEAD = ["criterion", "defects", "found", "others", "taken for one", "kappa", "invalid"] as const;
export const AGREEMENT_HEAD = [...COMPARED_HEAD, "same in all runs"] as const;

const share = (value: number | null): string => (value === null ? "" : formatShare(value));

/** How often verdicts are what labels, or people, say. */
type Compared = Omit<CriterionAgreement, "criterion" | "stability"> & { readonly criterion: string };

/** Cells below COMPARED_HEAD. Columns without a value are empty. */
export const comparedCells = (compared: Compared): readonly string[] => [
  compared.criterion,
  String(compared.defects),
  share(compared.truePositives),
  String(compared.others),
  share(compared.falsePositives),
  compared.kappa === null ? "" : formatCoefficient(compared.kappa),
  String(compared.invalid),
];

/** Rows of the table of agreement. Columns without a value are empty. */
export const agreementRows = (agreement: readonly CriterionAgreement[]): readonly (readonly string[])[] =>
  agreement.map((figures) => [...comparedCells(figures), share(figures.stability)]);

/** The agreement for the terminal. @param name of what gave the verdicts */
export const renderAgreement = (judged: readonly JudgedReply[], name: string, runs: number): string => {
  const title = `${plural(judged.length, "labelled reply", "labelled replies")} assessed by ${name}, ${plural(runs, "run")}`;
  return `${title}\n\n${renderTable(AGREEMENT_HEAD, agreementRows(agreementOf(judged)))}`;
};

/** The agreement of the rules with this project's labels, for the page. @throws Error if a line cannot be used */
export const agreementOfRules = async (): Promise<readonly CriterionAgreement[]> => {
  const { replies, problems } = await readLabelledReplies([]);
  if (problems.length > 0) throw new Error(`The page needs every labelled reply: ${problems.join("; ")}`);
  return agreementOf((await assessReplies(replies, rulesAssess, { runs: 1 })).judged);
};
