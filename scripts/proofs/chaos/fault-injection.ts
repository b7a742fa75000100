import { setTimeout as sleep } from "node:timers/promises";
import { clearFaults, countFaults, scriptFault, type EmulatorFault } from "../../local/emulator/script-faults.js";
import type { FaultScript as ModelFault } from "../../local/model-server/faults/fault.js";
import type { LocalStack } from "../../local/stack/stack.js";

/** Transient faults, which retries must overcome. */
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

/** The service does its work, but the response is lost, so that the caller tries again. */
const lostResponses = (share: number): readonly EmulatorFault[] => [
  { service: "states", operation: "StartExecution", reset: true, when: "after", share },
  { service: "dynamodb", operation: "UpdateItem", error: "InternalServerError", when: "after", share },
  { service: "s3", operation: "PutObject", reset: true, when: "after", share },
];

/** The function's process crashes before or after its work. Rare, since a new process takes half a second of CPU. */
const crashes = (share: number): readonly EmulatorFault[] => [
  { service: "lambda", operation: "Invoke", crash: true, when: "after", share },
  { service: "lambda", operation: "Invoke", crash: true, when: "before", share },
];

/** Permanent faults: no retry helps, the ticket fails, and only a replay answers it. */
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

/** Rates of the rarer faults, as parts of the share of transient faults. */
const LOST_RESPONSE_PART = 1 / 4;
const CRASH_PART = 1 / 20;
const PERMANENT_PART = 1 / 20;

const seeded = <Fault extends { readonly seed?: number | undefined }>(
  faults: readonly Fault[],
  seed: number,
): readonly Fault[] => faults.map((fault, index) => ({ ...fault, seed: seed + index }));

interface ChaosFaults {
  readonly emulator: readonly EmulatorFault[];
  readonly models: readonly ModelFault[];
}

const chaosFaults = ({ share, seed }: InjectionOptions): ChaosFaults => ({
  emulator: seeded(
    [
      ...permanentFaults(share * PERMANENT_PART),
      ...crashes(share * CRASH_PART),
      ...lostResponses(share * LOST_RESPONSE_PART),
      ...transientFaults(share),
    ],
    seed,
  ),
  models: seeded(modelFaults(share), seed),
});

export interface InjectionOptions {
  /**
   * Share of calls with a transient fault, 0 to 1. In addition, a quarter of it lose their response, a tenth crash the
   * function's process, and a twentieth fail permanently.
   */
  readonly share: number;
  /** The same seed hits the same calls in the same order. */
  readonly seed: number;
}

/** How much the faults affected. */
export interface InjectionCounts {
  /** Calls that faults have hit, including those of model servers that were restarted since. */
  readonly calls: number;
  readonly modelRestarts: number;
}

/** Faults that are being injected into a stack. */
export interface FaultInjection {
  /** Removes every fault, and waits until the model server is up. */
  end(): Promise<InjectionCounts>;
  /** Stops restarting the model server, but leaves the faults. May be called twice. */
  stop(): Promise<void>;
}

/** Milliseconds between two restarts of the model server. */
const RESTART_EVERY_MS = 20_000;

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const injectAll = async (address: string, faults: readonly (EmulatorFault | ModelFault)[]): Promise<void> => {
  for (const fault of faults) await scriptFault(address, fault);
};

/** Kills and restarts the model server repeatedly. Each restart loses its faults, which are injected again. */
const restartModelsRepeatedly = async (
  { modelUrl, restartModels }: LocalStack,
  faults: readonly ModelFault[],
  signal: AbortSignal,
) => {
  let [calls, restarts] = [0, 0];
  while (restartModels !== undefined && !signal.aborted) {
    const ended = await sleep(RESTART_EVERY_MS, false, { signal }).catch(() => true);
    if (ended) break;
    calls += sum(await countFaults(modelUrl));
    await restartModels();
    await injectAll(modelUrl, faults);
    restarts += 1;
  }
  return { calls, restarts };
};

/** Injects faults into every call that the pipeline makes, and starts restarting the model server. */
export const startFaultInjection = async (stack: LocalStack, options: InjectionOptions): Promise<FaultInjection> => {
  const { controlUrl, modelUrl } = stack;
  const faults = chaosFaults(options);
  await injectAll(controlUrl, faults.emulator);
  await injectAll(modelUrl, faults.models);
  const ending = new AbortController();
  const restarting = restartModelsRepeatedly(stack, faults.models, ending.signal);
  const stop = () => {
    ending.abort();
    return restarting;
  };
  return {
    stop: async () => {
      await stop();
    },
    end: async () => {
      const { calls, restarts } = await stop();
      const counts = [...(await countFaults(controlUrl)), ...(await countFaults(modelUrl)), calls];
      await Promise.all([clearFaults(controlUrl), clearFaults(modelUrl)]);
      return { calls: sum(counts), modelRestarts: restarts };
    },
  };
};
