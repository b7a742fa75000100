import * as z from "zod";
import { isJsonObject, type JsonObject, parseJson } from "../contracts/parse-json.js";
import { truncateText } from "../contracts/text.js";
import { isComplete, type ModelTool, type ToolReply, type ToolRequest, toolSchemaOf } from "../model/tool-model.js";
import { redact } from "../pii/redact.js";
import { lettersOnly } from "../triage/fold-text.js";
import { JUDGE_CRITERIA, type JudgeCriterion } from "./criteria.js";
import { CRITIQUE_MAX_LENGTH, toEvidence, type Verdict } from "./evaluation.js";
import { type JudgedTexts, judgeMessage, judgeSystemPrompt, readByJudge } from "./judge-prompt.js";
import type { RepliedTicket } from "./replied-ticket.js";

/** A model that judges by calling JUDGE_TOOL. */
export interface JudgeModel {
  /** Id of the model or inference profile. */
  readonly id: string;
  /** @throws DependencyThrottled, DependencyUnavailable, DependencyRejected, ModelOutputInvalid */
  ask(request: ToolRequest): Promise<ToolReply>;
}

const SAYS = ["PASS", "FAIL", "NOT_APPLICABLE"] as const;

/** What the judge says about one criterion. The critique comes first, so that the verdict follows from it. */
const OpinionSchema = z.object({
  critique: z.string().trim().min(1).describe("What speaks for the reply, then what speaks against it."),
  verdict: z.enum(SAYS),
  support: z.string().describe('Words copied from the reply that show a PASS; otherwise "".'),
  defect: z.string().describe('Words copied from reply or ticket that show a FAIL; otherwise "".'),
  defect_in: z.enum(["REPLY", "TICKET", "NONE"]),
});
type Opinion = z.infer<typeof OpinionSchema>;

const opinionSchema = toolSchemaOf(OpinionSchema);

/** The tool by which the judge answers. */
export const JUDGE_TOOL: ModelTool = {
  name: "judge_reply",
  description: "Assesses the reply by every criterion. Call it exactly once.",
  schema: {
    type: "object",
    properties: Object.fromEntries(JUDGE_CRITERIA.map((criterion) => [criterion, opinionSchema])),
    required: [...JUDGE_CRITERIA],
  },
};

/** Enough for four critiques with their quotes, in a language with many tokens per word. */
export const JUDGE_MAX_TOKENS = 2_500;

/** A quote of fewer letters may stand anywhere by chance. */
const QUOTE_LETTERS_MIN = 4;

/** Whether a quote stands in a text. Case, blanks, marks and accents may differ; an ellipsis joins two quotes. */
const isQuoteOf = (quote: string, text: string): boolean => {
  const letters = lettersOnly(text);
  const parts = quote.split(/…|\.\.\./).map(lettersOnly);
  const total = parts.reduce((sum, { length }) => sum + length, 0);
  return total >= QUOTE_LETTERS_MIN && parts.every((part) => letters.includes(part));
};

const ticketText = ({ subject, description, product }: JudgedTexts): string => `${subject}\n${description}\n${product}`;

/** Why an opinion contradicts its own evidence; undefined if it does not. */
const contradictionIn = ({ verdict, support, defect, defect_in }: Opinion, texts: JudgedTexts): string | undefined => {
  const hasDefect = lettersOnly(defect) !== "";
  if (verdict !== "FAIL" && hasDefect) return `${verdict} with a defect`;
  if (verdict === "NOT_APPLICABLE") return undefined;
  if (verdict === "PASS") return isQuoteOf(support, texts.reply) ? undefined : "PASS without a quote of the reply";
  if (!hasDefect || defect_in === "NONE") return "FAIL without a defect";
  const isQuote = isQuoteOf(defect, defect_in === "REPLY" ? texts.reply : ticketText(texts));
  return isQuote ? undefined : `FAIL without a quote of the ${defect_in === "REPLY" ? "reply" : "ticket"}`;
};

const invalid = (criterion: JudgeCriterion, problem: string, evidence: string | null = null): Verdict => ({
  source: "JUDGE",
  criterion,
  verdict: "INVALID",
  evidence,
  critique: truncateText(problem, CRITIQUE_MAX_LENGTH),
});

const describeIssues = (issues: readonly z.core.$ZodIssue[]): string =>
  `unreadable: ${issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; ")}`;

const toVerdict = (criterion: JudgeCriterion, said: unknown, texts: JudgedTexts): Verdict => {
  const { success, data, error } = OpinionSchema.safeParse(said);
  if (!success) return invalid(criterion, describeIssues(error.issues));
  const evidence = toEvidence(data.verdict === "PASS" ? data.support : data.defect);
  const contradiction = contradictionIn(data, texts);
  if (contradiction !== undefined) return invalid(criterion, `${contradiction}. ${data.critique}`, evidence);
  const critique = truncateText(data.critique, CRITIQUE_MAX_LENGTH);
  return { source: "JUDGE", criterion, verdict: data.verdict, evidence, critique };
};

/** JSON of a model that wrote instead of calling the tool: from its first brace to its last. */
const jsonIn = (text: string): unknown => parseJson(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));

/** What the judge said, by criterion; a sentence if that cannot be read. */
const readOpinions = (reply: ToolReply): JsonObject | string => {
  if (!isComplete(reply)) return `the judge stopped with ${reply.stopReason}`;
  const { calls, text } = reply;
  const ofTool = calls.filter(({ name }) => name === JUDGE_TOOL.name);
  if (ofTool.length > 1) return `expected one call of ${JUDGE_TOOL.name}, found ${ofTool.length}`;
  const said = ofTool.length === 1 ? ofTool[0]?.input : jsonIn(text);
  return isJsonObject(said) ? said : `expected a call of ${JUDGE_TOOL.name}`;
};

/**
 * The judge's verdicts, one for each of its criteria. Whatever cannot be read, has evidence that is no quote, or
 * contradicts its evidence is INVALID, and says why.
 */
export const readJudgement = (reply: ToolReply, texts: JudgedTexts): readonly Verdict[] => {
  const opinions = readOpinions(reply);
  return JUDGE_CRITERIA.map((criterion) =>
    typeof opinions === "string" ? invalid(criterion, opinions) : toVerdict(criterion, opinions[criterion], texts),
  );
};

export interface JudgeSettings {
  readonly model: JudgeModel;
  /** Letters and digits that nobody can guess, another at each call. */
  readonly newMark: () => string;
  /** Whether personal data is replaced before the judge reads it. @default redact */
  readonly piiMode?: "redact" | "off";
}

/** The judge's verdicts, and what they cost. */
export interface Judgement {
  readonly verdicts: readonly Verdict[];
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** The same value gets the same placeholder in ticket and reply. Evidence keeps the placeholders. */
const withoutPersonalData = (texts: JudgedTexts, customerName: string): JudgedTexts => {
  const values = customerName === "" ? [] : [{ value: customerName, kind: "NAME" as const }];
  return redact({ ...texts }, { values }).texts;
};

/**
 * Asks a model about a reply, once: a judge that is asked until it agrees with itself would be another judge.
 * @throws the errors of the model
 */
export const judgeReply = async (
  ticket: RepliedTicket,
  reply: string,
  { model, newMark, piiMode = "redact" }: JudgeSettings,
): Promise<Judgement> => {
  const { subject, description, product, customerName } = ticket;
  const all = { subject, description, product, reply };
  const texts = readByJudge(piiMode === "off" ? all : withoutPersonalData(all, customerName));
  const mark = newMark();
  const answer = await model.ask({
    system: judgeSystemPrompt(mark),
    message: judgeMessage(texts, mark),
    temperature: 0,
    maxTokens: JUDGE_MAX_TOKENS,
  });
  const { inputTokens, outputTokens } = answer;
  return { verdicts: readJudgement(answer, texts), inputTokens, outputTokens };
};
