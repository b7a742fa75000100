import { highestLabel, likelihoods } from "../../../functions/shared/triage/signals/linear-model.js";
import { type Example, fitLinearModel, type FitOptions } from "./fit-linear-model.js";

const FOLDS = 5;

/**
 * Share of examples whose label a model finds that was fitted to the others: each fifth in turn is left out. It is too
 * high for features that were chosen with the same examples in view.
 */
export const crossValidate = <Label extends string>(
  examples: readonly Example<Label>[],
  options: FitOptions<Label>,
): number => {
  const isOf = (fold: number) => (_: Example<Label>, index: number) => index % FOLDS === fold;
  const right = Array.from({ length: FOLDS }, (_, fold) => {
    const model = fitLinearModel(
      examples.filter((example, index) => !isOf(fold)(example, index)),
      options,
    );
    return examples
      .filter(isOf(fold))
      .filter(({ features, label }) => highestLabel(options.labels, likelihoods(model, features)) === label).length;
  });
  return right.reduce((sum, count) => sum + count, 0) / examples.length;
};
