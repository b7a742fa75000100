import type { Mutation } from "../mutation.js";

const at = (name: string) => ({
  file: `functions/start-workflow/${name}.ts`,
  tests: [`test/functions/start-workflow/${name}.test.ts`],
});

const KEEP_ORIGINAL = "if (original !== undefined) await objects.put(original.key, original.json);";
const ALREADY_STARTED =
  'if (error instanceof Error && error.name === "ExecutionAlreadyExists") return { status: "already-started" };';

const inIntake = (name: string, test: string = name) => ({
  file: `functions/shared/intake/${name}.ts`,
  tests: [`test/functions/shared/intake/${test}.test.ts`],
});

/** The function that consumes the stream. */
export const startWorkflowMutations: readonly Mutation[] = [
  {
    ...at("handler"),
    name: "start-workflow/partial-batch/response",
    removes: "the records that the function hands back, so that an outage loses them",
    breaks: "lost",
    edit: { find: "report.retry.map((itemIdentifier) => ({ itemIdentifier }))", put: "[]" },
  },
  {
    ...at("start-workflows"),
    name: "start-workflow/partial-batch/outage",
    removes: "the record of a call that failed from those handed back",
    breaks: "lost",
    edit: {
      find: 'return { kind: "retry", sequenceNumber: record.kinesis.sequenceNumber, error };',
      put: 'return { kind: "ignored" };',
    },
  },
  {
    ...at("start-workflows"),
    name: "start-workflow/partial-batch/isolation",
    removes: "the catch around each record, so that one failure hands back the whole batch",
    breaks: "alone",
    edit: {
      find: 'return { kind: "retry", sequenceNumber: record.kinesis.sequenceNumber, error };',
      put: "throw error;",
    },
  },
  {
    ...at("start-workflows"),
    name: "start-workflow/quarantine/write",
    removes: "the write of a bad record's bytes to the quarantine",
    breaks: "lost",
    edit: { find: '  await objects.put(key, json);\n  log.warn("Record', put: '  log.warn("Record' },
  },
  {
    ...inIntake("quarantine"),
    name: "start-workflow/quarantine/bytes",
    removes: "the bytes of a quarantined record",
    breaks: "lost",
    edit: { find: "    data,\n    schemaVersion", put: '    data: "",\n    schemaVersion' },
  },
  {
    ...inIntake("quarantine"),
    name: "start-workflow/quarantine/key",
    removes: "the arrival time from a quarantined record's key, so that a redelivery stores it twice",
    breaks: "twice",
    edit: { find: "new Date(approximateArrivalTimestamp * 1000)", put: "new Date()" },
  },
  {
    ...at("start-workflows"),
    name: "start-workflow/quarantine/rejected",
    removes: "the quarantine of a record that StartExecution never accepts, so that it blocks its shard",
    breaks: "alone",
    edit: {
      find: 'if (result.status !== "rejected") return { kind: result.status };',
      put: 'if (result.status === "rejected") throw new Error(result.reason);\n      return { kind: result.status };',
    },
  },
  {
    ...at("sfn-workflow-starter"),
    name: "start-workflow/quarantine/rejections",
    removes: "the names of errors that no retry can fix",
    breaks: "alone",
    edit: { find: '["InvalidExecutionInput", "InvalidName", "ValidationException"]', put: "[]" },
  },
  {
    ...at("start-workflows"),
    name: "start-workflow/original/stored",
    removes: "the original of a ticket whose text was cut",
    breaks: "lost",
    edit: { find: KEEP_ORIGINAL, put: "void original;" },
  },
  {
    ...at("start-workflows"),
    name: "start-workflow/original/before-start",
    removes: "the order of storing before starting, so that a crash between the two loses the original",
    breaks: "lost",
    edit: {
      find: `${KEEP_ORIGINAL}\n  return workflows.start(name, input);`,
      put: `const result = await workflows.start(name, input);\n  ${KEEP_ORIGINAL}\n  return result;`,
    },
  },
  {
    ...inIntake("plan-execution"),
    name: "start-workflow/original/replaced",
    removes: "the original of a ticket in which characters were replaced",
    breaks: "lost",
    edit: { find: " && replaced !== true", put: "" },
  },
  {
    ...inIntake("plan-execution"),
    name: "start-workflow/original/cut",
    removes: "the cut to a size that every later state accepts",
    breaks: "lost",
    edit: { find: "const ticket = fitTicket(event, readable);", put: "const ticket = event;" },
  },
  {
    ...inIntake("execution-name", "plan-execution"),
    name: "start-workflow/execution-name/derived",
    removes: "the derived name of an execution: it is random, so that a redelivery starts another execution",
    breaks: "twice",
    edit: { find: "contentHash.slice(0, HASH_DIGITS)", put: "sha256(String(Math.random())).slice(0, HASH_DIGITS)" },
  },
  {
    ...inIntake("execution-name", "plan-execution"),
    name: "start-workflow/execution-name/content",
    removes: "the content from an execution's name, so that other content with a used id counts as started",
    breaks: "lost",
    edit: { find: "`${ticketId}-${contentHash.slice(0, HASH_DIGITS)}`", put: "ticketId" },
  },
  {
    ...at("sfn-workflow-starter"),
    name: "start-workflow/already-started",
    removes: "ExecutionAlreadyExists as success, so that a redelivered record blocks its shard",
    breaks: "alone",
    edit: { find: ALREADY_STARTED, put: "" },
  },
  {
    ...at("start-workflows"),
    name: "start-workflow/duplicates",
    removes: "the shared start of duplicates within a batch",
    breaks: "twice",
    edit: {
      find: "const first = starts.get(execution.name);",
      put: "const first: Promise<StartResult> | undefined = undefined;",
    },
  },
  {
    ...at("start-workflows"),
    name: "start-workflow/retry-budget/rounds",
    removes: "the retries within an invocation, so that an outage uses up the mapping's retries in minutes",
    breaks: "lost",
    edit: { find: "while (open.length > 0 && (await budget.waitForNextRound()));", put: "while (open.length < 0);" },
    tests: [
      "test/functions/start-workflow/start-workflows.test.ts",
      "test/stacks/constructs/workflow/ticket-source.guarantees.test.ts",
    ],
  },
  {
    ...at("start-workflows"),
    name: "start-workflow/retry-budget/only-transient",
    removes: "the distinction between transient errors and those that a person must fix, so that every error waits",
    breaks: "visible",
    edit: { find: 'result?.kind === "retry" && isTransient(result)', put: 'result?.kind === "retry"' },
  },
  {
    ...at("retry-budget"),
    name: "start-workflow/retry-budget/end",
    removes: "the end of the retry budget for calls of a round in progress, so that the function may time out",
    breaks: "alone",
    edit: { find: "return this.#remainingMs() > 0 ? send()", put: "return this.#end > 0 ? send()" },
  },
  {
    name: "start-workflow/throttling",
    removes: "the distinction between throttling and rejection, so that a throttled call is not retried",
    breaks: "lost",
    file: "functions/shared/lambda/errors.ts",
    edit: {
      find: "if (THROTTLES.has(serviceError.name) || serviceError.status === 429) return new DependencyThrottled(message);",
      put: "",
    },
    tests: ["test/functions/shared/lambda/errors.test.ts"],
  },
  {
    name: "start-workflow/request-time-limit",
    removes: "the time limit of a call to AWS, so that it may hang until the function times out with the whole batch",
    breaks: "alone",
    file: "functions/shared/lambda/aws-clients.ts",
    edit: { find: "    throwOnRequestTimeout: true,\n", put: "" },
    tests: ["test/functions/shared/lambda/aws-clients.test.ts"],
  },
];
