import type { Mutation } from "../mutation.js";

const TARGET = {
  file: "scripts/shared/deployment/target.ts",
  tests: ["test/scripts/shared/deployment/target.test.ts"],
};

const PROBE = {
  file: "scripts/local/model-server/probe-model.ts",
  tests: ["test/scripts/local/model-server/probe-model.test.ts"],
};

/** The safeguards against a command that uses AWS by accident. */
const awsMutations: readonly Mutation[] = [
  {
    ...TARGET,
    name: "commands/aws/target",
    removes: "the need for --target aws: without a local stack, a command uses AWS",
    breaks: "meant",
    edit: { find: "  throw noLocalStack(env);\n", put: "  return atAws(env);\n" },
  },
  {
    ...TARGET,
    name: "commands/aws/endpoint",
    removes: "the check of the endpoint: one that is AWS itself counts as an emulator",
    breaks: "meant",
    edit: { find: "if (!isAwsAddress(endpoint)) return endpoint;", put: 'if (endpoint !== "") return endpoint;' },
  },
  {
    name: "commands/aws/api-url",
    removes: "the check of API_URL: the example submits a ticket to an API on AWS",
    breaks: "meant",
    file: "scripts/shared/deployment/api-url.ts",
    edit: {
      find: 'if (target === "aws" || !isAwsAddress(url)) return url;',
      put: "if (target !== undefined) return url;",
    },
    tests: ["test/scripts/commands/api-example/cli.test.ts"],
  },
  {
    name: "commands/aws/redshift",
    removes: "the need for --target aws: without a local warehouse, a command queries Redshift",
    breaks: "meant",
    file: "scripts/shared/warehouse/resolve-warehouse.ts",
    edit: { find: 'options.target === "aws" ? redshiftSettings(env) : undefined', put: "redshiftSettings(env)" },
    tests: ["test/scripts/never-aws-by-accident.test.ts"],
  },
];

/** The safeguards against a command that passes over something in silence. */
const silenceMutations: readonly Mutation[] = [
  {
    name: "commands/reconcile/outside",
    removes: "the count of tickets outside of the days that reconcile compared: it says that all agree",
    breaks: "visible",
    file: "scripts/shared/reconciliation/reconcile.ts",
    edit: {
      find: "outside: await countOutside(sources, range, signal)",
      put: "outside: { table: 0, objects: 0, warehouse: 0 }",
    },
    tests: ["test/scripts/commands/reconcile/run.test.ts"],
  },
  {
    name: "commands/reconcile/skipped",
    removes: "the line about tickets that reconcile counted and did not compare",
    breaks: "visible",
    file: "scripts/commands/reconcile/describe.ts",
    edit: { find: "...(isEmpty(outside)\n", put: "...(!isEmpty(unsettled) || isEmpty(unsettled)\n" },
    tests: ["test/scripts/commands/reconcile/run.test.ts"],
  },
  {
    name: "commands/reconcile/window",
    removes: "the bound on the tickets of days that reconcile reads together: a busy month fills the memory",
    breaks: "visible",
    file: "scripts/shared/reconciliation/windows.ts",
    edit: { find: "entries <= MOST_ENTRIES && ", put: "" },
    tests: ["test/scripts/shared/reconciliation/windows.test.ts"],
  },
  {
    name: "commands/reconcile/busy-day",
    removes: "the mark of a day with more tickets than one query lists: it is read together with others",
    breaks: "visible",
    file: "scripts/shared/reconciliation/days-with-status.ts",
    edit: { find: "    counts.set(last, Infinity);\n", put: "" },
    tests: ["test/scripts/shared/reconciliation/table-tickets.test.ts"],
  },
  {
    name: "commands/reconcile/day-of-entry",
    removes: "the day of a table's ticket: none is compared, and all seem to be missing",
    breaks: "visible",
    file: "scripts/shared/reconciliation/table-tickets.ts",
    edit: { find: 'day: days.get(item["pk"]?.S) ?? ""', put: 'day: ""' },
    tests: ["test/scripts/shared/reconciliation/table-tickets.test.ts"],
  },
  {
    name: "commands/reconcile/all-days",
    removes: "--all-days of reconcile: it compares seven days",
    breaks: "visible",
    file: "scripts/shared/reconciliation/days.ts",
    edit: { find: "  if (options.allDays === true) return ALL_DAYS;\n", put: "" },
    tests: ["test/scripts/shared/reconciliation/days.test.ts"],
  },
  {
    name: "commands/etl/all-days",
    removes: "the sweep of all days by a load on this machine: tickets with old dates are not loaded",
    breaks: "visible",
    file: "scripts/shared/load/load-job.ts",
    edit: { find: '? [] : ["--all-days"];', put: '? [] : ["--recent-days", "2"];' },
    tests: ["test/scripts/shared/load/load-job.test.ts"],
  },
  {
    name: "commands/etl/range",
    removes: "the line about the days at which a load looked",
    breaks: "visible",
    file: "scripts/shared/load/load-tickets.ts",
    edit: { find: "    describeRange(report) +\n", put: "" },
    tests: ["test/scripts/shared/load/load-tickets.test.ts"],
  },
  {
    name: "commands/etl/source",
    removes: "the check of a source that the user named: one that does not exist counts as loaded",
    breaks: "visible",
    file: "scripts/commands/etl/cli.ts",
    edit: { find: '["--source-exists"]', put: "[]" },
    tests: ["test/scripts/commands/etl/cli.test.ts"],
  },
  {
    name: "commands/quarantine/reason",
    removes: "the check of a reason: for one that is misspelt, the quarantine seems to be empty",
    breaks: "visible",
    file: "scripts/commands/quarantine/cli.ts",
    edit: { find: "if (LISTED_REASONS.includes(text)) return text;", put: 'if (text !== "") return text;' },
    tests: ["test/scripts/commands/quarantine/cli.test.ts"],
  },
  {
    name: "commands/mutations/only",
    removes: "the check of --only: for a name that is misspelt, no mutation runs, and none survives",
    breaks: "visible",
    file: "scripts/proofs/mutations/catalogue/all-mutations.ts",
    edit: { find: "  if (unknown.length > 0)\n", put: "  if (unknown.length > names.length)\n" },
    tests: [
      "test/scripts/proofs/mutations/catalogue/all-mutations.test.ts",
      "test/scripts/proofs/mutations/cli.test.ts",
    ],
  },
];

/** The safeguards against a model of the user's own that is not there. */
const modelMutations: readonly Mutation[] = [
  {
    name: "commands/model/probe",
    removes: "the question for the models at LOCAL_MODEL_URL: the stack starts, and rules triage every ticket",
    breaks: "visible",
    file: "scripts/commands/start/cli.ts",
    edit: { find: "  if (model !== undefined) await probeModel(model);\n", put: "" },
    tests: ["test/scripts/commands/start/cli.test.ts"],
  },
  {
    ...PROBE,
    name: "commands/model/timeout",
    removes: "the time limit of that question: a server that does not respond holds up the start",
    breaks: "visible",
    edit: { find: "AbortSignal.timeout(timeoutMs)", put: "AbortSignal.timeout(600_000)" },
  },
  {
    ...PROBE,
    name: "commands/model/name",
    removes: "the check of LOCAL_MODEL_NAME: every call asks for a model that the server does not have",
    breaks: "visible",
    edit: { find: "|| isListed(models, name)) return;", put: '|| name !== "") return;' },
  },
  {
    name: "commands/model/summary",
    removes: "the reason in the summary why rules triaged tickets",
    breaks: "visible",
    file: "scripts/commands/start/pipeline-contents.ts",
    edit: { find: "?.[1] ?? [],", put: "?.[2] ?? []," },
    tests: ["test/scripts/commands/start/pipeline-contents.test.ts"],
  },
];

/** The safeguards around a replay that a person edits. */
const editMutations: readonly Mutation[] = [
  {
    name: "commands/replay/terminal",
    removes: "the need for a terminal: an editor waits for keys that nobody can press",
    breaks: "meant",
    file: "scripts/shared/failures/open-editor.ts",
    edit: { find: "  if (!isTerminal) throw new UsageError(NO_TERMINAL);\n", put: "" },
    tests: ["test/scripts/shared/failures/open-editor.test.ts"],
  },
  {
    name: "commands/replay/stop",
    removes: "the choice to stop editing: the next record is opened nevertheless",
    breaks: "meant",
    file: "scripts/commands/replay/execute-steps.ts",
    edit: { find: 'if (choice === "stop")', put: 'if (choice !== "stop" && step.id === "")' },
    tests: ["test/scripts/commands/replay/run.test.ts"],
  },
  {
    name: "commands/replay/preview",
    removes: "the exit code 1 for what was named and does not exist, in a dry run",
    breaks: "visible",
    file: "scripts/commands/replay/run.ts",
    edit: { find: '(yes || row.found === "")', put: '(yes && row.found !== "")' },
    tests: ["test/scripts/commands/replay/run.test.ts"],
  },
];

/** What a plan must not take for granted. */
const planMutations: readonly Mutation[] = [
  {
    name: "commands/capacity/region",
    removes: "the check of --region, so that a region that does not exist gets the figures of most others",
    breaks: "meant",
    file: "scripts/commands/capacity/cli.ts",
    edit: {
      find: "if (AWS_REGIONS.includes(region)) return region;",
      put: 'if (typeof region === "string") return region;',
    },
    tests: ["test/scripts/commands/capacity/cli.test.ts"],
  },
  {
    name: "commands/capacity/geography",
    removes: "the refusal of a profile that the region cannot call",
    breaks: "meant",
    file: "scripts/commands/capacity/choose-model.ts",
    edit: { find: "if (callers !== undefined)", put: 'if (callers === "")' },
    tests: ["test/scripts/commands/capacity/cli.test.ts"],
  },
  {
    name: "commands/capacity/attempts",
    removes: "the exact number of attempts in the simulation, which then retries once more",
    breaks: "meant",
    file: "scripts/shared/capacity/simulate-drain.ts",
    edit: { find: "if (retry >= backoff.maxAttempts) {", put: "if (retry > backoff.maxAttempts) {" },
    tests: ["test/scripts/shared/capacity/simulate-drain.test.ts"],
  },
  {
    name: "commands/capacity/bucket",
    removes: "the upper end of a token bucket in the simulation, which then saves up quota for hours",
    breaks: "meant",
    file: "scripts/shared/capacity/limits.ts",
    edit: {
      find: "this.#level = Math.min(burst, this.#level + (at - this.#filledAt) * perSecond);",
      put: "this.#level += burst * 0 + (at - this.#filledAt) * perSecond;",
    },
    tests: ["test/scripts/shared/capacity/simulate-drain.test.ts"],
  },
];

/** What commands must not do: use AWS by accident, or say that all is well where something was skipped. */
export const commandMutations: readonly Mutation[] = [
  ...awsMutations,
  ...silenceMutations,
  ...modelMutations,
  ...editMutations,
  ...planMutations,
];
