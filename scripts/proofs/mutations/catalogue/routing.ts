import type { Mutation } from "../mutation.js";

const QUEUE = {
  file: "stacks/constructs/routing/routing-queue.ts",
  tests: ["test/stacks/constructs/routing/routing-queue.test.ts"],
};
const ROUTES = {
  file: "stacks/constructs/routing/routes.ts",
  tests: ["test/stacks/constructs/routing/ticket-routing.test.ts"],
};
const HANDLER = {
  file: "functions/shared/lambda/ticket-queue-handler.ts",
  tests: ["test/functions/shared/lambda/ticket-queue-handler.test.ts"],
};
const COUNTS = {
  file: "functions/count-tickets/dynamo-ticket-counts.ts",
  tests: ["test/functions/count-tickets/dynamo-ticket-counts.test.ts"],
};
const ONCE = { file: "functions/shared/lanes/once.ts", tests: ["test/functions/shared/lanes/once.test.ts"] };
const LANES = {
  file: "functions/shared/lanes/dynamo-lane-table.ts",
  tests: ["test/functions/shared/lanes/dynamo-lane-table.test.ts"],
};

/** The queues of finished tickets, and which ticket goes to which queue. */
const queues: readonly Mutation[] = [
  {
    ...ROUTES,
    name: "routing/filter/priority",
    removes: "the $or of the priority lane's filter: a ticket that is gold or urgent, but not both, goes to no lane",
    breaks: "lost",
    edit: {
      find: "{ $or: [{ tier: PREFERRED_TIERS }, { priority: URGENT_PRIORITIES }] }",
      put: "{ tier: PREFERRED_TIERS, priority: URGENT_PRIORITIES }",
    },
  },
  {
    ...ROUTES,
    name: "routing/filter/general",
    removes: "the priority from the general lane's filter: urgent tickets go to both lanes",
    breaks: "twice",
    edit: { find: ', priority: [{ "anything-but": URGENT_PRIORITIES }]', put: "" },
  },
  {
    ...QUEUE,
    name: "routing/filter/subscribed",
    removes: "the filters from the subscriptions",
    breaks: "twice",
    edit: { find: "filter === undefined ?", put: "topic !== undefined ?" },
    tests: ["test/stacks/constructs/routing/ticket-routing.test.ts"],
  },
  {
    ...QUEUE,
    name: "routing/partial-batch",
    removes: "ReportBatchItemFailures, so that what a processor hands back counts as done",
    breaks: "lost",
    edit: { find: '      functionResponseTypes: ["ReportBatchItemFailures"],\n', put: "" },
  },
  {
    ...QUEUE,
    name: "routing/dead-letters",
    removes: "the dead letters: a message that always fails is delivered again until it expires",
    breaks: "visible",
    edit: {
      find: "      redrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount }),\n",
      put: "",
    },
  },
  {
    ...QUEUE,
    name: "routing/dead-letters/receives",
    removes: "the receives of an hour: messages become dead letters while others use up the quota of executions",
    breaks: "lost",
    edit: { find: "Math.ceil(STARVED_SECONDS / visibilityTimeoutSeconds) + SPARE_RECEIVES", put: "SPARE_RECEIVES" },
  },
  {
    ...QUEUE,
    name: "routing/dead-letters/retention",
    removes: "the 14 days' retention of dead letters, whose age counts from the first queue",
    breaks: "lost",
    edit: { find: "deadLetters: 14 }", put: "deadLetters: 4 }" },
  },
  {
    ...QUEUE,
    name: "routing/dead-letters/of-topic",
    removes: "the dead letters of the subscription: SNS drops what it may not deliver",
    breaks: "lost",
    edit: { find: "      redrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetters.arn }),\n", put: "" },
  },
  {
    ...QUEUE,
    name: "routing/queue/policy",
    removes: "the queues' permission for the topic to send",
    breaks: "lost",
    edit: { find: '[denyPlainHttp("sqs:*", [own]), delivery]', put: '[denyPlainHttp("sqs:*", [own])]' },
  },
  {
    ...QUEUE,
    name: "routing/queue/key",
    removes: "the key's permission for the topic to deliver to an encrypted queue",
    breaks: "lost",
    file: "stacks/constructs/data/encryption-key.ts",
    edit: { find: "[...publishing, this.#delivery(account, prefix), ", put: "[...publishing, " },
  },
  {
    ...QUEUE,
    name: "routing/queue/hidden",
    removes: "five sixths of the visibility timeout: a message is delivered again while it is processed",
    breaks: "twice",
    edit: { find: "VISIBILITY_TIMEOUT_FACTOR = 6", put: "VISIBILITY_TIMEOUT_FACTOR = 1" },
  },
];

/** The handling of a batch. */
const batches: readonly Mutation[] = [
  {
    ...HANDLER,
    name: "routing/handler/handed-back",
    removes: "the error of a message that failed: the message counts as done",
    breaks: "lost",
    edit: { find: "...describeError(error) });\n    throw error;\n", put: "...describeError(error) });\n" },
  },
  {
    ...HANDLER,
    name: "routing/handler/whole-batch",
    removes:
      "the rule that a batch never fails as a whole: a poison message that arrives alone is an error of the function",
    breaks: "alone",
    edit: { find: "throwOnFullBatchFailure: false", put: "throwOnFullBatchFailure: true" },
  },
  {
    ...HANDLER,
    name: "routing/handler/time-left",
    removes: "the check of the remaining time: an invocation that times out hands back what is done",
    breaks: "alone",
    edit: {
      find: '    if (context.getRemainingTimeInMillis() < longestMs) throw new OutOfTime("too little time left for the message");\n',
      put: "",
    },
  },
];

/** The safeguards against processing a message twice. */
const processors: readonly Mutation[] = [
  {
    ...COUNTS,
    name: "routing/count/mark",
    removes: "the condition on the mark: a ticket that is delivered again counts again",
    breaks: "twice",
    edit: { find: ', ConditionExpression: "attribute_not_exists(pk)"', put: "" },
  },
  {
    ...COUNTS,
    file: "functions/count-tickets/dynamo-counted-products.ts",
    name: "routing/count/products",
    removes: "the maximum of a day's products, so that each made-up product becomes an item",
    breaks: "limits",
    edit: { find: " OR size(products) < :most", put: " OR size(products) >= :most" },
    tests: ["test/functions/count-tickets/dynamo-counted-products.test.ts"],
  },
  {
    ...COUNTS,
    file: "functions/count-tickets/count-ticket.ts",
    name: "routing/count/other",
    removes: "the counter of other products",
    breaks: "limits",
    edit: { find: "product: isCounted ? product : OTHER", put: "product" },
    tests: ["test/attacks/anonymous-work.test.ts"],
  },
  {
    ...COUNTS,
    file: "functions/count-tickets/count-ticket.ts",
    name: "routing/count/days",
    removes: "the counter of implausible days, so that each made-up time becomes an item",
    breaks: "limits",
    edit: {
      find: "isPlausibleSubmission(submittedAt, processedAt) ? submittedAt.slice(0, 10) : OTHER",
      put: "submittedAt.slice(0, 10)",
    },
    tests: ["test/attacks/anonymous-work.test.ts"],
  },
  {
    ...COUNTS,
    name: "routing/count/contended",
    removes: "the retry when a counter is in use",
    breaks: "lost",
    edit: { find: '  if (codes.includes("TransactionConflict")) return "contended";\n', put: "" },
  },
  {
    ...COUNTS,
    name: "routing/count/one-by-one",
    removes: "the counting of tickets one after the other",
    breaks: "lost",
    file: "functions/count-tickets/handler.ts",
    edit: { find: "inParallel: false", put: "inParallel: true" },
    tests: ["test/functions/count-tickets/handler.test.ts"],
  },
  {
    ...LANES,
    name: "routing/lane/condition",
    removes: "the condition on setting a lane: an earlier answer that arrives late overwrites the lane",
    breaks: "twice",
    edit: { find: " AND (attribute_not_exists(#processed_at) OR #processed_at <= :of_this_answer)", put: "" },
  },
  {
    ...LANES,
    name: "routing/lane/missing",
    removes: "the error for a ticket that is not in the table: it counts as superseded",
    breaks: "visible",
    edit: {
      find: '      if (error.Item === undefined) throw new TicketMissing("the table has no item for this ticket");\n',
      put: "",
    },
  },
  {
    ...ONCE,
    name: "routing/lane/key",
    removes: "the execution from the key: a ticket that is answered again counts as a duplicate",
    breaks: "lost",
    edit: { find: '"[ticket_id, execution_arn]"', put: '"[ticket_id]"' },
  },
  {
    ...ONCE,
    name: "routing/lane/remembered",
    removes: "most of the day for which an answer is remembered",
    breaks: "twice",
    edit: { find: "REMEMBERED_SECONDS = 24 * 60 * 60", put: "REMEMBERED_SECONDS = 60" },
  },
];

/** Safeguards of finished tickets on the way to the counts and to their lanes. */
export const routingMutations: readonly Mutation[] = [...queues, ...batches, ...processors];
