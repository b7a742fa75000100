import { describe, expect, it } from "vitest";
import { applyPatiently } from "../../../../scripts/local/stack/apply-patiently.js";
import type { StackEvent } from "../../../../scripts/local/stack/stack-events.js";
import type { TerraformEvent } from "../../../../scripts/local/stack/terraform-events.js";

const FAILED: TerraformEvent = { kind: "failed", address: "aws_sqs_queue.q" };

interface Apply {
  readonly events: readonly TerraformEvent[];
  readonly error?: string;
}

/** Applies with a Terraform whose applies go as planned, one after the other. */
const applyWith = async (...applies: readonly Apply[]) => {
  const left = [...applies];
  const seen: StackEvent[] = [];
  const apply = async (onEvent?: (event: TerraformEvent) => void): Promise<void> => {
    const { events, error } = left.shift() ?? { events: [], error: "applied too often" };
    for (const event of events) onEvent?.(event);
    await Promise.resolve();
    if (error !== undefined) throw new Error(error);
  };
  const error = await applyPatiently({ apply }, (event) => seen.push(event)).catch((reason: unknown) => reason);
  return { seen, error, unused: left.length };
};

describe("applyPatiently", () => {
  it("applies once when that succeeds", async () => {
    expect(await applyWith({ events: [] }, { events: [] })).toEqual({ seen: [], error: undefined, unused: 1 });
  });

  it("applies once more when a resource failed, and says why", async () => {
    const { seen, error } = await applyWith({ events: [FAILED], error: "queue: timeout" }, { events: [] });

    expect(error).toBeUndefined();
    expect(seen).toEqual([FAILED, { kind: "apply-repeated", reason: "queue: timeout" }]);
  });

  it("fails with the second error when that fails, too", async () => {
    const { error } = await applyWith({ events: [FAILED], error: "first" }, { events: [FAILED], error: "second" });

    expect(error).toEqual(new Error("second"));
  });

  it("fails at once when nothing was begun: a stack that cannot be planned, a Terraform that was stopped", async () => {
    const { error, unused } = await applyWith({ events: [], error: "no such argument" }, { events: [] });

    expect(error).toEqual(new Error("no such argument"));
    expect(unused).toBe(1);
  });
});
