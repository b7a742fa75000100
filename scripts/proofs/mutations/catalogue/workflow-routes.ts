import type { Mutation } from "../mutation.js";
import { ASL, locatedStates, pathTo } from "../state-machine.js";
import { slug, STRUCTURE } from "./workflow-settings.js";

const EXPRESSIONS = ["test/state-machine/expressions.test.ts"];

const ANY_UNFINISHED =
  "attribute_not_exists(content_hash) OR #status IN (:received, :processing, :failed) OR content_hash = :hash";

/** Each catch that leads to Record failure leads to the end instead: nothing is stored, and nothing is notified. */
const unrecorded: readonly Mutation[] = locatedStates.flatMap(({ name, state, path }) =>
  state.Catch.flatMap(({ Next }, index): Mutation[] =>
    Next === "Record failure"
      ? [
          {
            name: `workflow/${slug(name)}/unrecorded`,
            removes: `Record failure after a failure of ${name}`,
            breaks: "lost",
            file: ASL,
            edit: { path: [...path, "Catch", index, "Next"], put: "Ticket failed" },
            tests: STRUCTURE,
          },
        ]
      : [],
  ),
);

/** The conditions, writes and transitions of the states. */
export const workflowRoutes: readonly Mutation[] = [
  ...unrecorded,
  {
    name: "workflow/open-ticket/condition",
    removes: "the condition on Open ticket, so that an answered ticket is answered again",
    breaks: "twice",
    file: ASL,
    edit: { path: pathTo("Open ticket", "Arguments", "ConditionExpression") },
    tests: EXPRESSIONS,
  },
  {
    name: "workflow/open-ticket/condition/status",
    removes: "the status from the condition on Open ticket, so that the same content is answered again",
    breaks: "twice",
    file: ASL,
    edit: { path: pathTo("Open ticket", "Arguments", "ConditionExpression"), put: ANY_UNFINISHED },
    tests: EXPRESSIONS,
  },
  {
    name: "workflow/open-ticket/reopen",
    removes: "the rule that a ticket for a person is reopened only on request",
    breaks: "twice",
    file: ASL,
    edit: { find: "($states.input.reopen = 'NEEDS_HUMAN' ? ' OR", put: "(true ? ' OR" },
    tests: EXPRESSIONS,
  },
  {
    name: "workflow/open-ticket/reopen/rules",
    removes: "the rule that only a ticket which no model has read is reopened",
    breaks: "twice",
    file: ASL,
    edit: { find: "#status = :needsHuman AND attribute_not_exists(model_id))", put: "#status = :needsHuman)" },
    tests: EXPRESSIONS,
  },
  {
    name: "workflow/assume-sentiment/mark",
    removes: "the mark on an assumed sentiment",
    breaks: "visible",
    file: ASL,
    edit: { path: pathTo("Assume neutral sentiment", "Assign", "sentiment", "assumed") },
    tests: EXPRESSIONS,
  },
  {
    name: "workflow/look-up-ticket/consistent-read",
    removes: "the consistent read of Look up ticket, so that a ticket opened a moment ago counts as a conflict",
    breaks: "twice",
    file: ASL,
    edit: { path: pathTo("Look up ticket", "Arguments", "ConsistentRead") },
    tests: EXPRESSIONS,
  },
  {
    name: "workflow/same-content/conflict",
    removes: "the conflict of other content with a used id, so that it ends as done and is lost",
    breaks: "lost",
    file: ASL,
    edit: { path: pathTo("Same content?", "Choices", 1, "Next"), put: "Already answered" },
    tests: EXPRESSIONS,
  },
  {
    name: "workflow/store-ticket/condition",
    removes: "the condition on Store ticket, so that a late answer overwrites another content's",
    breaks: "twice",
    file: ASL,
    edit: { path: pathTo("Store ticket", "Arguments", "ConditionExpression") },
    tests: EXPRESSIONS,
  },
  {
    name: "workflow/store-ticket/remove",
    removes: "the removal of columns that are null, so that an answered ticket keeps why it was held",
    breaks: "lost",
    file: ASL,
    edit: { find: "& ($exists($nulls) ? ' REMOVE ' & $join($nulls, ', ') : '')", put: "" },
    tests: EXPRESSIONS,
  },
  {
    name: "workflow/keep-ticket/store",
    removes: "the branch that stores the ticket in the table",
    breaks: "lost",
    file: ASL,
    edit: { path: pathTo("Keep ticket", "Branches", 0) },
    tests: STRUCTURE,
  },
  {
    name: "workflow/keep-ticket/write",
    removes: "the branch that writes the ticket to the bucket",
    breaks: "lost",
    file: ASL,
    edit: { path: pathTo("Keep ticket", "Branches", 1) },
    tests: STRUCTURE,
  },
  {
    name: "workflow/keep-ticket/publish",
    removes: "Publish ticket, so that no subscriber gets a ticket",
    breaks: "lost",
    file: ASL,
    edit: { path: pathTo("Generate response", "Next"), put: "Already answered" },
    tests: STRUCTURE,
  },
  {
    name: "workflow/record-failure/input",
    removes: "the execution's input from what Record failure stores",
    breaks: "lost",
    file: ASL,
    edit: { path: pathTo("Record failure", "Arguments", "Payload", "input") },
    tests: EXPRESSIONS,
  },
  {
    name: "workflow/record-failure/queue",
    removes: "the message in the failed-tickets queue",
    breaks: "visible",
    file: ASL,
    edit: { path: pathTo("Record failure", "Next"), put: "Notify failure" },
    tests: STRUCTURE,
  },
  {
    name: "workflow/queue-failed-ticket/notify",
    removes: "the message to the failure topic",
    breaks: "visible",
    file: ASL,
    edit: { path: pathTo("Queue failed ticket", "Next"), put: "Ticket failed" },
    tests: STRUCTURE,
  },
  {
    name: "workflow/queue-failed-ticket/pointer",
    removes: "the pointer from the queued message, so that a replay cannot find the failure",
    breaks: "visible",
    file: ASL,
    edit: { path: pathTo("Queue failed ticket", "Arguments", "MessageBody"), put: "{}" },
    tests: EXPRESSIONS,
  },
  {
    name: "workflow/notices/ticket",
    removes: "the summary for e-mails, so that customers' texts reach mailboxes",
    breaks: "secret",
    file: ASL,
    edit: { find: "> 40000 ? 'none' : 'summary';", put: "> 40000 ? 'none' : 'full';" },
    tests: EXPRESSIONS,
  },
  {
    name: "workflow/notices/size",
    removes: "the limit of characters that escapes lengthen, so that a ticket of quotes cannot be published",
    breaks: "lost",
    file: ASL,
    edit: { find: "> 40000 ? 'none'", put: "> 4000000 ? 'none'" },
    tests: EXPRESSIONS,
  },
  {
    name: "workflow/notices/failure",
    removes: "the message of an error without its cause for e-mails, which may quote a text",
    breaks: "secret",
    file: ASL,
    edit: { find: "$k != 'cause'", put: "$k != 'causes'" },
    tests: EXPRESSIONS,
  },
  {
    name: "workflow/notices/filter",
    removes: "the filter of e-mails by what the message contains",
    breaks: "secret",
    file: "stacks/parts/pipeline-parts.ts",
    edit: { find: "  notice: [notificationDetail],\n", put: "" },
    tests: ["test/stacks/constructs/routing/notification-topic.test.ts"],
  },
  {
    name: "workflow/ticket-failed/status",
    removes: "the status FAILED of an execution that failed, which triggers the alarm",
    breaks: "visible",
    file: ASL,
    edit: { path: pathTo("Ticket failed", "Type"), put: "Succeed" },
    tests: STRUCTURE,
  },
];
