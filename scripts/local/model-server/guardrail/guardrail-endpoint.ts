import * as z from "zod";
import { AwsError } from "../http/aws-api.js";
import { bedrockFailure, bedrockReply, decodePathPart, parseBedrockBody } from "../http/bedrock-json.js";
import type { CallRunner } from "../http/call-runner.js";
import type { HttpReply, HttpRequest } from "../http/http-exchange.js";
import { type Assessment, judgeText } from "./judge-text.js";

const APPLY_PATH = /^\/guardrail\/(?<id>.+)\/version\/(?<version>[^/]+)\/apply$/;

/** Ids and ARNs, and versions, as the API reference of ApplyGuardrail has them. */
const GUARDRAIL_ID = /^(?:[a-z0-9]+|arn:aws(?:-[^:]+)?:bedrock:[a-z0-9-]{1,20}:\d{12}:guardrail\/[a-z0-9]+)$/;
const GUARDRAIL_VERSION = /^(?:[1-9]\d{0,7}|DRAFT)$/;

const ApplyRequest = z.looseObject({
  source: z.enum(["INPUT", "OUTPUT"]),
  content: z.array(z.looseObject({ text: z.looseObject({ text: z.string().min(1) }) })).min(1),
});

/** Characters of a text unit. */
const UNIT = 1_000;

const checkPath = (path: string): void => {
  const { id = "", version = "" } = APPLY_PATH.exec(path)?.groups ?? {};
  if (GUARDRAIL_ID.test(decodePathPart(id)) && GUARDRAIL_VERSION.test(decodePathPart(version))) return;
  throw new AwsError("ValidationException", "The guardrail identifier or version provided in the request is invalid.");
};

const readRequest = (body: string): z.infer<typeof ApplyRequest> => {
  const { data, error } = ApplyRequest.safeParse(parseBedrockBody(body));
  if (data !== undefined) return data;
  const { path, message } = error.issues[0] ?? { path: [], message: "" };
  throw new AwsError("ValidationException", `Value at '${path.join(".")}' failed to satisfy constraint: ${message}`);
};

const usageOf = (text: string) => {
  const units = Math.ceil(text.length / UNIT);
  return {
    topicPolicyUnits: units,
    contentPolicyUnits: units,
    wordPolicyUnits: 0,
    sensitiveInformationPolicyUnits: units,
    sensitiveInformationPolicyFreeUnits: 0,
    contextualGroundingPolicyUnits: 0,
  };
};

const toBody = (text: string, assessment: Assessment): object => {
  const isStopped = Object.keys(assessment).length > 0;
  return {
    usage: usageOf(text),
    action: isStopped ? "GUARDRAIL_INTERVENED" : "NONE",
    outputs: isStopped ? [{ text: "Stopped by the guardrail." }] : [],
    assessments: [assessment],
  };
};

/** Whether a request is a call of ApplyGuardrail, according to its method and path. */
export const isApplyGuardrail = ({ method, path }: HttpRequest): boolean => method === "POST" && APPLY_PATH.test(path);

/** Responds to a call of ApplyGuardrail in REST-JSON, also in case of an error. */
export const answerApplyGuardrail = async (request: HttpRequest, runner: CallRunner): Promise<HttpReply> => {
  try {
    const body = await runner.run("ApplyGuardrail", () => {
      checkPath(request.path);
      const { source, content } = readRequest(request.body);
      const text = content.map((block) => block.text.text).join("\n");
      return toBody(text, judgeText(text, source));
    });
    return bedrockReply(body);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return bedrockFailure(error);
  }
};
