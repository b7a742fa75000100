import type { Mutation } from "../mutation.js";

const SERVICE = {
  file: "functions/serve-desk/executions/sfn-executions.ts",
  tests: ["test/functions/serve-desk/executions/adapters.test.ts"],
} as const;
const VIEW = {
  file: "functions/serve-desk/executions/read-execution.ts",
  tests: ["test/functions/serve-desk/executions/read-execution.test.ts"],
} as const;

/** What staff see of a ticket's way through the pipeline. */
export const deskExecutionMutations: readonly Mutation[] = [
  {
    ...SERVICE,
    name: "desk/execution/data",
    removes: "the rule that inputs and outputs of states, which have customers' texts, are not asked for",
    breaks: "desk",
    edit: { find: "includeExecutionData: false, ", put: "" },
  },
  {
    ...SERVICE,
    name: "desk/execution/others",
    removes: "the state machine whose executions are shown",
    breaks: "desk",
    edit: { find: "if (!arn.startsWith(this.#prefix)) return undefined;", put: "void this.#prefix;" },
  },
  {
    ...SERVICE,
    name: "desk/execution/bound",
    removes: "the bound of what is read of one history",
    breaks: "desk",
    edit: { find: "const MAX_READS = 3;", put: "const MAX_READS = 30;" },
  },
  {
    ...VIEW,
    name: "desk/execution/complete",
    removes: "the word that states inside a Parallel are missing",
    breaks: "desk",
    edit: { find: "execution.isWhole && hasBranches(execution)", put: "(void hasBranches, execution.isWhole)" },
  },
];
