import { appendFile, readFile } from "node:fs/promises";
import * as z from "zod";
import { BedrockJudge } from "../../../functions/evaluate-response/bedrock-judge.js";
import { sha256 } from "../../../functions/shared/contracts/content-hash.js";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import type { ToolReply, ToolRequest } from "../../../functions/shared/model/tool-model.js";
import { type JudgeModel, judgeReply } from "../../../functions/shared/reply-quality/judge.js";
import type { ReplyToCheck } from "../../shared/golden/reply-labels.js";
import { openClient } from "./model-system.js";
import { type Assessor, rulesAssess } from "./replies.js";

const Tokens = z.int().min(0);

const ToolReplySchema = z.strictObject({
  stopReason: z.string(),
  calls: z.array(z.strictObject({ name: z.string(), input: z.unknown() })),
  text: z.string(),
  inputTokens: Tokens,
  outputTokens: Tokens,
  latencyMs: z.number().min(0),
});
const RecordSchema = z.strictObject({ request: z.string(), reply: ToolReplySchema });

/** A judge whose answers are kept in a file of JSON lines, by the hash of the request, and not asked for again. */
class RecordedJudge implements JudgeModel {
  readonly id: string;

  private constructor(
    private readonly judge: JudgeModel,
    private readonly file: string,
    private readonly replies: Map<string, ToolReply>,
  ) {
    this.id = judge.id;
  }

  /** Lines that are no answer are left out: the last one of a run that was killed may be cut. */
  static async open(judge: JudgeModel, file: string): Promise<RecordedJudge> {
    const text = await readFile(file, "utf8").catch(() => "");
    if (!/(^|\n)$/.test(text)) await appendFile(file, "\n");
    const records = text.split("\n").flatMap((line) => RecordSchema.safeParse(parseJson(line)).data ?? []);
    return new RecordedJudge(judge, file, new Map(records.map(({ request, reply }) => [request, reply])));
  }

  async ask(request: ToolRequest): Promise<ToolReply> {
    const hash = sha256(JSON.stringify([this.id, request]));
    const kept = this.replies.get(hash);
    if (kept !== undefined) return kept;
    const reply = await this.judge.ask(request);
    this.replies.set(hash, reply);
    await appendFile(this.file, `${JSON.stringify({ request: hash, reply })}\n`);
    return reply;
  }
}

/** The same in every evaluation, so that kept answers are found; another one in each run. */
const markOf = ({ label }: ReplyToCheck, run: number): string =>
  sha256(`${label.id}\n${label.reply}\n${run}`).slice(0, 16);

/** A judge that is open, next to the rules. */
export interface OpenAssessor {
  readonly name: string;
  readonly assess: Assessor;
  readonly close: () => Promise<void>;
}

/**
 * Opens the model of the environment as a judge. Its verdicts follow those of the rules.
 * @param file in which its answers are kept
 * @throws UsageError if there is no such model
 */
export const openJudge = async (env: NodeJS.ProcessEnv, file: string): Promise<OpenAssessor> => {
  const { client, id, close } = await openClient(env);
  const model = await RecordedJudge.open(new BedrockJudge(client, id), file);
  const assess: Assessor = async (reply, run) => {
    const newMark = () => markOf(reply, run);
    const { verdicts } = await judgeReply(reply.ticket, reply.label.reply, { model, newMark });
    return [...(await rulesAssess(reply, run)), ...verdicts];
  };
  return { name: `rules and judge ${id}`, assess, close };
};
