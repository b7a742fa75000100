import * as z from "zod";
import { BedrockJudge } from "../../../functions/evaluate-response/bedrock-judge.js";
import { sha256 } from "../../../functions/shared/contracts/content-hash.js";
import type { ToolReply, ToolRequest } from "../../../functions/shared/model/tool-model.js";
import { type JudgeModel, judgeReply } from "../../../functions/shared/reply-quality/judge.js";
import { usdOf } from "../../shared/evaluation/figures.js";
import type { ReplyToCheck } from "../../shared/golden/reply-labels.js";
import { openKeptLines } from "./kept-lines.js";
import { type ModelPlace, openClient } from "./model-client.js";
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
const openRecordedJudge = async (judge: JudgeModel, file: string): Promise<JudgeModel> => {
  const { lines, add } = await openKeptLines(file, RecordSchema);
  const replies = new Map<string, ToolReply>(lines.map(({ request, reply }) => [request, reply]));
  const ask = async (request: ToolRequest): Promise<ToolReply> => {
    const hash = sha256(JSON.stringify([judge.id, request]));
    const kept = replies.get(hash);
    if (kept !== undefined) return kept;
    const reply = await judge.ask(request);
    replies.set(hash, reply);
    await add({ request: hash, reply: { ...reply, calls: [...reply.calls] } });
    return reply;
  };
  return { id: judge.id, ask };
};

/** The same in every evaluation, so that kept answers are found; another one in each run. */
const markOf = ({ label }: ReplyToCheck, run: number): string =>
  sha256(`${label.id}\n${label.reply}\n${run}`).slice(0, 16);

/** A judge that is open, next to the rules. */
export interface OpenAssessor {
  readonly name: string;
  /** USD for one verdict on a reply; undefined where nobody is billed. */
  readonly usdAReply: number | undefined;
  readonly assess: Assessor;
  readonly close: () => Promise<void>;
}

/** Tokens of a usual prompt of the judge, and of its answer (docs/costs.md). */
const USUAL_JUDGEMENT = { input_tokens: 1_800, output_tokens: 600, comprehend_units: 0 };

/**
 * Opens the model of the environment as a judge. Its verdicts follow those of the rules.
 * @param file in which its answers are kept
 * @throws UsageError if there is no such model
 */
export const openJudge = async (env: NodeJS.ProcessEnv, place: ModelPlace, file: string): Promise<OpenAssessor> => {
  const { client, id, toolUse, prices, close } = await openClient(env, place, "judge");
  const model = await openRecordedJudge(new BedrockJudge(client, id, toolUse), file);
  const assess: Assessor = async (reply, run) => {
    const newMark = () => markOf(reply, run);
    const { verdicts } = await judgeReply(reply.ticket, reply.label.reply, { model, newMark });
    return [...(await rulesAssess(reply, run)), ...verdicts];
  };
  const usdAReply = prices && usdOf(USUAL_JUDGEMENT, prices);
  return { name: `rules and judge ${id}`, usdAReply, assess, close };
};
