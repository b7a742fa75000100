import type { Example } from "./fit-linear-model.js";

const FOLDS = 5;

/** Fits a model to examples, and returns how it labels a text by its features. */
type Fit<Label extends string> = (
  examples: readonly Example<Label>[],
) => (features: ReadonlyMap<string, number>) => Label;

/**
 * Share of examples whose label a model finds that was fitted to the others: each fifth in turn is left out. It is too
 * high for features that were chosen with the same examples in view.
 */
export const crossValidate = <Label extends string>(examples: readonly Example<Label>[], fit: Fit<Label>): number => {
  const isOf = (fold: number) => (_: Example<Label>, index: number) => index % FOLDS === fold;
  const right = Array.from({ length: FOLDS }, (_, fold) => {
    const labelOf = fit(examples.filter((example, index) => !isOf(fold)(example, index)));
    return examples.filter(isOf(fold)).filter(({ features, label }) => labelOf(features) === label).length;
  });
  return right.reduce((sum, count) => sum + count, 0) / examples.length;
};
