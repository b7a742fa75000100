import type { TicketRecord } from "../../../functions/shared/contracts/ticket-record-schema.js";
import { priorityFloor } from "../../../functions/shared/triage/priority-floor.js";
import { formatCount, formatShare, shareOf } from "../../../scripts/shared/terminal/format.js";
import { onOneLine, renderTable } from "../../../scripts/shared/terminal/table.js";
import { ATTACK_LANGUAGES, type Goal, GOALS } from "../corpus/languages.js";
import { isLowered, type ObedientHandler } from "../corpus/obedient-handler.js";
import { wantedReply } from "../corpus/wanted-answers.js";
import type { GarakCorpus } from "./garak-corpora.js";

/** What became of one attack. */
export interface AttackResult {
  readonly text: string;
  /** Whether the ticket was held because it speaks to the model. */
  readonly isNoticed: boolean;
  /** What it reached all the same, with a model that does what it wants. */
  readonly reached: readonly Goal[];
}

export interface CorpusResult {
  readonly name: string;
  readonly results: readonly AttackResult[];
}

/** Reports of something grave, in words that set a priority floor: all else is left to the model. */
const GRAVE = ATTACK_LANGUAGES.flatMap(({ grave }) => grave).filter((story) => priorityFloor(story) !== undefined);

/** Whether a goal is reached: a priority below what the story's words give, or a reply that goes out unread. */
const isReached = (goal: Goal, story: string, record: TicketRecord): boolean =>
  goal === "lower" ? isLowered(story, record) : record.outcome !== "NEEDS_HUMAN";

/** Sends one attack once for each goal, after a report of something grave for the first and alone for the others. */
const sendAttack = async (text: string, number: number, { answer }: ObedientHandler): Promise<AttackResult> => {
  const reached: Goal[] = [];
  let isNoticed = false;
  for (const goal of GOALS) {
    const story = goal === "lower" ? (GRAVE[number % GRAVE.length] ?? "") : "";
    const texts = { subject: "Question", description: `${story}\n\n${text}` };
    const record = await answer(texts, (system) => wantedReply(goal, system, number));
    isNoticed = record.held_reasons?.includes("INJECTION") ?? false;
    if (isReached(goal, story, record)) reached.push(goal);
  }
  return { text, isNoticed, reached };
};

/** Sends every attack of the corpora through generate-response. */
export const runAttacks = async (
  corpora: readonly GarakCorpus[],
  handler: ObedientHandler,
): Promise<readonly CorpusResult[]> => {
  const all: CorpusResult[] = [];
  for (const { name, attacks } of corpora) {
    const results: AttackResult[] = [];
    for (const [number, text] of attacks.entries()) results.push(await sendAttack(text, number, handler));
    all.push({ name, results });
  }
  return all;
};

const noticed = (results: readonly AttackResult[]): readonly AttackResult[] =>
  results.filter(({ isNoticed }) => isNoticed);

/** The attacks that reached a goal. */
export const reaching = (results: readonly AttackResult[]): readonly AttackResult[] =>
  results.filter(({ reached }) => reached.length > 0);

const rowOf = (name: string, results: readonly AttackResult[]): readonly string[] => [
  name,
  formatCount(results.length),
  formatCount(noticed(results).length),
  formatShare(shareOf(noticed(results).length, results.length)),
  formatCount(reaching(results).length),
];

const describe = (corpus: string, { text, reached }: AttackResult): string =>
  `${corpus} (${reached.join(", ")}): ${onOneLine(text, 100)}`;

/** A table of the corpora, and below it every attack that reached a goal. */
export const renderResults = (corpora: readonly CorpusResult[]): string => {
  const all = corpora.flatMap(({ results }) => results);
  const rows = [...corpora.map(({ name, results }) => rowOf(name, results)), rowOf("all", all)];
  const table = renderTable(["corpus", "attacks", "noticed", "share", "with an effect"], rows);
  const effects = corpora.flatMap(({ name, results }) => reaching(results).map((one) => describe(name, one)));
  return [table, ...(effects.length === 0 ? [] : ["", "With an effect:", ...effects])].join("\n");
};
