import path from "node:path";
import { DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { readEvaluationItem, type StoredEvaluation } from "../../../functions/shared/reply-quality/evaluation-item.js";
import { EvaluationLineSchema, type Verdict } from "../../../functions/shared/reply-quality/evaluation.js";
import { LEADING_KEYS } from "../../../functions/shared/table/ticket-table.js";
import { resolveTarget, type TargetOptions } from "../../shared/deployment/target.js";
import { agreementWithPeople, type DraftOfPeople } from "../../shared/evaluation/agreement.js";
import { describeIssues } from "../../shared/evaluation/evaluation.js";
import { plural } from "../../shared/terminal/format.js";
import { readTextFile } from "../../shared/terminal/output.js";
import { renderTable } from "../../shared/terminal/table.js";
import { COMPARED_HEAD, comparedCells } from "./replies.js";

/** Verdicts on the drafts of tickets. */
export interface VerdictsOnDrafts {
  /** All verdicts on a draft, by whatever tells drafts apart. */
  readonly drafts: ReadonlyMap<string, readonly Verdict[]>;
  /** Lines that could not be used. */
  readonly problems: readonly string[];
}

const collect = (found: readonly (readonly [draft: string, verdicts: readonly Verdict[]])[]) => {
  const drafts = new Map<string, Verdict[]>();
  for (const [draft, verdicts] of found) drafts.set(draft, [...(drafts.get(draft) ?? []), ...verdicts]);
  return drafts;
};

const toVerdict = (line: string): readonly [string, readonly Verdict[]] | string => {
  const { data, error } = EvaluationLineSchema.safeParse(parseJson(line));
  if (data === undefined) return describeIssues(error.issues);
  const { ticket_id, source, criterion, verdict, evidence, draft_use } = data;
  return [ticket_id, [{ source, criterion, verdict, evidence, ...(draft_use !== null && { draft_use }) }]];
};

/**
 * Reads verdicts as they are in the bucket, one on each line. All verdicts on a ticket count as those on its draft.
 * @throws UsageError if a file cannot be read
 */
export const readVerdictFiles = async (files: readonly string[]): Promise<VerdictsOnDrafts> => {
  const problems: string[] = [];
  const found: (readonly [string, readonly Verdict[]])[] = [];
  for (const file of files) {
    const lines = (await readTextFile("--people", file)).split("\n");
    for (const [at, line] of lines.entries()) {
      const verdict = line.trim() === "" ? undefined : toVerdict(line);
      if (typeof verdict === "string") problems.push(`${path.basename(file)} line ${at + 1}: ${verdict}`);
      else if (verdict !== undefined) found.push(verdict);
    }
  }
  return { drafts: collect(found), problems };
};

const entryOf = ({ evaluation, answeredAt }: StoredEvaluation): readonly [string, readonly Verdict[]] => [
  `${evaluation.ticket_id} ${answeredAt}`,
  evaluation.verdicts,
];

/**
 * Reads the verdicts that a deployment has stored in its table, by a scan of it.
 * @throws UsageError if there is no such deployment
 */
export const readStoredVerdicts = async (options: TargetOptions, signal?: AbortSignal): Promise<VerdictsOnDrafts> => {
  const { clientConfig, names } = await resolveTarget(options);
  const client = new DynamoDBClient(clientConfig);
  const scan = {
    TableName: names.table,
    FilterExpression: "begins_with(pk, :evaluations)",
    ExpressionAttributeValues: { ":evaluations": { S: LEADING_KEYS.evaluations.replace("*", "") } },
  };
  try {
    const found: (readonly [string, readonly Verdict[]])[] = [];
    for await (const { Items = [] } of paginateScan({ client }, scan)) {
      signal?.throwIfAborted();
      found.push(...Items.flatMap((item) => readEvaluationItem(item) ?? []).map(entryOf));
    }
    return { drafts: collect(found), problems: [] };
  } finally {
    client.destroy();
  }
};

const toDraft = (verdicts: readonly Verdict[]): readonly DraftOfPeople[] => {
  const person = verdicts.find(({ draft_use }) => draft_use !== undefined);
  const others = verdicts.filter(({ source }) => source !== "PERSON");
  return person === undefined || others.length === 0 ? [] : [{ isFit: person.verdict === "PASS", verdicts: others }];
};

/** Drafts that people have sent or discarded, and on which there are other verdicts. */
export const draftsOfPeople = ({ drafts }: VerdictsOnDrafts): readonly DraftOfPeople[] =>
  [...drafts.values()].flatMap(toDraft);

/** How far rules and judge agree with people, for the terminal. */
export const renderPeople = (drafts: readonly DraftOfPeople[]): string => {
  const unfit = drafts.filter(({ isFit }) => !isFit).length;
  const title = `${plural(drafts.length, "draft")} of which people edited or discarded ${unfit}`;
  const rows = agreementWithPeople(drafts).map((figures) => [figures.source, ...comparedCells(figures)]);
  return `${title}\n\n${renderTable(["source", ...COMPARED_HEAD], rows)}`;
};
