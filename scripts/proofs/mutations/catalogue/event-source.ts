import type { Mutation } from "../mutation.js";

const at = (name: string) => ({
  file: `scripts/local/event-source/${name}.ts`,
  tests: ["test/scripts/local/event-source/guarantees.test.ts"],
});

/** The rules of Lambda's event source mappings, which the local stack and the simulations follow. */
export const eventSourceMutations: readonly Mutation[] = [
  {
    ...at("batch"),
    name: "event-source/partial-batch",
    removes: "the handling of the records that the function hands back",
    breaks: "lost",
    edit: {
      find: "const batchResult = mapping.reportsItemFailures",
      put: "const batchResult = mapping.reportsItemFailures && batch.records.length < 0",
    },
  },
  {
    ...at("batch"),
    name: "event-source/lowest-failure",
    removes: "the lowest failed sequence number as the position to continue from: the highest is used",
    breaks: "lost",
    edit: { find: "from: Math.min(...positions)", put: "from: Math.max(...positions)" },
  },
  {
    ...at("batch"),
    name: "event-source/bisect",
    removes: "the bisecting of a batch that failed",
    breaks: "alone",
    edit: { find: "if (!mapping.bisects || tried.records.length === 1)", put: "if (tried.records.length >= 1)" },
  },
  {
    ...at("batch"),
    name: "event-source/retries",
    removes: "the retries",
    breaks: "lost",
    edit: { find: "const mayRetry = limit < 0 || rest.retries < limit;", put: "const mayRetry = limit < 0;" },
    tests: ["test/stacks/constructs/workflow/ticket-source.guarantees.test.ts"],
  },
  {
    ...at("batch"),
    name: "event-source/throttled",
    removes: "the rule that throttling uses no retry: the batch counts as done",
    breaks: "lost",
    edit: {
      find: "return { done: [], again: [batch], pause: true };",
      put: "return { done: batch.records, again: [], pause: true };",
    },
  },
  {
    ...at("process-batch"),
    name: "event-source/on-failure",
    removes: "the destination of given-up batches",
    breaks: "lost",
    edit: { find: "    await this.ports.discard(discarded);\n", put: "" },
  },
  {
    ...at("on-failure-destination"),
    name: "event-source/on-failure/records",
    removes: "the records from what is written to the destination",
    breaks: "lost",
    edit: { find: "Records: discarded.records }", put: "Records: [] }" },
  },
  {
    ...at("shard-consumer"),
    name: "event-source/checkpoint",
    removes: "the checkpoint at the first open record: it skips records that are not done",
    breaks: "lost",
    edit: { find: "firstOpen === -1 ? this.#open.length : firstOpen", put: "this.#open.length" },
  },
];
