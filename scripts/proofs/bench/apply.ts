import { startLocalStack } from "../../local/stack/stack.js";
import { ApplyTimes, slowestPath, type CreatedResource } from "./slowest-path.js";

/** The longest that an apply on an idle machine with two cores may take, in seconds. */
const MOST_SECONDS = 62;

export interface ApplyBench {
  readonly resources: number;
  /** Seconds of `terraform apply` on the empty emulator. */
  readonly seconds: number;
  readonly most: number;
  readonly path: readonly CreatedResource[];
}

/** Deploys the stack to a new emulator, and finds what its apply waited for. */
export const benchApply = async (): Promise<ApplyBench> => {
  const times = new ApplyTimes();
  let seconds = Number.NaN;
  const stack = await startLocalStack({
    onEvent: (event) => {
      times.record(event);
      if (event.kind === "step-finished" && event.step === "terraform apply") seconds = event.seconds;
    },
  });
  try {
    const path = slowestPath(times.created, await stack.readDependencies());
    return { resources: times.created.length, seconds, most: MOST_SECONDS, path };
  } finally {
    await stack.stop();
  }
};
