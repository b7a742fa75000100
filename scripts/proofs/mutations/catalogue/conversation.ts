import type { Mutation } from "../mutation.js";

const FOLDER = "functions/serve-api/conversation";
const TESTS = {
  messages: "test/functions/serve-api/conversation/messages.test.ts",
  change: "test/functions/serve-api/conversation/change-own-ticket.test.ts",
  view: "test/functions/serve-api/reading/ticket-view.test.ts",
  counts: "test/functions/serve-api/reading/count-tickets.test.ts",
  store: "test/functions/shared/desk/store/dynamo-desk-tickets.test.ts",
  leaks: "test/attacks/internal-items.test.ts",
};

const OWN = { file: `${FOLDER}/own-desk-ticket.ts`, tests: [TESTS.messages, TESTS.change] };
const POST = { file: `${FOLDER}/post-message.ts`, tests: [TESTS.messages] };
const LIST = { file: `${FOLDER}/list-messages.ts`, tests: [TESTS.messages] };
const CHANGE = { file: `${FOLDER}/change-own-ticket.ts`, tests: [TESTS.change] };

/** What customers may do with their tickets after the answer, and what they must not see. */
export const conversationMutations: readonly Mutation[] = [
  {
    ...OWN,
    name: "conversation/own",
    removes: "the check that a ticket is the caller's before it is written to",
    breaks: "own",
    edit: { find: "ticket?.customerId === caller.subject", put: "ticket !== undefined" },
  },
  {
    ...POST,
    name: "conversation/conflict",
    removes: "the look at whether a message was written, so that one is reported that was not",
    breaks: "lost",
    edit: { find: 'written === "written" ?', put: 'written !== "agent-full" ?' },
  },
  {
    ...POST,
    name: "conversation/key/same-request",
    removes: "the comparison of a message's request with the earlier one of its key",
    breaks: "own",
    edit: { find: "  if (earlier !== undefined) requireSameRequest(earlier, key);\n", put: "" },
  },
  {
    file: "functions/shared/desk/store/dynamo-desk-tickets.ts",
    tests: [TESTS.store],
    name: "conversation/key/claimed",
    removes: "the idempotency key from the transaction that writes a message",
    breaks: "twice",
    edit: {
      find: "      ...(key === undefined || message === undefined ? [] : [this.#claim(ticketId, key, message)]),\n",
      put: "",
    },
  },
  {
    ...POST,
    name: "conversation/room",
    removes: "the limit of a ticket's messages",
    breaks: "limits",
    edit: { find: "  requireRoom(before);\n", put: "" },
  },
  {
    file: "functions/serve-desk/tickets/reply.ts",
    tests: ["test/functions/serve-desk/tickets/ticket-operations.test.ts"],
    name: "conversation/room-of-staff",
    removes: "the limit of a ticket's messages for replies of staff",
    breaks: "limits",
    edit: { find: "    requireRoom(whole);\n", put: "" },
  },
  {
    ...LIST,
    name: "conversation/order",
    removes: "the end of a page from the choice of opening messages, so that one is shown before its time",
    breaks: "desk",
    edit: { find: " && (last === undefined || messageId <= last)", put: "" },
  },
  {
    ...LIST,
    name: "conversation/cursor",
    removes: "the ticket from what a cursor of messages is valid for",
    breaks: "own",
    edit: { find: "const scope = { messagesOf: ticketId };", put: 'const scope = { messagesOf: "" };' },
  },
  {
    ...LIST,
    name: "conversation/author",
    removes: "the reduction of a message to what its customer may see",
    breaks: "own",
    tests: [TESTS.leaks],
    edit: {
      find: "  messageId: id,\n  author: AUTHORS[author.role],",
      put: "  ...{ id: author.id },\n  messageId: id,\n  author: AUTHORS[author.role],",
    },
  },
  {
    ...CHANGE,
    name: "conversation/refused-fields",
    removes: "the refusal of fields that only staff set",
    breaks: "desk",
    edit: { find: "if (errors.length > 0)", put: "if (errors.length > 9)" },
  },
  {
    ...CHANGE,
    name: "conversation/title",
    removes: "the refusal of another title for a ticket that is solved",
    breaks: "desk",
    edit: { find: ' && deskStatus !== "OPEN") throw', put: ' && deskStatus === "PENDING") throw' },
  },
  {
    file: `${FOLDER}/conversation-operations.ts`,
    tests: [TESTS.messages],
    name: "conversation/internal",
    removes: "the refusal of internal notes, which would reach the conversation",
    breaks: "own",
    edit: { find: "sent.internal === true", put: "sent.internal === undefined && sent.comment === null" },
  },
  {
    file: "functions/serve-api/reading/ticket-view.ts",
    tests: [TESTS.view],
    name: "conversation/legacy-reply",
    removes: "a person's reply from what legacy clients count as finished",
    breaks: "visible",
    edit: { find: '  if (reply !== undefined) return "finished";\n', put: "" },
  },
  {
    file: "functions/serve-api/reading/count-tickets.ts",
    tests: [TESTS.counts],
    name: "conversation/counts",
    removes: "the bound of the reads of a count",
    breaks: "limits",
    edit: { find: "reads < MAX_READS", put: "reads < Infinity" },
  },
  {
    file: "stacks/constructs/data/ticket-store.ts",
    tests: ["test/stacks/table-access.test.ts"],
    name: "conversation/transactions-only",
    removes: "the condition that the customers' function writes audit entries and agents in transactions only",
    breaks: "own",
    edit: { find: "      ...ONLY_IN_TRANSACTIONS,\n", put: "" },
  },
];
