import { setTimeout as sleep } from "node:timers/promises";
import { clearFaults, countFaults, scriptFault } from "../../local/emulator/script-faults.js";
import type { LocalStack } from "../../local/stack/stack.js";
import type { ChaosFaults } from "./chaos-faults.js";

/** Time between two kills of the model server, in milliseconds. */
const RESTART_EVERY_MS = 20_000;

/** What a storm has done. */
export interface InjectionCounts {
  /** Calls that faults befell, those of the model server's earlier lives included. */
  readonly calls: number;
  readonly modelRestarts: number;
}

/** Wreaks a storm on a stack until it is told to end. */
export interface FaultInjection {
  /** Ends every fault and waits for the model server to be up. */
  end(): Promise<InjectionCounts>;
  /** Kills no more. Faults stay in force; may be called twice. */
  stop(): Promise<void>;
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const injectAll = async (address: string, faults: readonly Parameters<typeof scriptFault>[1][]): Promise<void> => {
  for (const fault of faults) await scriptFault(address, fault);
};

/** Kills the model server again and again. Its faults die with it, so they are counted before and scripted anew after. */
const restartModelsRepeatedly = async (
  { modelUrl, restartModels }: LocalStack,
  storm: ChaosFaults,
  signal: AbortSignal,
) => {
  let [calls, restarts] = [0, 0];
  while (restartModels !== undefined && !signal.aborted) {
    const ended = await sleep(RESTART_EVERY_MS, false, { signal }).catch(() => true);
    if (ended) break;
    calls += sum(await countFaults(modelUrl));
    await restartModels();
    await injectAll(modelUrl, storm.models);
    restarts += 1;
  }
  return { calls, restarts };
};

/** Puts every fault of the storm in force and starts killing. */
export const startFaultInjection = async (stack: LocalStack, storm: ChaosFaults): Promise<FaultInjection> => {
  const { endpoint, modelUrl } = stack;
  await injectAll(endpoint, storm.emulator);
  await injectAll(modelUrl, storm.models);
  const ending = new AbortController();
  const killing = restartModelsRepeatedly(stack, storm, ending.signal);
  const stop = () => {
    ending.abort();
    return killing;
  };
  return {
    stop: async () => {
      await stop();
    },
    end: async () => {
      const { calls, restarts } = await stop();
      const counts = [...(await countFaults(endpoint)), ...(await countFaults(modelUrl)), calls];
      await Promise.all([clearFaults(endpoint), clearFaults(modelUrl)]);
      return { calls: sum(counts), modelRestarts: restarts };
    },
  };
};
