import { UsageError } from "../../shared/terminal/command-line.js";
import type { Mutation } from "./mutation.js";

const isNamed = ({ name }: Mutation, wanted: string): boolean => name === wanted || name.startsWith(`${wanted}/`);

/**
 * The mutations of these names, or below them: `workflow/open-ticket` takes `workflow/open-ticket/retry`. All without names.
 * @throws UsageError for a name that no mutation has.
 */
export const chooseMutations = (all: readonly Mutation[], names: readonly string[] = []): readonly Mutation[] => {
  const unknown = names.filter((name) => !all.some((mutation) => isNamed(mutation, name)));
  if (unknown.length > 0) throw new UsageError(`No mutation is named ${unknown.join(", ")}: --list shows them all.`);
  return names.length === 0 ? all : all.filter((mutation) => names.some((name) => isNamed(mutation, name)));
};
