import { readConfig } from "../../../stacks/config/config.js";
import { callersIfNot, parseModelId, profileFor } from "../../../stacks/config/model-id.js";
import { MODELS_WITH_QUOTAS, type ModelQuotas, modelQuotas } from "../../shared/quotas/model-quotas.js";
import { UsageError } from "../../shared/terminal/command-line.js";

/** The model that is planned for. */
export interface ChosenModel {
  /** As it is called: a profile, or the model itself. */
  readonly id: string;
  readonly foundationModel: string;
  readonly quotas: ModelQuotas;
}

/** The stack's default, through a profile of the region. */
const defaultIn = (region: string): string => {
  const { id, foundationModel } = readConfig({}).responseModel;
  return profileFor(foundationModel, region) ?? id;
};

/**
 * @param wanted value of --model or RESPONSE_MODEL_ID; empty: the stack's default
 * @throws UsageError if the model is not known, or cannot be called from the region
 */
export const chooseModel = (wanted: string, region: string): ChosenModel => {
  const id = wanted === "" ? defaultIn(region) : wanted;
  const { foundationModel = "", geography, kind } = parseModelId(id) ?? {};
  const quotas = modelQuotas(foundationModel, kind !== "foundation-model");
  if (quotas === undefined) {
    const known = MODELS_WITH_QUOTAS.join(", ");
    throw new UsageError(
      `--model is "${id}", whose quotas are not known; expected one of ${known}, or a profile of it.`,
    );
  }
  const callers = geography === undefined ? undefined : callersIfNot(geography, region);
  if (callers !== undefined)
    throw new UsageError(`--model is "${id}", which --region ${region} cannot call; it can be called from ${callers}.`);
  return { id, foundationModel, quotas };
};
