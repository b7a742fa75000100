import type { IncomingMessage, ServerResponse } from "node:http";
import { aModelAnswer } from "../../support/builders/model-replies.js";
import type { FaultId } from "../faults.js";

/** Services that functions call, by the format of their responses. */
export type Service = "states" | "kinesis" | "dynamodb" | "comprehend" | "s3" | "bedrock" | "cognito" | "sns";

const SERVICES: readonly (readonly [prefix: string, service: Service])[] = [
  ["DynamoDB", "dynamodb"],
  ["Comprehend", "comprehend"],
  ["Kinesis", "kinesis"],
  ["AWSStepFunctions", "states"],
  ["AWSCognitoIdentityProviderService", "cognito"],
];

/** The service and operation that a request of an SDK client is for. */
export const awsTargetOf = ({ headers, url = "" }: IncomingMessage): { service: Service; operation: string } => {
  const target = headers["x-amz-target"];
  if (typeof target === "string") {
    const [, service = "states"] = SERVICES.find(([prefix]) => target.startsWith(prefix)) ?? [];
    return { service, operation: target.split(".")[1] ?? "" };
  }
  if (headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true)
    return { service: "sns", operation: "Publish" };
  if (url.includes("/converse")) return { service: "bedrock", operation: "Converse" };
  if (url.startsWith("/guardrail/")) return { service: "bedrock", operation: "ApplyGuardrail" };
  return { service: "s3", operation: "PutObject" };
};

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
const queryError = (status: number, code: string): WireResponse => ({
  status,
  headers: { "content-type": "text/xml" },
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${code}</Message></Error></ErrorResponse>`,
});

type ErrorId = "throttled" | "serverError" | "denied" | "invalid";

/** The errors that each service's API reference documents. */
const ERRORS: Readonly<Record<Service, Readonly<Record<ErrorId, WireResponse>>>> = {
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
  cognito: {
    throttled: jsonError(400, "TooManyRequestsException"),
    serverError: jsonError(500, "InternalErrorException"),
    denied: jsonError(400, "AccessDeniedException"),
    invalid: jsonError(400, "InvalidParameterException"),
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
  sns: {
    throttled: queryError(400, "Throttling"),
    serverError: queryError(500, "InternalError"),
    denied: queryError(403, "AuthorizationError"),
    invalid: queryError(400, "InvalidParameter"),
  },
};

const modelResponse = (content: readonly unknown[], stopReason: string): WireResponse =>
  json(200, {
    output: { message: { role: "assistant", content } },
    stopReason,
    usage: { inputTokens: 640, outputTokens: 120, totalTokens: 760 },
    metrics: { latencyMs: 900 },
  });
const toolCall = (input: unknown): WireResponse =>
  modelResponse([{ toolUse: { toolUseId: "1", name: "answer_ticket", input } }], "tool_use");

const SCORES = { Mixed: 0.02, Negative: 0.9, Neutral: 0.07, Positive: 0.01 };

const PUBLISHED =
  '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>m-1</MessageId>' +
  "</PublishResult></PublishResponse>";

/** The response of an operation without a fault. @param tag what the reply of a model names, by which it is found */
export const goodResponse = (operation: string, tag = ""): WireResponse => {
  switch (operation) {
    case "StartExecution":
      return json(200, {
        executionArn: "arn:aws:states:us-east-1:111122223333:execution:w:x",
        startDate: 1_795_249_800,
      });
    case "DescribeExecution":
      return json(200, { status: "SUCCEEDED", startDate: 1_795_249_800, stopDate: 1_795_249_805 });
    case "GetExecutionHistory":
      return json(200, { events: [] });
    case "Publish":
      return { status: 200, headers: { "content-type": "text/xml" }, body: PUBLISHED };
    case "DetectDominantLanguage":
      return json(200, { Languages: [{ LanguageCode: "en", Score: 0.99 }] });
    case "DetectSentiment":
      return json(200, { Sentiment: "NEGATIVE", SentimentScore: SCORES });
    case "DetectPiiEntities":
      return json(200, { Entities: [] });
    case "Converse":
      return toolCall(aModelAnswer(tag === "" ? {} : { reply: `We look at ${tag}.` }));
    case "ApplyGuardrail":
      return json(200, { action: "NONE", outputs: [], assessments: [{}] });
    case "PutObject":
      return { status: 200, headers: { etag: '"1"' }, body: "" };
    default:
      return json(200, {});
  }
};

/** The response of an operation whose work was done by an earlier call; undefined when the service does it again. */
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
  if (operation === "Converse") return toolCall({ unexpected: [null] });
  return { status: 200, headers: { "content-type": "application/x-amz-json-1.1" }, body: '{"Languages": [{"Lang' };
};

const empty = (operation: string): WireResponse =>
  operation === "Converse" ? toolCall({ ...aModelAnswer(), reply: "" }) : json(200, { Languages: [] });

const REFUSED = modelResponse([{ text: "I am sorry, but I cannot help with this request." }], "end_turn");

/** The response of an operation under a fault; undefined when the fault does not change the response itself. */
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
