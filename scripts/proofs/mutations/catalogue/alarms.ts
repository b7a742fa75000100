import type { Mutation } from "../mutation.js";

const ALARMS = {
  file: "stacks/constructs/observability/alarms.ts",
  tests: ["test/stacks/constructs/observability/alarms.test.ts"],
};
const WATCH = {
  file: "stacks/constructs/load/load-alarms.ts",
  tests: ["test/stacks/constructs/load/load-alarms.test.ts"],
};
const TOPIC = {
  file: "stacks/ticket-pipeline-stack.ts",
  tests: ["test/stacks/constructs/routing/notification-topic.test.ts"],
};
const KEY = {
  file: "stacks/constructs/data/encryption-key.ts",
  tests: ["test/stacks/constructs/data/encryption-key.test.ts"],
};

/** Prefixes of the alarms' names; the test of the catalogue compares them with the stack. */
export const RUNBOOKS = [
  "api-errors",
  "api-errors-unlogged",
  "api-slow",
  "api-throttled",
  "sign-ins-throttled",
  "budgets-not-counted",
  "budgets-used-up",
  "concurrency-used-up",
  "deadlines-dead-letters",
  "deadlines-not-watched",
  "desk-changes-not-counted",
  "desk-counting-behind",
  "desk-work-failed",
  "executions-aborted",
  "executions-failed",
  "executions-timed-out",
  "failed-tickets-old",
  "failed-tickets-waiting",
  "function-errors",
  "function-slow",
  "function-throttled",
  "guardrail-unavailable",
  "model-slow",
  "model-spend",
  "model-throttled",
  "model-tokens",
  "records-lost",
  "records-quarantined",
  "records-waiting",
  "replies-bad",
  "replies-held",
  "requests-not-served",
  "routing-dead-letters",
  "routing-lost",
  "routing-waiting",
  "sentiments-assumed",
  "table-throttled",
  "transitions-throttled",
  "triaged-by-rules",
  "verdicts-behind",
  "verdicts-not-archived",
] as const;

const watchOf = (runbook: string): Mutation => ({
  ...ALARMS,
  name: `alarms/${runbook}`,
  removes: `the alarm ${runbook}`,
  breaks: "visible",
  edit: { find: "watches.map(", put: `watches.filter((watch) => watch.runbook !== "${runbook}").map(` },
});

/** Settings that all alarms share. */
const shared: readonly Mutation[] = [
  {
    ...ALARMS,
    name: "alarms/all/action",
    removes: "the action of every alarm",
    breaks: "visible",
    edit: { find: "      alarmActions: [topicArn],\n", put: "" },
  },
  {
    ...ALARMS,
    name: "alarms/all/end",
    removes: "the notification when an alarm returns to OK",
    breaks: "visible",
    edit: { find: "      okActions: [topicArn],\n", put: "" },
  },
  {
    ...ALARMS,
    name: "alarms/all/missing-data",
    removes: "notBreaching for missing data: an alarm keeps its state while no tickets arrive",
    breaks: "visible",
    edit: { find: 'treatMissingData: "notBreaching"', put: 'treatMissingData: "missing"' },
  },
  {
    ...ALARMS,
    name: "alarms/deadlines-not-watched/missing-data",
    removes: "the rule that a schedule which calls nothing breaches",
    breaks: "visible",
    edit: { find: 'treatMissingData: "breaching"', put: 'treatMissingData: "notBreaching"' },
  },
];

/** Alarms and notifications of failures, and the permissions that they need. */
export const alarmMutations: readonly Mutation[] = [
  ...RUNBOOKS.map(watchOf),
  ...shared,
  {
    ...WATCH,
    name: "alarms/load/action",
    removes: "the action of the load's alarms",
    breaks: "visible",
    edit: { find: " alarmActions: [topic.arn],", put: "" },
  },
  {
    ...WATCH,
    name: "alarms/load/end",
    removes: "the notification when an alarm of the load returns to OK",
    breaks: "visible",
    edit: { find: ", okActions: [topic.arn]", put: "" },
  },
  {
    ...WATCH,
    name: "alarms/load-overdue/missing-data",
    removes: "the rule that a load which reports nothing breaches",
    breaks: "visible",
    edit: { find: '"breaching"', put: '"notBreaching"' },
  },
  {
    ...WATCH,
    name: "alarms/load-failed/target",
    removes: "the failure topic as the target of a failed load",
    breaks: "visible",
    edit: { find: "      arn: topic.arn,\n", put: '      arn: "nobody",\n' },
  },
  {
    ...WATCH,
    name: "alarms/load-failed/allowed",
    removes: "the topic's permission for the rule to publish",
    breaks: "visible",
    edit: { find: '    topic.allowRules("FailedLoadsPublish");\n', put: "" },
  },
  {
    ...WATCH,
    name: "alarms/load-failed/condition",
    removes: "the absence of a condition, under which EventBridge publishes nothing",
    breaks: "visible",
    file: "stacks/constructs/routing/notification-topic.ts",
    edit: {
      find: '      principal: { Service: "events.amazonaws.com" },\n',
      put: '      principal: { Service: "events.amazonaws.com" },\n      conditions: { Bool: { "aws:SecureTransport": "true" } },\n',
    },
  },
  {
    ...WATCH,
    name: "alarms/load-failed/dead-letters",
    removes: "the dead-letter queue of the notification of a failed load",
    breaks: "visible",
    edit: {
      find: "deadLetterConfig: { arn: this.#createDeadLetterQueue(props).arn }",
      put: "roleArn: this.#createDeadLetterQueue(props).arn",
    },
  },
  {
    ...WATCH,
    name: "alarms/load-failed/dead-letters/allowed",
    removes: "the queue's permission for the rule to send what it could not deliver",
    breaks: "visible",
    edit: { find: '[denyPlainHttp("sqs:*", [own]), delivery]', put: '[denyPlainHttp("sqs:*", [own])]' },
  },
  {
    ...WATCH,
    name: "alarms/load-failed-undelivered",
    removes: "the alarms on notifications of failed loads that could not be delivered",
    breaks: "visible",
    edit: { find: "[this.#watchAge(props), ...this.#watchDelivery(props)]", put: "[this.#watchAge(props)]" },
  },
  {
    name: "alarms/logging-role/reset",
    removes: "the reset of the account's setting: it outlives the logging role, and API Gateway logs nothing",
    breaks: "visible",
    file: "stacks/constructs/api/api-logging-role.ts",
    edit: { find: "      resetOnDelete: true,\n", put: "" },
    tests: ["test/stacks/account-stack.test.ts"],
  },
  {
    ...TOPIC,
    name: "alarms/topic/allowed",
    removes: "the topic's permission for alarms to publish",
    breaks: "visible",
    edit: { find: '    failureTopic.allowService("AlarmsPublish", "cloudwatch.amazonaws.com", account);\n', put: "" },
  },
  {
    ...KEY,
    name: "alarms/topic/key",
    removes: "the key's permission for alarms to publish to an encrypted topic",
    breaks: "visible",
    edit: { find: ' AlarmsPublish: "cloudwatch",', put: "" },
  },
  {
    ...KEY,
    name: "alarms/given-up/key",
    removes: "the key's permission for the bucket to publish that records were given up",
    breaks: "visible",
    edit: { find: ', GivenUpRecordsPublish: "s3"', put: "" },
  },
  {
    ...TOPIC,
    name: "alarms/failed-tickets/queue",
    removes: "the workflow's permission to send to the failed-tickets queue",
    breaks: "visible",
    edit: { find: "    queue.grantSend(workflow.role);\n", put: "" },
    tests: ["test/stacks/constructs/workflow/ticket-workflow.test.ts"],
  },
  {
    ...TOPIC,
    name: "alarms/failed-tickets/topic",
    removes: "the workflow's permission to publish failures",
    breaks: "visible",
    edit: { find: '    failureTopic.grantPublish(workflow.role, "NotifyFailures");\n', put: "" },
    tests: ["test/stacks/constructs/workflow/ticket-workflow.test.ts"],
  },
  {
    name: "alarms/failed-tickets/retention",
    removes: "the queue's retention of 14 days: failed tickets are deleted after four",
    breaks: "visible",
    file: "stacks/constructs/workflow/failed-tickets-queue.ts",
    edit: { find: "messageRetentionSeconds: 14 *", put: "messageRetentionSeconds: 4 *" },
    tests: ["test/stacks/constructs/workflow/ticket-workflow.test.ts"],
  },
];
