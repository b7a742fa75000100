import type { ServerResponse } from "node:http";
import { aModelAnswer } from "../support/builders/model-replies.js";
import type { FaultId } from "./faults.js";

/** Services that functions call, by the form their answers have. */
export type Service = "states" | "kinesis" | "dynamodb" | "comprehend" | "s3" | "bedrock";

export interface WireResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): WireResponse => ({
  status,
  headers: { "content-type": "application/x-amz-json-1.0", ...headers },
  body: JSON.stringify(value),
});

const jsonError = (status: number, name: string): WireResponse => json(status, { __type: name, message: name });
const restError = (status: number, name: string): WireResponse =>
  json(status, { message: name }, { "content-type": "application/json", "x-amzn-errortype": name });
const xmlError = (status: number, code: string): WireResponse => ({
  status,
  headers: { "content-type": "application/xml" },
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
});

type Refusal = "throttled" | "serverError" | "denied" | "invalid";

/** Errors as each service's API reference has them. */
const ERRORS: Readonly<Record<Service, Readonly<Record<Refusal, WireResponse>>>> = {
  states: {
    throttled: jsonError(400, "ThrottlingException"),
    serverError: jsonError(500, "InternalServerException"),
    denied: jsonError(400, "AccessDeniedException"),
    invalid: jsonError(400, "ValidationException"),
  },
  kinesis: {
    throttled: jsonError(400, "ProvisionedThroughputExceededException"),
    serverError: jsonError(500, "InternalFailure"),
    denied: jsonError(400, "AccessDeniedException"),
    invalid: jsonError(400, "ValidationException"),
  },
  dynamodb: {
    throttled: jsonError(400, "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException"),
    serverError: jsonError(500, "com.amazonaws.dynamodb.v20120810#InternalServerError"),
    denied: jsonError(400, "com.amazon.coral.service#AccessDeniedException"),
    invalid: jsonError(400, "com.amazon.coral.validate#ValidationException"),
  },
  comprehend: {
    throttled: jsonError(400, "ThrottlingException"),
    serverError: jsonError(500, "InternalServerException"),
    denied: jsonError(400, "AccessDeniedException"),
    invalid: jsonError(400, "InvalidRequestException"),
  },
  s3: {
    throttled: xmlError(503, "SlowDown"),
    serverError: xmlError(500, "InternalError"),
    denied: xmlError(403, "AccessDenied"),
    invalid: xmlError(400, "InvalidRequest"),
  },
  bedrock: {
    throttled: restError(429, "ThrottlingException"),
    serverError: restError(500, "InternalServerException"),
    denied: restError(403, "AccessDeniedException"),
    invalid: restError(400, "ValidationException"),
  },
};

const modelSays = (content: readonly unknown[], stopReason: string): WireResponse =>
  json(200, {
    output: { message: { role: "assistant", content } },
    stopReason,
    usage: { inputTokens: 640, outputTokens: 120, totalTokens: 760 },
    metrics: { latencyMs: 900 },
  });
const callsTool = (input: unknown): WireResponse =>
  modelSays([{ toolUse: { toolUseId: "1", name: "answer_ticket", input } }], "tool_use");

const SCORES = { Mixed: 0.02, Negative: 0.9, Neutral: 0.07, Positive: 0.01 };

/** What an operation answers when nothing is wrong. */
export const goodResponse = (operation: string): WireResponse => {
  switch (operation) {
    case "StartExecution":
      return json(200, {
        executionArn: "arn:aws:states:us-east-1:111122223333:execution:w:x",
        startDate: 1_795_249_800,
      });
    case "DetectDominantLanguage":
      return json(200, { Languages: [{ LanguageCode: "en", Score: 0.99 }] });
    case "DetectSentiment":
      return json(200, { Sentiment: "NEGATIVE", SentimentScore: SCORES });
    case "Converse":
      return callsTool(aModelAnswer());
    case "PutObject":
      return { status: 200, headers: { etag: '"1"' }, body: "" };
    default:
      return json(200, {});
  }
};

/** What an operation answers that was done before, undefined for one that is then done again. */
export const repeatedResponse = (operation: string): WireResponse | undefined => {
  switch (operation) {
    case "StartExecution":
      return jsonError(400, "ExecutionAlreadyExists");
    case "TransactWriteItems":
      return json(400, {
        __type: "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
        CancellationReasons: [{ Code: "ConditionalCheckFailed" }, { Code: "None" }],
      });
    default:
      return undefined;
  }
};

const malformed = (operation: string): WireResponse => {
  if (operation === "Converse") return callsTool({ unexpected: [null] });
  return { status: 200, headers: { "content-type": "application/x-amz-json-1.1" }, body: '{"Languages": [{"Lang' };
};

const empty = (operation: string): WireResponse =>
  operation === "Converse" ? callsTool({ ...aModelAnswer(), reply: "" }) : json(200, { Languages: [] });

const REFUSED = modelSays([{ text: "I am sorry, but I cannot help with this request." }], "end_turn");

/** The answer that a fault makes of an operation's, or undefined when it is no answer that is wrong. */
export const badResponse = (fault: FaultId, service: Service, operation: string): WireResponse | undefined => {
  switch (fault) {
    case "throttled":
    case "serverError":
    case "denied":
    case "invalid":
      return ERRORS[service][fault];
    case "malformed":
      return malformed(operation);
    case "empty":
      return empty(operation);
    case "refusal":
      return REFUSED;
    case "timeOut":
    case "reset":
    case "slow":
    case "crash":
      return undefined;
  }
};

export const write = (response: ServerResponse, { status, headers, body }: WireResponse): void => {
  response.writeHead(status, headers).end(body);
};
