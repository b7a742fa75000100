import { randomUUID } from "node:crypto";
import { AwsError, comprehendStatus } from "../http/aws-error.js";
import type { CallRunner } from "../http/call-runner.js";
import { COMPREHEND } from "./comprehend.js";
import type { HttpReply, HttpRequest } from "../http/http-exchange.js";
import { COMPREHEND_OPERATIONS, type ComprehendOperation } from "../http/operations.js";

const TARGET_PREFIX = "Comprehend_20171127.";

const reply = (status: number, body: object): HttpReply => ({
  status,
  headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": randomUUID() },
  body: JSON.stringify(body),
});

const operationOf = (target: string): ComprehendOperation => {
  const operation = COMPREHEND_OPERATIONS.find((name) => target === TARGET_PREFIX + name);
  if (operation === undefined) throw new AwsError("UnknownOperationException", `There is no operation "${target}".`);
  return operation;
};

const parseBody = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new AwsError("SerializationException", "The request body is not JSON.");
  }
};

/** Whether a request speaks AWS JSON, by the header that names its operation. */
export const isAwsJson = (request: HttpRequest): boolean => request.header("x-amz-target") !== undefined;

/** Answers a Comprehend call in AWS JSON 1.1, errors included. */
export const answerComprehend = async (request: HttpRequest, runner: CallRunner): Promise<HttpReply> => {
  try {
    const operation = operationOf(request.header("x-amz-target") ?? "");
    return reply(200, await runner.run(operation, () => COMPREHEND[operation](parseBody(request.body))));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return reply(comprehendStatus(error.name), { __type: error.name, Message: error.message });
  }
};
