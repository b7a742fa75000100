import type { Mutation } from "../mutation.js";

const COUNTING = {
  file: "functions/count-desk-changes/count-changes.ts",
  tests: ["test/functions/count-desk-changes/count-changes.test.ts"],
} as const;
const PLANNING = { ...COUNTING, file: "functions/count-desk-changes/plan-changes.ts" } as const;
const TABLE = {
  file: "functions/count-desk-changes/dynamo-desk-counters.ts",
  tests: ["test/functions/count-desk-changes/dynamo-desk-counters.test.ts"],
} as const;
const MAPPING = {
  file: "stacks/constructs/data/table-follower.ts",
  tests: ["test/stacks/constructs/data/table-follower.test.ts"],
} as const;

/** What the desk's statistics are worth. */
export const deskStatsMutations: readonly Mutation[] = [
  {
    ...TABLE,
    name: "desk/stats/mark",
    removes: "the condition that nobody else has counted a ticket since it was read",
    breaks: "desk",
    edit: {
      find: 'ConditionExpression: "revision = :seen"',
      put: 'ConditionExpression: "revision < :seen OR revision = :seen OR attribute_exists(pk)"',
    },
  },
  {
    ...TABLE,
    name: "desk/stats/first-mark",
    removes: "the condition that nobody else has counted a ticket for the first time",
    breaks: "desk",
    edit: {
      find: '? { ConditionExpression: "attribute_not_exists(pk)" }',
      put: '? { ConditionExpression: "attribute_not_exists(nothing)" }',
    },
  },
  {
    ...TABLE,
    name: "desk/stats/unreadable",
    removes: "the way past a ticket that cannot be read, which would keep all others from being counted",
    breaks: "desk",
    edit: {
      find: "      return undefined;\n    }\n  }\n\n  /** An item that was not",
      put: "      throw error;\n    }\n  }\n\n  /** An item that was not",
    },
  },
  {
    ...PLANNING,
    name: "desk/stats/difference",
    removes: "what was counted of a ticket before",
    breaks: "desk",
    edit: { find: "    ...additionsOf(before?.contributions ?? [], -1),\n", put: "" },
  },
  {
    ...PLANNING,
    name: "desk/stats/expired",
    removes: "the rule that a ticket whose mark has expired is counted already",
    breaks: "desk",
    edit: { find: "now >= (forgottenAt(ticket) ?? Infinity)", put: "now >= Infinity" },
  },
  {
    ...PLANNING,
    name: "desk/stats/gone",
    removes: "the end of an open ticket that is gone",
    breaks: "desk",
    edit: { find: "additions: addUp(taken)", put: "additions: addUp([])" },
  },
  {
    ...TABLE,
    name: "desk/stats/gone-is-checked",
    removes: "the check that a ticket that is counted as gone is not there",
    breaks: "desk",
    edit: {
      find: "[...changes.map((change) => this.#toMark(change)), ...gone, ...counters]",
      put: "[...changes.map((change) => this.#toMark(change)), ...counters]",
    },
  },
  {
    ...COUNTING,
    name: "desk/stats/gone-apart",
    removes:
      "the transaction of their own for tickets that are gone: one that was not read keeps others from being counted",
    breaks: "desk",
    edit: {
      find: "  ...commitsOf(changes.filter(({ isGone }) => !isGone)),\n  ...commitsOf(changes.filter(({ isGone }) => isGone)),\n",
      put: "  ...commitsOf(changes),\n",
    },
  },
  {
    file: "functions/shared/table/batch-get.ts",
    tests: ["test/functions/shared/table/batch-get.test.ts"],
    name: "desk/stats/empty-response",
    removes: "the check that a batch's response says what was found: an empty one makes all tickets look gone",
    breaks: "desk",
    edit: { find: "if (items === undefined && left.length < wanted.length)", put: "if (false)" },
  },
  {
    ...COUNTING,
    name: "desk/stats/conflict",
    removes: "another attempt when the counters are in use",
    breaks: "desk",
    edit: {
      find: 'if ((await counters.write(commit)) === "conflict")',
      put: "if (((await counters.write(commit)), false))",
    },
  },
  {
    ...COUNTING,
    name: "desk/stats/limits",
    removes: "DynamoDB's limit of a transaction",
    breaks: "desk",
    edit: { find: "const ITEMS_PER_COMMIT = 100;", put: "const ITEMS_PER_COMMIT = 1_000;" },
  },
  {
    file: "functions/shared/desk/stats/duration-histogram.ts",
    tests: ["test/functions/shared/desk/stats/duration-histogram.test.ts"],
    name: "desk/stats/error",
    removes: "the bound of a quantile's error",
    breaks: "desk",
    edit: { find: "const GROWTH = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);", put: "const GROWTH = 1.2;" },
  },
  {
    file: "functions/serve-desk/stats/read-stats.ts",
    tests: ["test/functions/serve-desk/stats/read-stats.test.ts"],
    name: "desk/stats/days",
    removes: "the limit of days that one request reads",
    breaks: "desk",
    edit: { find: "if (last - first >= STATS_DAYS_MAX * DAY_MS)", put: "if (last - first >= Infinity)" },
  },
  {
    ...MAPPING,
    name: "desk/stats/filter",
    removes: "the filter of the table's stream, without which the function follows what it writes itself",
    breaks: "desk",
    edit: {
      find: "[TABLE_KEY.sort]: { S: [TICKET_SORT_KEY] }",
      put: "[TABLE_KEY.partition]: { S: [{ exists: true }] }",
    },
  },
  {
    ...MAPPING,
    name: "desk/stats/dead-letters",
    removes: "the queue of what could not be counted",
    breaks: "desk",
    edit: { find: "      destinationConfig: { onFailure: { destinationArn: queue.arn } },\n", put: "" },
  },
  {
    file: "stacks/constructs/data/ticket-store.ts",
    tests: ["test/stacks/constructs/data/ticket-store.test.ts"],
    name: "desk/stats/attributes",
    removes: "the limit of what count-desk-changes may read of a ticket",
    breaks: "desk",
    edit: { find: "      ...onlyAttributes(COUNTED_ATTRIBUTES),\n", put: "" },
  },
];
