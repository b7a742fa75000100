import type { Mutation } from "../mutation.js";

const STORE = {
  file: "functions/shared/desk/store/dynamo-desk-tickets.ts",
  tests: ["test/functions/shared/desk/store/dynamo-desk-tickets.test.ts"],
};
const LOAD = { file: "functions/shared/desk/store/agent-load.ts", tests: STORE.tests };
const VERDICTS = ["test/functions/serve-desk/evaluations/person-verdict.test.ts"];
const OPERATIONS = ["test/functions/serve-desk/tickets/ticket-operations.test.ts"];

/** What keeps changes of tickets by staff from overwriting or losing each other. */
export const deskChangeMutations: readonly Mutation[] = [
  {
    ...STORE,
    name: "desk/store/version",
    removes: "the version from the condition of a change: the later of two agents overwrites the earlier",
    breaks: "desk",
    edit: { find: '"#version = :before"', put: '"attribute_exists(#version) OR #version = :before"' },
  },
  {
    ...STORE,
    name: "desk/store/audit/new",
    removes: "the condition that an entry is never written over",
    breaks: "desk",
    edit: { find: ", ConditionExpression: IS_NEW", put: "" },
  },
  {
    ...STORE,
    name: "desk/store/in-the-way",
    removes: "the repetition of a change that another transaction was in the way of",
    breaks: "desk",
    edit: { find: "const ATTEMPTS = 5", put: "const ATTEMPTS = 1" },
  },
  {
    ...LOAD,
    name: "desk/load/capacity",
    removes: "the capacity from the assignment's condition",
    breaks: "desk",
    edit: {
      find: '    ConditionExpression: "active = :true AND open_count < #capacity",\n',
      put: "",
    },
  },
  {
    ...LOAD,
    name: "desk/load/moved",
    removes: "the load of the agent who had the ticket",
    breaks: "desk",
    edit: { find: "from !== undefined && from !== to", put: "false" },
  },
  {
    name: "desk/reply/last-seen",
    removes: "the check that a reply answers the newest message",
    breaks: "desk",
    file: "functions/serve-desk/tickets/reply.ts",
    edit: { find: "  if (lastMessageId === lastSeen) return;\n", put: "  if (lastMessageId !== undefined) return;\n" },
    tests: OPERATIONS,
  },
  {
    name: "desk/change/if-match",
    removes: "the version of the request: an agent changes what they have not seen",
    breaks: "desk",
    file: "functions/serve-desk/tickets/change-on-desk.ts",
    edit: { find: "ifMatch === undefined || ifMatch === etag", put: "ifMatch !== etag || etag === ifMatch" },
    tests: OPERATIONS,
  },
  {
    name: "desk/draft/answered",
    removes: "the check that the pipeline has not sent the model's answer itself",
    breaks: "desk",
    file: "functions/serve-desk/evaluations/person-verdict.ts",
    edit: { find: 'ticket.status === "NEEDS_HUMAN" && ', put: "" },
    tests: OPERATIONS,
  },
  {
    name: "desk/reply/placeholder",
    removes: "the refusal of replies with placeholders of personal data",
    breaks: "desk",
    file: "functions/serve-desk/tickets/reply.ts",
    edit: { find: "    requireNoPlaceholder(whole, message);\n", put: "    void [requireNoPlaceholder];\n" },
    tests: OPERATIONS,
  },
  {
    name: "desk/verdict/reply",
    removes: "the verdict on the draft from the transaction of a reply",
    breaks: "desk",
    file: "functions/serve-desk/tickets/reply.ts",
    edit: { find: "message, verdict, discardDraftOf", put: "message, verdict: verdict && undefined, discardDraftOf" },
    tests: VERDICTS,
  },
  {
    name: "desk/verdict/retired",
    removes: "the end of a draft by a public message: each later reply discards it again",
    breaks: "desk",
    file: "functions/serve-desk/evaluations/person-verdict.ts",
    edit: { find: "whole.ticket.lastMessageId === undefined ? ", put: "whole.ticket.version > 0 ? " },
    tests: VERDICTS,
  },
  {
    name: "desk/verdict/late",
    removes: "the condition that a draft is discarded before it is sent",
    breaks: "desk",
    file: "functions/shared/desk/store/dynamo-desk-tickets.ts",
    edit: { find: "`${IS_ON_DESK} AND attribute_not_exists(last_message_id)`", put: "IS_ON_DESK" },
    tests: VERDICTS,
  },
  {
    name: "desk/draft/cost",
    removes: "the end of another name: a model has the price of one whose name ends alike",
    breaks: "desk",
    file: "functions/serve-desk/tickets/model-cost.ts",
    edit: { find: "modelId.endsWith(`.${id}`)", put: "modelId.endsWith(id)" },
    tests: ["test/functions/serve-desk/tickets/model-cost.test.ts"],
  },
  {
    name: "desk/presence/old",
    removes: "the 30 seconds after which somebody does not look at a ticket any more",
    breaks: "desk",
    file: "functions/serve-desk/tickets/dynamo-presence.ts",
    edit: { find: '      FilterExpression: "seen_at > :since",\n', put: "" },
    tests: ["test/functions/serve-desk/tickets/dynamo-presence.test.ts"],
  },
];
