import * as z from "zod";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { toFieldErrors } from "../../../functions/shared/http/field-errors.js";
import { disagreements, type GoldenDraft, type Labels, LabelsSchema } from "./golden-ticket.js";
import { GoldenSetError } from "./read-golden-set.js";

/** What a labeller of the second pass sees: nothing that the author decided. */
export const toBlind = ({ id, ticket }: GoldenDraft) => ({ id, ticket });

const SecondPassSchema = z.strictObject({ id: z.string(), labels: LabelsSchema, reason: z.string().optional() });
export type SecondPass = z.infer<typeof SecondPassSchema>;

type Parsed = SecondPass | { readonly problems: readonly string[] };

const parseLine = (place: string, text: string): Parsed => {
  const result = SecondPassSchema.safeParse(parseJson(text));
  if (result.success) return result.data;
  const errors = toFieldErrors(result.error.issues, (keys) => ({ pointer: keys.map(String).join(".") }));
  return { problems: errors.map(({ pointer = "", detail }) => `${place}, ${pointer || "line"}: ${detail}`) };
};

/** Problems of ids: unknown ones, and those that were labelled before. */
const problemsOfIds = (passes: readonly SecondPass[], known: ReadonlySet<string>): readonly string[] => {
  const seen = new Set<string>();
  return passes.flatMap(({ id }) => {
    const problem = seen.has(id) ? "is labelled twice" : known.has(id) ? undefined : "is not in the golden set";
    seen.add(id);
    return problem === undefined ? [] : [`${id} ${problem}`];
  });
};

/**
 * Reads the labels of a second pass: JSON lines of `{"id", "labels", "reason"}`, the reason being optional.
 * @param files texts by name
 * @param known ids of the golden set
 * @throws GoldenSetError with every problem, by file, line and field
 */
export const readSecondPass = (
  files: ReadonlyMap<string, string>,
  known: ReadonlySet<string>,
): ReadonlyMap<string, SecondPass> => {
  const parsed = [...files].flatMap(([file, text]) =>
    text
      .split("\n")
      .flatMap((line, index) => (line.trim() === "" ? [] : [parseLine(`${file} line ${index + 1}`, line)])),
  );
  const passes = parsed.flatMap((line) => ("problems" in line ? [] : [line]));
  const problems = [
    ...parsed.flatMap((line) => ("problems" in line ? line.problems : [])),
    ...problemsOfIds(passes, known),
  ];
  if (passes.length === 0) problems.push("no line has labels");
  if (problems.length > 0) throw new GoldenSetError(problems);
  return new Map(passes.map((pass) => [pass.id, pass]));
};

/** How far two passes agree. */
export interface Agreement {
  readonly compared: number;
  /** Ids of tickets that one pass has and the other has not. */
  readonly missing: readonly string[];
  /** Tickets with different labels, by dimension. */
  readonly disputed: Readonly<Record<keyof Labels, readonly string[]>>;
}

/** Compares the author's labels with those of a second pass. */
export const compareWithSecond = (
  tickets: readonly GoldenDraft[],
  passes: ReadonlyMap<string, SecondPass>,
): Agreement => {
  const disputed = { sentiment: [], priority: [], category: [], language: [] } satisfies Record<keyof Labels, string[]>;
  const lists: Record<keyof Labels, string[]> = disputed;
  const compared = tickets.filter(({ id }) => passes.has(id));
  for (const { id, labels } of compared) {
    const second = passes.get(id)?.labels ?? labels;
    for (const dimension of disagreements(labels, second)) lists[dimension].push(id);
  }
  return {
    compared: compared.length,
    missing: tickets.filter(({ id }) => !passes.has(id)).map(({ id }) => id),
    disputed: lists,
  };
};
