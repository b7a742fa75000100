/** HTTP status of each error of Converse and ApplyGuardrail, from their API reference. */
const BEDROCK_STATUS = {
  AccessDeniedException: 403,
  InternalServerException: 500,
  ModelErrorException: 424,
  ModelNotReadyException: 429,
  ModelTimeoutException: 408,
  ResourceNotFoundException: 404,
  ServiceQuotaExceededException: 400,
  ServiceUnavailableException: 503,
  ThrottlingException: 429,
  ValidationException: 400,
} as const;

/** Comprehend returns 400 for every error that is not its own, throttling included, as AWS JSON services do. */
const COMPREHEND_STATUS = {
  AccessDeniedException: 400,
  BatchSizeLimitExceededException: 400,
  InternalServerException: 500,
  InvalidRequestException: 400,
  SerializationException: 400,
  ServiceUnavailableException: 503,
  TextSizeLimitExceededException: 400,
  ThrottlingException: 400,
  TooManyRequestsException: 400,
  UnknownOperationException: 400,
  UnsupportedLanguageException: 400,
  ValidationException: 400,
} as const;

export type BedrockErrorName = keyof typeof BEDROCK_STATUS;
export type ComprehendErrorName = keyof typeof COMPREHEND_STATUS;
export type AwsErrorName = BedrockErrorName | ComprehendErrorName;

/** An error response, with the SDK's name of the exception. Each protocol has its own format for it. */
export class AwsError extends Error {
  override readonly name: AwsErrorName;

  constructor(name: AwsErrorName, message: string) {
    super(message);
    this.name = name;
  }
}

const isBedrockErrorName = (name: string): name is BedrockErrorName => Object.hasOwn(BEDROCK_STATUS, name);
const isComprehendErrorName = (name: string): name is ComprehendErrorName => Object.hasOwn(COMPREHEND_STATUS, name);

export const isAwsErrorName = (name: unknown): name is AwsErrorName =>
  typeof name === "string" && (isBedrockErrorName(name) || isComprehendErrorName(name));

/** HTTP status of an error; 400 for a name that is not an error of the service. */
export const bedrockStatus = (name: string): number => (isBedrockErrorName(name) ? BEDROCK_STATUS[name] : 400);
export const comprehendStatus = (name: string): number => (isComprehendErrorName(name) ? COMPREHEND_STATUS[name] : 400);

/** The operations that the server supports. */
export const MODEL_OPERATIONS = [
  "Converse",
  "ApplyGuardrail",
  "DetectDominantLanguage",
  "DetectSentiment",
  "BatchDetectSentiment",
  "DetectPiiEntities",
] as const;
export type ModelOperation = (typeof MODEL_OPERATIONS)[number];

export const COMPREHEND_OPERATIONS = [
  "DetectDominantLanguage",
  "DetectSentiment",
  "BatchDetectSentiment",
  "DetectPiiEntities",
] as const;
export type ComprehendOperation = (typeof COMPREHEND_OPERATIONS)[number];

/** Whether the error is one of the operation's service. */
export const canFailWith = (operation: ModelOperation, error: string): boolean =>
  operation === "Converse" || operation === "ApplyGuardrail" ? isBedrockErrorName(error) : isComprehendErrorName(error);
