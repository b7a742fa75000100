import type { TerraformEvent } from "./terraform-events.js";

/** The steps of starting a local stack. */
export type StackStep =
  "emulator" | "model server" | "event source" | "warehouse" | "synth" | "terraform init" | "terraform apply";

export type StackEvent =
  | { readonly kind: "step-started"; readonly step: StackStep }
  | { readonly kind: "step-finished"; readonly step: StackStep; readonly seconds: number }
  /** An apply in which resources failed, with their errors; the next one follows. */
  | { readonly kind: "apply-repeated"; readonly reason: string }
  | TerraformEvent;

export type StackListener = (event: StackEvent) => void;

/** Runs one step, and reports its start and its end with its duration. */
export const runTimedStep = async <T>(step: StackStep, onEvent: StackListener, run: () => Promise<T>): Promise<T> => {
  const start = performance.now();
  onEvent({ kind: "step-started", step });
  const result = await run();
  onEvent({ kind: "step-finished", step, seconds: (performance.now() - start) / 1000 });
  return result;
};
