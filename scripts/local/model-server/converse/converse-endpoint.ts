import { randomUUID } from "node:crypto";
import { AwsError, bedrockStatus } from "../http/aws-api.js";
import type { CallRunner } from "../http/call-runner.js";
import type { HttpReply, HttpRequest } from "../http/http-exchange.js";
import type { ConverseAnswer, Model } from "./converse.js";
import { readConverseRequest } from "./converse-request.js";
import { withScriptedOutput } from "./scripted-output.js";
import { checkToolSupport } from "./tool-support.js";

const CONVERSE_PATH = /^\/model\/(?<modelId>.+)\/converse$/;

/** Characters of model ids, inference profiles and their ARNs. */
const MODEL_ID = /^[A-Za-z0-9.:/_-]{1,2048}$/;

const headers = (): Record<string, string> => ({
  "content-type": "application/json",
  "x-amzn-requestid": randomUUID(),
});

const readModelId = (path: string): string => {
  const encoded = CONVERSE_PATH.exec(path)?.groups?.["modelId"] ?? "";
  const modelId = decode(encoded);
  if (MODEL_ID.test(modelId)) return modelId;
  throw new AwsError("ValidationException", "The provided model identifier is invalid.");
};

const decode = (encoded: string): string => {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return "";
  }
};

const parseBody = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new AwsError("ValidationException", "The request body is not JSON.");
  }
};

const toBody = ({ content, stopReason, usage }: ConverseAnswer, latencyMs: number): string =>
  JSON.stringify({ output: { message: { role: "assistant", content } }, stopReason, usage, metrics: { latencyMs } });

const toErrorReply = ({ name, message }: AwsError): HttpReply => ({
  status: bedrockStatus(name),
  headers: { ...headers(), "x-amzn-errortype": name },
  body: JSON.stringify({ message }),
});

/** Whether a request is a Converse call, according to its method and path. */
export const isConverse = ({ method, path }: HttpRequest): boolean => method === "POST" && CONVERSE_PATH.test(path);

/** Responds to a Converse call in REST-JSON, also in case of an error. */
export const answerConverse = async (request: HttpRequest, runner: CallRunner, model: Model): Promise<HttpReply> => {
  const started = performance.now();
  try {
    const answer = await runner.run("Converse", async ({ output, toolSupport }) => {
      const modelId = readModelId(request.path);
      const converse = readConverseRequest(parseBody(request.body));
      if (toolSupport !== undefined) checkToolSupport(converse, toolSupport);
      const answered = await model(converse, modelId);
      return output === undefined ? answered : withScriptedOutput(converse, answered, output);
    });
    return { status: 200, headers: headers(), body: toBody(answer, Math.round(performance.now() - started)) };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return toErrorReply(error);
  }
};
