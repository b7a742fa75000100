import type { TerraformEvent } from "./terraform-events.js";

/** The parts of starting a local stack, in the order a person meets them. */
export type StackStep =
  "emulator" | "model server" | "event source" | "warehouse" | "synth" | "terraform init" | "terraform apply";

export type StackEvent =
  | { readonly kind: "step-started"; readonly step: StackStep }
  | { readonly kind: "step-finished"; readonly step: StackStep; readonly seconds: number }
  | TerraformEvent;

export type StackListener = (event: StackEvent) => void;

/** Runs one step, telling of its start and end. */
export const runTimedStep = async <T>(step: StackStep, tell: StackListener, run: () => Promise<T>): Promise<T> => {
  const start = performance.now();
  tell({ kind: "step-started", step });
  const result = await run();
  tell({ kind: "step-finished", step, seconds: (performance.now() - start) / 1000 });
  return result;
};
