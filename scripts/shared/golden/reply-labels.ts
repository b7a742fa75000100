import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { buildTicketRecord, type TicketAnswer } from "../../../functions/shared/contracts/build-ticket-record.js";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { TicketSchema } from "../../../functions/shared/contracts/ticket-event-schema.js";
import { toFieldErrors } from "../../../functions/shared/http/field-errors.js";
import { JUDGE_CRITERIA, RULE_CRITERIA } from "../../../functions/shared/reply-quality/criteria.js";
import { type RepliedTicket, repliedTicketOf } from "../../../functions/shared/reply-quality/replied-ticket.js";
import { type GoldenTicket, labelsOf } from "./golden-ticket.js";
import { GOLDEN_FOLDER } from "./read-golden-set.js";

/** Folder of the labelled replies, with one file of JSON lines per language. */
const REPLIES_FOLDER = path.join(GOLDEN_FOLDER, "replies");

/** Criteria on which replies are labelled. */
export const LABELLED_CRITERIA = [...RULE_CRITERIA, ...JUDGE_CRITERIA] as const;
export type LabelledCriterion = (typeof LABELLED_CRITERIA)[number];

const Criteria = z.array(z.enum(LABELLED_CRITERIA));

/** A reply to a ticket of the golden set, with its author's labels. */
const LabelledReplySchema = z.strictObject({
  id: z.string().min(1),
  /** Id of the ticket. */
  ticket: z.string(),
  reply: z.string().min(1),
  /** Criteria that the reply fails. It passes all that are in neither list. */
  fails: Criteria,
  not_applicable: Criteria,
});
export type LabelledReply = z.infer<typeof LabelledReplySchema>;

const ANSWER: TicketAnswer = {
  response_text: "",
  priority: "MEDIUM",
  priority_reasoning: "",
  category: "OTHER",
  confidence: 0,
  outcome: "NEEDS_HUMAN",
  model_id: null,
  prompt_version: null,
  input_tokens: null,
  output_tokens: null,
  held_reasons: null,
};

/** A ticket of the golden set as a reply to it is assessed, with its right labels. */
export const toRepliedTicket = (golden: GoldenTicket): RepliedTicket => {
  const { sentiment, category, language } = labelsOf(golden);
  const { submittedAt } = golden.ticket;
  const input = {
    ticket: TicketSchema.parse(golden.ticket),
    sentiment: { sentiment, language, scores: { mixed: 0, negative: 0, neutral: 1, positive: 0 }, confidence: 1 },
    execution: { arn: "golden-set", startedAt: submittedAt },
  };
  return repliedTicketOf(buildTicketRecord(input, { ...ANSWER, category }, new Date(submittedAt)));
};

/** A labelled reply with its ticket. */
export interface ReplyToCheck {
  readonly label: LabelledReply;
  readonly ticket: RepliedTicket;
}

/** The replies that can be used, and what is wrong with the other lines: "de.jsonl line 3, fails.0: expected …". */
export interface ReadReplies {
  readonly replies: readonly ReplyToCheck[];
  readonly problems: readonly string[];
}

type Line = ReplyToCheck | { readonly problem: string };

const readLine = (place: string, text: string, tickets: ReadonlyMap<string, GoldenTicket>): Line => {
  const { success, data: label, error } = LabelledReplySchema.safeParse(parseJson(text));
  if (!success) {
    const issues = toFieldErrors(error.issues, (keys) => ({ pointer: keys.map(String).join(".") }));
    return { problem: issues.map(({ pointer = "", detail }) => `${place}, ${pointer}: ${detail}`).join("; ") };
  }
  const ticket = tickets.get(label.ticket);
  return ticket === undefined
    ? { problem: `${place}, ticket: expected the id of a ticket of the golden set` }
    : { label, ticket: toRepliedTicket(ticket) };
};

/** Reads labelled replies. An empty file is a problem. @param texts of the files, by name */
export const readReplies = (texts: ReadonlyMap<string, string>, golden: readonly GoldenTicket[]): ReadReplies => {
  const tickets = new Map(golden.map((ticket) => [ticket.id, ticket]));
  const lines = [...texts].flatMap(([file, text]): readonly Line[] =>
    text.trim() === ""
      ? [{ problem: `${file}: the file is empty` }]
      : text
          .trimEnd()
          .split("\n")
          .map((line, at) => readLine(`${file} line ${at + 1}`, line, tickets)),
  );
  return {
    replies: lines.filter((line) => "label" in line),
    problems: lines.flatMap((line) => ("problem" in line ? [line.problem] : [])),
  };
};

/** The texts of this project's labelled replies, by the name of their file. */
export const readReplyFiles = async (): Promise<ReadonlyMap<string, string>> => {
  const names = (await readdir(REPLIES_FOLDER)).filter((name) => name.endsWith(".jsonl")).toSorted();
  const texts = names.map(async (name) => [name, await readFile(path.join(REPLIES_FOLDER, name), "utf8")] as const);
  return new Map(await Promise.all(texts));
};
