import type { FaultScript as ModelFault } from "../../local/model-server/faults/fault.js";
import type { EmulatorFault } from "../../local/emulator/script-faults.js";

/** The faults of a storm. */
export interface ChaosFaults {
  readonly emulator: readonly EmulatorFault[];
  readonly models: readonly ModelFault[];
}

/** Faults that pass and that retries must get over. */
const transientFaults = (share: number): readonly EmulatorFault[] => [
  { service: "kinesis", operation: "PutRecords", error: "ProvisionedThroughputExceededException", share },
  { service: "kinesis", operation: "GetRecords", error: "InternalFailure", share },
  { service: "states", operation: "StartExecution", error: "ThrottlingException", share },
  { service: "dynamodb", operation: "UpdateItem", error: "ProvisionedThroughputExceededException", share },
  { service: "dynamodb", operation: "GetItem", error: "InternalServerError", share },
  { service: "s3", operation: "PutObject", error: "SlowDown", share },
  { service: "sns", operation: "Publish", error: "InternalErrorException", share },
  { service: "sqs", operation: "SendMessage", error: "RequestThrottled", share },
  { service: "lambda", operation: "Invoke", error: "TooManyRequestsException", share },
];

/** The work is done, but who asked for it does not hear of it and asks again. */
const lostResponses = (share: number): readonly EmulatorFault[] => [
  { service: "states", operation: "StartExecution", reset: true, when: "after", share },
  { service: "dynamodb", operation: "UpdateItem", error: "InternalServerError", when: "after", share },
  { service: "s3", operation: "PutObject", reset: true, when: "after", share },
];

/** The function's process dies, before its work or after. Rare, since each new process costs the machine half a second. */
const crashes = (share: number): readonly EmulatorFault[] => [
  { service: "lambda", operation: "Invoke", crash: true, when: "after", share },
  { service: "lambda", operation: "Invoke", crash: true, when: "before", share },
];

/** No retry gets over these: the ticket fails, and a replay must answer it. */
const permanentFaults = (share: number): readonly EmulatorFault[] => [
  { service: "s3", operation: "PutObject", error: "AccessDenied", share },
  { service: "dynamodb", operation: "UpdateItem", error: "AccessDeniedException", share },
  { service: "sns", operation: "Publish", error: "AuthorizationErrorException", share },
];

const modelFaults = (share: number): readonly ModelFault[] => [
  { operation: "Converse", error: "ThrottlingException", share },
  { operation: "Converse", output: "malformed", share: share / 2 },
  { operation: "Converse", output: "refusal", share: share / 4 },
  { operation: "Converse", error: "AccessDeniedException", share: share / 10 },
  { operation: "DetectSentiment", error: "ThrottlingException", share },
  { operation: "DetectDominantLanguage", error: "InternalServerException", share },
];

/** Of the storm's share: so many more calls do their work unheard, kill a process, or fail for good. */
const LOST_RESPONSE_SHARE = 1 / 4;
const CRASH_SHARE = 1 / 20;
const PERMANENT_SHARE = 1 / 20;

const seeded = <Fault extends { readonly seed?: number | undefined }>(
  faults: readonly Fault[],
  seed: number,
): readonly Fault[] => faults.map((fault, index) => ({ ...fault, seed: seed + index }));

/**
 * Faults on every call that the pipeline makes.
 * @param share of calls that fail in a way that passes, 0 to 1; a quarter of it more do their work unheard, a tenth kill
 * the function's process, and a twentieth fail for good.
 * @param seed draws the same calls in the same order again.
 */
export const chaosFaults = (share: number, seed: number): ChaosFaults => ({
  emulator: seeded(
    [
      ...permanentFaults(share * PERMANENT_SHARE),
      ...crashes(share * CRASH_SHARE),
      ...lostResponses(share * LOST_RESPONSE_SHARE),
      ...transientFaults(share),
    ],
    seed,
  ),
  models: seeded(modelFaults(share), seed),
});
