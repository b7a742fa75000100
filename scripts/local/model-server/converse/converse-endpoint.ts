import { AwsError } from "../http/aws-api.js";
import { bedrockFailure, bedrockReply, decodePathPart, parseBedrockBody } from "../http/bedrock-json.js";
import type { CallRunner } from "../http/call-runner.js";
import type { HttpReply, HttpRequest } from "../http/http-exchange.js";
import type { ConverseAnswer, Model } from "./converse.js";
import { readConverseRequest } from "./converse-request.js";
import { withScriptedOutput } from "./scripted-output.js";
import { checkToolSupport } from "./tool-support.js";

const CONVERSE_PATH = /^\/model\/(?<modelId>.+)\/converse$/;

/** Characters of model ids, inference profiles and their ARNs. */
const MODEL_ID = /^[A-Za-z0-9.:/_-]{1,2048}$/;

const readModelId = (path: string): string => {
  const encoded = CONVERSE_PATH.exec(path)?.groups?.["modelId"] ?? "";
  const modelId = decodePathPart(encoded);
  if (MODEL_ID.test(modelId)) return modelId;
  throw new AwsError("ValidationException", "The provided model identifier is invalid.");
};

const toBody = ({ content, stopReason, usage }: ConverseAnswer, latencyMs: number): object => ({
  output: { message: { role: "assistant", content } },
  stopReason,
  usage,
  metrics: { latencyMs },
});

/** Whether a request is a Converse call, according to its method and path. */
export const isConverse = ({ method, path }: HttpRequest): boolean => method === "POST" && CONVERSE_PATH.test(path);

/** Responds to a Converse call in REST-JSON, also in case of an error. */
export const answerConverse = async (request: HttpRequest, runner: CallRunner, model: Model): Promise<HttpReply> => {
  const started = performance.now();
  try {
    const answer = await runner.run("Converse", async ({ output, toolSupport }) => {
      const modelId = readModelId(request.path);
      const converse = readConverseRequest(parseBedrockBody(request.body));
      if (toolSupport !== undefined) checkToolSupport(converse, toolSupport);
      const answered = await model(converse, modelId);
      return output === undefined ? answered : withScriptedOutput(converse, answered, output);
    });
    return bedrockReply(toBody(answer, Math.round(performance.now() - started)));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return bedrockFailure(error);
  }
};
