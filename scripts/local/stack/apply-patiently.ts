import { describeError } from "../../shared/terminal/system-errors.js";
import type { StackListener } from "./stack-events.js";
import type { Terraform } from "./terraform.js";

/**
 * Applies the stack, and once more when a resource could not be created or changed: on a machine without a free core
 * the emulator answers some requests too late for the provider. A second apply creates what is missing. The errors of
 * the first are reported as `apply-repeated`, so that nothing is hidden. A stack that cannot be planned fails at once.
 * @throws TerraformError of the last apply
 */
export const applyPatiently = async (terraform: Pick<Terraform, "apply">, onEvent: StackListener): Promise<void> => {
  let failedResources = 0;
  try {
    await terraform.apply((event) => {
      if (event.kind === "failed") failedResources += 1;
      onEvent(event);
    });
  } catch (error) {
    if (failedResources === 0) throw error;
    onEvent({ kind: "apply-repeated", reason: describeError(error) });
    await terraform.apply(onEvent);
  }
};
