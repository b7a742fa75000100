import type { Mutation } from "../mutation.js";

const FOLDER = "functions/serve-api";
const at = (name: string, ...tests: readonly string[]) => ({
  file: `${FOLDER}/${name}.ts`,
  tests: (tests.length === 0 ? [name] : tests).map((test) => `test/${FOLDER}/${test}.test.ts`),
});

const ofOperations = (name: string) => ({
  file: `${FOLDER}/${name}.ts`,
  tests: ["test/functions/serve-api/operations.test.ts"],
});

const SUBMIT = at("intake/submit-ticket", "intake/submit-ticket", "intake/submit-ticket.guarantees");
const DELIVER = at("intake/deliver", "intake/submit-ticket", "intake/submit-ticket.guarantees");
const COMMANDS = at("intake/intake-commands", "intake/dynamo-intake-table");

const OPEN = "const opened = await countAndOpen(arrival, ports);";
const PUT_FIRST = "await deliver(makeEvent(submission.content, ticket, ticket.customerId), key?.id, ports);";
const PUT_NEW = "await (key === undefined ? orGiveBack(put(), spent, expense, budgetPortsOf(ports)) : put());";

/** The safeguards of a 202: one ticket for each key, on the stream, which only its caller can see. */
export const intakeMutations: readonly Mutation[] = [
  {
    ...SUBMIT,
    name: "intake/item-first",
    removes: "the order of item before record, so that a record may have no item",
    breaks: "visible",
    edit: { find: OPEN, put: `${PUT_FIRST}\n  ${OPEN}` },
  },
  {
    ...SUBMIT,
    name: "intake/record",
    removes: "the record of a new ticket, so that a 202 promises nothing",
    breaks: "lost",
    edit: { find: PUT_NEW, put: "" },
  },
  {
    ...SUBMIT,
    name: "intake/key/repaired",
    removes: "the record of a ticket whose first request ended before it was put",
    breaks: "lost",
    edit: { find: "if (earlier.accepted) return;", put: "if (!earlier.refused) return;" },
  },
  {
    ...SUBMIT,
    name: "intake/key/request",
    removes: "the comparison of the requests with one key, so that the other request's ticket is never created",
    breaks: "lost",
    edit: { find: "if (requestHash === key?.requestHash) return;", put: "if (key !== undefined) return;" },
  },
  {
    ...SUBMIT,
    name: "intake/key/same-record",
    removes: "the first request's id, time and tier from a repeat's record, so that it is another ticket",
    breaks: "twice",
    edit: {
      find: "makeEvent(submission.content, earlier, submission.caller.subject)",
      put: "makeEvent(submission.content, receive(submission, ports.now(), ports), submission.caller.subject)",
    },
  },
  {
    ...SUBMIT,
    name: "intake/reopened",
    removes: "the status RECEIVED of a ticket whose record is put later",
    breaks: "visible",
    edit: { find: "  if (earlier.refused) await ports.intake.reopen(earlier.ticketId);\n", put: "" },
  },
  {
    ...DELIVER,
    name: "intake/refusal",
    removes: "the 503 for a record that the stream did not accept",
    breaks: "lost",
    edit: { find: "if (await wasDelivered(event.ticketId, keyId, error, ports)) return;", put: "return;" },
  },
  {
    ...DELIVER,
    name: "intake/refusal/unmarked",
    removes: "the 503 if the ticket cannot be marked either",
    breaks: "lost",
    edit: { find: "    return false;\n  }\n};", put: "    return true;\n  }\n};" },
  },
  {
    ...DELIVER,
    name: "intake/refusal/overtaken",
    removes: "the repair of a ticket that an equal request marked NOT_ACCEPTED although its record is on the stream",
    breaks: "visible",
    edit: { find: "    if (before.refused && !before.accepted) await intake.reopen(ticketId);\n", put: "" },
  },
  {
    ...at("intake/ids"),
    name: "intake/key/caller",
    removes: "the caller from a key, so that one caller gets another's ticket",
    breaks: "own",
    edit: { find: "sha256(`${subject}\\n${key}`)", put: "sha256(key)" },
  },
  {
    ...COMMANDS,
    name: "intake/condition/key",
    removes: "the condition on a key's item, so that each of fifty equal requests creates a ticket",
    breaks: "twice",
    edit: { find: '      ConditionExpression: "attribute_not_exists(pk) OR expires_at < :now",\n', put: "" },
  },
  {
    ...COMMANDS,
    name: "intake/condition/new",
    removes: "the condition on a new item, so that a late write overwrites what the workflow has written",
    breaks: "lost",
    edit: { find: ', ConditionExpression: "attribute_not_exists(pk)" }', put: " }" },
  },
  {
    ...COMMANDS,
    name: "intake/condition/refuse",
    removes: "the condition on marking, so that a ticket which the workflow has started is marked NOT_ACCEPTED",
    breaks: "twice",
    edit: { find: "`#status IN (:received, :refused) AND ${NOT_STARTED}`", put: '"#status IN (:received, :refused)"' },
  },
  {
    ...COMMANDS,
    name: "intake/condition/accepted",
    removes: "the check of the key on marking, so that a ticket which an equal request put is marked NOT_ACCEPTED",
    breaks: "visible",
    edit: { find: "ticket_id = :ticket AND attribute_not_exists(accepted_at)", put: "ticket_id = :ticket" },
  },
  {
    ...COMMANDS,
    name: "intake/condition/reopen",
    removes: "the condition on reopening, so that a ticket in progress is RECEIVED again",
    breaks: "twice",
    edit: { find: "`#status = :refused AND ${NOT_STARTED}`", put: '"attribute_exists(pk)"' },
  },
  {
    ...at("intake/transaction-conflicts"),
    name: "intake/conflicts",
    removes: "the retry of a transaction that conflicts with an equal request's",
    breaks: "lost",
    edit: { find: "if (!isConflict(error) || attempt === ATTEMPTS) throw error;", put: "throw error;" },
  },
  {
    ...ofOperations("reading/ticket-reader"),
    name: "intake/owner/read",
    removes: "the check of the owner from a read",
    breaks: "own",
    edit: {
      find: "if (ticket?.customerId === subject) return ticket;",
      put: "if (ticket !== undefined) return ticket;",
    },
  },
  {
    ...ofOperations("legacy/legacy-operations"),
    name: "intake/owner/user",
    removes: "the owner from a user, so that any caller can submit tickets for it",
    breaks: "own",
    edit: { find: "user?.owner === subject && ", put: "user !== undefined && " },
  },
  {
    ...at("intake/ticket-content"),
    name: "intake/owner/submit",
    removes: "the caller from a ticket: the customer that the request names owns it",
    breaks: "own",
    edit: { find: "  customerId,\n  tier,", put: "  customerId: content.requesterId ?? customerId,\n  tier," },
  },
  {
    ...at("reading/dynamo-ticket-reader"),
    name: "intake/read/consistent",
    removes: "the consistent read, so that a ticket which was just accepted may not be found",
    breaks: "lost",
    edit: { find: "      ConsistentRead: true,\n", put: "" },
  },
  {
    ...at("reading/ticket-view"),
    name: "intake/draft",
    removes:
      "the check of the status before showing a response, so that a customer reads what a person has not reviewed",
    breaks: "floor",
    edit: { find: 'status === "ANSWERED" ?', put: 'status !== "RECEIVED" ?' },
  },
  {
    name: "intake/unstarted",
    removes: "tickets that were received and never started from the findings of reconcile",
    breaks: "visible",
    file: "scripts/shared/reconciliation/reconcile.ts",
    edit: {
      find: "const unstarted = hasReceived ? await sources.received.unstartedOf(day) : [];",
      put: "const unstarted: string[] = [];",
    },
    tests: ["test/scripts/commands/reconcile/run.test.ts"],
  },
];
